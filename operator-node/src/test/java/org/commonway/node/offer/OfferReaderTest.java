package org.commonway.node.offer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.commonway.node.place.Position;
import org.commonway.node.vehicle.Vehicle;
import org.junit.jupiter.api.Test;

class OfferReaderTest {
    private final OfferBoard board = new OfferBoard("life-1", 3);

    @Test
    void a_new_reader_gets_everything_in_bounded_parts() {
        board.changed(IntStream.range(0, 1_200).mapToObj(i -> bike("b" + i, i)).toList(), List.of(), List.of());
        OfferReader reader = reader("", 0);

        List<OfferUpdate> parts = List.of(next(reader), next(reader), next(reader));

        assertThat(parts)
                .allMatch(OfferUpdate::isSnapshot)
                .extracting(OfferUpdate::part)
                .containsExactly(1, 2, 3);
        assertThat(parts.stream().mapToInt(part -> part.change().size()).sum()).isEqualTo(1_200);
        assertThat(reader.next()).isEmpty();
    }

    @Test
    void an_empty_board_is_a_snapshot_of_one_empty_part() {
        OfferUpdate only = next(reader("", 0));

        assertThat(only).isEqualTo(new OfferUpdate(0, 1, 1, new OfferChange(List.of(), List.of(), List.of())));
    }

    @Test
    void a_slow_reader_gets_the_newest_state_of_each_vehicle_once() {
        OfferReader reader = reader("", 0);
        next(reader);
        move("b1", 1);
        move("b1", 2);
        board.changed(List.of(bike("b1", 3)), List.of("b2"), List.of());

        OfferUpdate update = next(reader);
        assertThat(update.sequence()).isEqualTo(3);
        assertThat(update.change().changed()).containsExactly(bike("b1", 3));
        assertThat(update.change().removed()).containsExactly("b2");
        assertThat(reader.next()).isEmpty();
    }

    @Test
    void a_reader_who_comes_back_gets_only_what_came_after() {
        move("b1", 1);
        move("b2", 2);

        OfferUpdate update = next(reader("life-1", 1));
        assertThat(update.isSnapshot()).isFalse();
        assertThat(update.change().changed()).containsExactly(bike("b2", 2));
    }

    @Test
    void a_reader_of_another_life_or_from_too_long_ago_begins_again() {
        for (int i = 0; i < 10; i++) {
            move("b1", i);
        }
        assertThat(next(reader("life-0", 10)).isSnapshot()).isTrue();
        assertThat(next(reader("life-1", 6)).isSnapshot()).isTrue();
        assertThat(next(reader("life-1", 11)).isSnapshot()).isTrue();
        assertThat(next(reader("life-1", 7)).isSnapshot()).isFalse();
    }

    @Test
    void a_reader_who_fell_asleep_begins_again_with_what_is_true_now() {
        OfferReader reader = reader("", 0);
        next(reader);
        for (int i = 0; i < 10; i++) {
            move("b1", i);
        }
        OfferUpdate update = next(reader);
        assertThat(update.isSnapshot()).isTrue();
        assertThat(update.change().changed()).containsExactly(bike("b1", 9));
    }

    @Test
    void a_closed_reader_is_woken_no_more() {
        OfferReader reader = reader("", 0);
        assertThat(board.readers()).isEqualTo(1);
        reader.close();
        assertThat(board.readers()).isZero();
    }

    private OfferReader reader(String streamId, long after) {
        return new OfferReader(board, streamId, after, () -> {});
    }

    private static OfferUpdate next(OfferReader reader) {
        return reader.next().orElseThrow();
    }

    private void move(String vehicleId, int where) {
        board.changed(List.of(bike(vehicleId, where)), List.of(), List.of());
    }

    private static Vehicle bike(String vehicleId, int where) {
        return new Vehicle(
                vehicleId, "bike", "plan", new Vehicle.Spot(new Position(where, where), Optional.empty()), 0);
    }
}
