package org.commonway.node.hold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.commonway.node.hold.Holds.GATEWAY;
import static org.commonway.node.hold.Holds.OTHER_GATEWAY;
import static org.commonway.node.hold.Holds.wish;

import java.util.Optional;
import org.commonway.node.hold.Holds.MapStore;
import org.commonway.node.hold.Holds.SetClock;
import org.commonway.node.leg.HoldRefusal;
import org.commonway.rules.money.Money;
import org.junit.jupiter.api.Test;

class HoldBookTest {
    private final Holds holds = new Holds(new MapStore(), new SetClock(), "b1", "b2", "b3", "b4");
    private final HoldBook book = holds.book;

    @Test
    void a_held_vehicle_leaves_the_offers_and_a_released_one_comes_back() {
        book.create(wish("h1", GATEWAY, "b1"));
        assertThat(holds.offered()).containsExactly("b2", "b3", "b4");

        book.release("h1", GATEWAY);
        assertThat(holds.offered()).containsExactly("b1", "b2", "b3", "b4");
    }

    @Test
    void the_same_wish_again_gives_the_same_promise() {
        Hold first = book.create(wish("h1", GATEWAY, "b1"));
        holds.clock.now = holds.clock.now.plusSeconds(30);

        assertThat(book.create(wish("h1", GATEWAY, "b1")).facts().promise())
                .isEqualTo(first.facts().promise());
        assertThat(book.openHolds()).isEqualTo(1);
    }

    @Test
    void a_hold_id_stands_for_one_leg_only() {
        book.create(wish("h1", GATEWAY, "b1"));

        assertThat(conflict(() -> book.create(wish("h1", GATEWAY, "b2")))).isEqualTo(HoldConflict.Reason.ID_IN_USE);
        assertThat(conflict(() -> book.create(wish("h1", OTHER_GATEWAY, "b1"))))
                .isEqualTo(HoldConflict.Reason.ID_IN_USE);
    }

    @Test
    void a_vehicle_is_held_once() {
        book.create(wish("h1", GATEWAY, "b1"));

        assertThat(refusal(wish("h2", OTHER_GATEWAY, "b1")).reason()).isEqualTo(HoldRefusal.Reason.TAKEN);
    }

    @Test
    void another_price_than_shown_is_refused_with_the_price_now() {
        HoldWish cheap = new HoldWish(new HoldIds("h1", "t1", GATEWAY), Holds.ride("b1"), "digest", Money.of(1, "EUR"));

        assertThat(refusal(cheap).reason()).isEqualTo(HoldRefusal.Reason.PRICE_CHANGED);
        assertThat(refusal(cheap).priceNow()).contains(Holds.TEN_MINUTES);
        assertThat(holds.offered()).contains("b1");
    }

    @Test
    void a_gateway_cannot_hoard() {
        book.create(wish("h1", GATEWAY, "b1"));
        book.create(wish("h2", GATEWAY, "b2"));
        book.create(wish("h3", GATEWAY, "b3"));

        assertThat(refusal(wish("h4", GATEWAY, "b4")).reason()).isEqualTo(HoldRefusal.Reason.TOO_MANY_HOLDS);
        assertThat(book.create(wish("h5", OTHER_GATEWAY, "b4")).status()).isEqualTo(Hold.Status.PENDING);
    }

    @Test
    void only_its_gateway_releases_a_hold() {
        book.create(wish("h1", GATEWAY, "b1"));

        assertThat(conflict(() -> book.release("h1", OTHER_GATEWAY))).isEqualTo(HoldConflict.Reason.NOT_YOURS);
        assertThat(book.find("h1").map(Hold::status)).contains(Hold.Status.PENDING);
    }

    @Test
    void what_is_not_held_can_be_released_for_nothing() {
        book.release("never-made", GATEWAY);
        book.create(wish("h1", GATEWAY, "b1"));
        book.release("h1", GATEWAY);
        book.release("h1", GATEWAY);

        assertThat(book.find("h1").map(Hold::status)).contains(Hold.Status.RELEASED);
    }

    @Test
    void a_hold_expires_at_its_second_and_not_before() {
        book.create(wish("h1", GATEWAY, "b1"));

        holds.clock.now = holds.clock.now.plusSeconds(119);
        assertThat(book.expireDue()).isZero();
        assertThat(holds.offered()).doesNotContain("b1");

        holds.clock.now = holds.clock.now.plusSeconds(1);
        assertThat(book.expireDue()).isEqualTo(1);
        assertThat(holds.offered()).contains("b1");
        assertThat(book.find("h1").map(Hold::status)).contains(Hold.Status.EXPIRED);
    }

    @Test
    void what_expired_is_forgotten_after_a_day() {
        MapStore store = new MapStore();
        Holds other = new Holds(store, new SetClock(), "b1");
        other.book.create(wish("h1", GATEWAY, "b1"));
        other.clock.now = other.clock.now.plusSeconds(200);
        other.book.expireDue();
        assertThat(store.kept).hasSize(1);

        other.clock.now = other.clock.now.plusSeconds(86_400);
        other.book.expireDue();
        assertThat(store.kept).isEmpty();
        assertThat(other.book.find("h1")).isEqualTo(Optional.empty());
    }

    @Test
    void a_booked_hold_outlives_its_expiry_and_is_released_by_nobody() {
        book.create(wish("h1", GATEWAY, "b1"));
        book.booked("h1", "tx");
        holds.clock.now = holds.clock.now.plusSeconds(3600);
        book.expireDue();

        assertThat(book.find("h1").map(Hold::status)).contains(Hold.Status.CONFIRMED);
        assertThat(conflict(() -> book.release("h1", GATEWAY))).isEqualTo(HoldConflict.Reason.WRONG_STATE);
        assertThat(holds.offered()).doesNotContain("b1");
    }

    @Test
    void the_ledger_decides_even_when_its_word_comes_after_expiry() {
        book.create(wish("h1", GATEWAY, "b1"));
        holds.clock.now = holds.clock.now.plusSeconds(120);
        book.expireDue();

        assertThat(book.booked("h1", "tx")).isTrue();
        assertThat(holds.offered()).doesNotContain("b1");
        assertThat(book.booked("h1", "tx")).isFalse();
    }

    @Test
    void a_cancelled_trip_frees_its_vehicle() {
        book.create(wish("h1", GATEWAY, "b1"));
        book.booked("h1", "tx");

        assertThat(book.cancelled("h1")).isTrue();
        assertThat(holds.offered()).contains("b1");
    }

    @Test
    void a_ridden_vehicle_comes_back_where_the_ride_ended() {
        book.create(wish("h1", GATEWAY, "b1"));
        assertThat(conflict(() -> holds.start("h1"))).isEqualTo(HoldConflict.Reason.WRONG_STATE);
        book.booked("h1", "tx");
        holds.start("h1");
        assertThat(conflict(() -> holds.start("h1"))).isEqualTo(HoldConflict.Reason.WRONG_STATE);
        holds.end("h1", Holds.RIVER);

        assertThat(holds.fleet.find("b1").map(vehicle -> vehicle.spot().position()))
                .contains(Holds.RIVER);
        assertThat(holds.offered()).contains("b1");
    }

    private HoldRefusal refusal(HoldWish wish) {
        return catchThrowableOfType(HoldRefusal.class, () -> book.create(wish));
    }

    private static HoldConflict.Reason conflict(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return catchThrowableOfType(HoldConflict.class, call).reason();
    }
}
