package org.commonway.planner.likelihood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.commonway.planner.place.Coordinate;
import org.commonway.planner.vehicles.Fleet;
import org.commonway.planner.vehicles.FormFactor;
import org.commonway.planner.vehicles.PricingPlan;
import org.commonway.planner.vehicles.SharedVehicle;
import org.commonway.planner.vehicles.VehicleType;
import org.commonway.rules.money.Money;
import org.junit.jupiter.api.Test;

/** For how long vehicles stand, and which of them were taken. */
class VehicleWatchTest {
    private static final VehicleType SCOOTER = new VehicleType("kick", FormFactor.SCOOTER, 18_000, 30);
    private static final PricingPlan PLAN = new PricingPlan("plan", Money.of(100, "EUR"), Money.of(20, "EUR"));
    private static final Coordinate HERE = new Coordinate(41.0011, -8.0011);
    private static final Coordinate STEP_ASIDE = new Coordinate(41.0011, -8.0008);
    private static final Coordinate AWAY = new Coordinate(41.0511, -8.0011);
    private static final SharedVehicle OTHER = scooter("other", AWAY);

    private final VehicleWatch watch = new VehicleWatch();
    private Instant now = Instant.parse("2024-05-14T08:00:00Z");

    static SharedVehicle scooter(String id, Coordinate at) {
        return new SharedVehicle(id, "scoot", SCOOTER, at, 0, PLAN, Optional.empty());
    }

    private static SharedVehicle docked(String id, String station) {
        return new SharedVehicle(id, "scoot", SCOOTER, HERE, 0, PLAN, Optional.of(station));
    }

    /** For so many minutes these vehicles stand there. */
    private void stand(int minutes, SharedVehicle... vehicles) {
        Fleet fleet = new Fleet(List.of(vehicles), List.of());
        for (int i = 0; i < minutes; i++) {
            watch.observe(fleet, now, ZoneOffset.UTC);
            now = now.plusSeconds(60);
        }
    }

    private double taken(SharedVehicle vehicle) {
        Takings takings = watch.table().get(CellKey.of(vehicle));
        return Stream.iterate(0, i -> i + 1)
                .limit(HourClass.COUNT)
                .mapToDouble(takings::taken)
                .sum();
    }

    private double hours(SharedVehicle vehicle) {
        Takings takings = watch.table().get(CellKey.of(vehicle));
        return Stream.iterate(0, i -> i + 1)
                .limit(HourClass.COUNT)
                .mapToDouble(takings::hours)
                .sum();
    }

    @Test
    void a_scooter_that_leaves_and_comes_back_elsewhere_was_taken() {
        stand(61, scooter("a", HERE), OTHER);
        stand(10, OTHER);
        assertThat(taken(scooter("a", HERE))).isZero();

        stand(5, scooter("a", AWAY), OTHER);

        assertThat(taken(scooter("a", HERE))).isEqualTo(1);
        assertThat(hours(scooter("a", HERE))).isCloseTo(1, within(1e-9));
        assertThat(taken(OTHER)).isZero();
    }

    @Test
    void a_scooter_that_comes_back_where_it_stood_was_not_taken_nor_one_that_moves_a_little() {
        stand(5, scooter("a", HERE), OTHER);
        stand(5, OTHER);
        stand(5, scooter("a", HERE), OTHER);
        stand(5, scooter("a", STEP_ASIDE), OTHER);

        assertThat(HERE.metresTo(STEP_ASIDE)).isLessThan(30);
        assertThat(taken(scooter("a", HERE))).isZero();
        assertThat(hours(scooter("a", HERE))).isCloseTo(13 / 60.0, within(1e-9));
    }

    @Test
    void a_scooter_that_is_elsewhere_at_the_next_look_was_taken() {
        stand(5, scooter("a", HERE));
        stand(5, scooter("a", AWAY));

        assertThat(taken(scooter("a", HERE))).isEqualTo(1);
    }

    @Test
    void a_scooter_that_stays_away_for_an_hour_was_taken() {
        stand(5, scooter("a", HERE), OTHER);
        stand(60, OTHER);
        assertThat(taken(scooter("a", HERE))).isZero();
        stand(2, OTHER);

        assertThat(taken(scooter("a", HERE))).isEqualTo(1);
    }

    @Test
    void when_an_operator_falls_silent_none_of_its_vehicles_was_taken() {
        stand(5, scooter("a", HERE), OTHER);
        stand(10);
        stand(90, OTHER);

        assertThat(taken(scooter("a", HERE))).isZero();
        assertThat(taken(OTHER)).isZero();
    }

    @Test
    void the_only_scooter_of_an_operator_was_taken_when_it_comes_back_elsewhere() {
        stand(5, scooter("a", HERE));
        stand(10);
        stand(1, scooter("a", AWAY));

        assertThat(taken(scooter("a", HERE))).isEqualTo(1);
    }

    @Test
    void after_a_gap_nothing_is_made_of_what_is_gone_or_still_there() {
        stand(5, scooter("a", HERE), scooter("b", HERE));
        now = now.plusSeconds(3_600);
        stand(5, scooter("a", AWAY), scooter("b", HERE));

        assertThat(taken(scooter("a", HERE))).isZero();
        assertThat(hours(scooter("a", HERE))).isCloseTo(12 / 60.0, within(1e-9));
    }

    @Test
    void a_clock_that_is_put_back_begins_anew() {
        stand(5, scooter("a", HERE));
        now = now.minusSeconds(7_200);
        stand(5, scooter("a", AWAY));

        assertThat(taken(scooter("a", HERE))).isZero();
        assertThat(hours(scooter("a", HERE))).isCloseTo(4 / 60.0, within(1e-9));
    }

    @Test
    void the_time_of_a_station_counts_once_however_many_bikes_stand_there() {
        stand(31, docked("a", "s"), docked("b", "s"), docked("c", "s"), OTHER);
        stand(5, docked("a", "s"), OTHER);
        stand(62, docked("a", "s"), OTHER);

        assertThat(hours(docked("a", "s"))).isCloseTo(97 / 60.0, within(1e-9));
        assertThat(taken(docked("a", "s"))).isEqualTo(2);
    }

    @Test
    void from_little_no_rate_is_told() {
        List<SharedVehicle> many = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            many.add(scooter("s" + i, HERE));
        }
        CellKey cell = CellKey.of(scooter("s", HERE));
        stand(61, many.toArray(SharedVehicle[]::new));
        assertThat(watch.table().ratePerHour(cell, 2))
                .as("100 hours without a taking")
                .isEmpty();

        for (int i = 0; i < 10; i++) {
            many.set(i, scooter("s" + i, AWAY));
        }
        stand(1, many.toArray(SharedVehicle[]::new));

        assertThat(watch.table().ratePerHour(cell, 2)).hasValueCloseTo(0.1, within(0.002));
        assertThat(watch.table().ratePerHour(cell, 3))
                .as("another band of hours")
                .isEmpty();
    }
}
