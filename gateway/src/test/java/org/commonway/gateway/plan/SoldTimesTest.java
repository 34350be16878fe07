package org.commonway.gateway.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.commonway.planner.itinerary.CallTime;
import org.commonway.planner.itinerary.Leg;
import org.commonway.planner.itinerary.LegCost;
import org.commonway.planner.itinerary.LegPath;
import org.commonway.planner.itinerary.TransitLeg;
import org.commonway.planner.itinerary.TransitService;
import org.commonway.planner.itinerary.WalkLeg;
import org.commonway.planner.itinerary.Wheelchair;
import org.commonway.planner.mode.Mode;
import org.commonway.planner.place.Coordinate;
import org.commonway.planner.place.Place;
import org.junit.jupiter.api.Test;

class SoldTimesTest {
    private static final Place HERE = new Place("Here", new Coordinate(41, -8));

    private static Instant at(String time) {
        return Instant.parse("2024-05-14T" + time + ":00Z");
    }

    private static LegPath path(String departure, String arrival) {
        return new LegPath(HERE, HERE, at(departure), at(arrival), 100, List.of());
    }

    /** A bus that is planned and expected at these times; planned at none, it runs beside the timetable. */
    private static Leg bus(String planned, String plannedThere, String expected, String expectedThere) {
        return new TransitLeg(
                "bus",
                Mode.BUS,
                path(expected, expectedThere),
                new LegCost(Optional.empty(), 0),
                new TransitService(
                        "t",
                        LocalDate.of(2024, 5, 14),
                        Optional.empty(),
                        new TransitService.Line("1", "1", "", "FFFFFF", "000000"),
                        "",
                        call(planned, expected),
                        call(plannedThere, expectedThere),
                        0,
                        OptionalInt.empty(),
                        Wheelchair.UNKNOWN,
                        false));
    }

    private static TransitService.StopCall call(String planned, String expected) {
        Optional<Instant> scheduled = planned.isEmpty() ? Optional.empty() : Optional.of(at(planned));
        return new TransitService.StopCall("s", 1, new CallTime(scheduled, at(expected), true));
    }

    @Test
    void legs_that_are_planned_one_after_the_other_are_sold_however_late_they_are() {
        assertThat(SoldTimes.findObstacle(List.of(
                        bus("08:00", "08:06", "08:03", "08:09"),
                        new WalkLeg(path("08:09", "08:10")),
                        bus("08:06", "08:15", "08:12", "08:21"))))
                .isEmpty();
    }

    @Test
    void a_connection_that_only_a_delay_makes_is_not_sold_as_one_trip() {
        assertThat(SoldTimes.findObstacle(
                        List.of(bus("08:00", "08:06", "08:00", "08:06"), bus("08:05", "08:15", "08:10", "08:20"))))
                .hasValueSatisfying(sentence -> assertThat(sentence).contains("by timetable"));
    }

    @Test
    void a_vehicle_beside_the_timetable_is_not_sold() {
        assertThat(SoldTimes.findObstacle(List.of(bus("", "", "08:00", "08:06"))))
                .hasValueSatisfying(sentence -> assertThat(sentence).contains("beside the timetable"));
    }
}
