package org.commonway.planner;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.commonway.planner.city.Grid;
import org.commonway.planner.city.GridTown;
import org.commonway.planner.city.Gtfs;
import org.commonway.planner.itinerary.CallTime;
import org.commonway.planner.itinerary.TransitLeg;
import org.commonway.planner.itinerary.TransitService;
import org.commonway.planner.realtime.RealtimeFeed;
import org.commonway.planner.realtime.StopUpdate;
import org.commonway.planner.realtime.TripInstance;
import org.commonway.planner.realtime.TripUpdate;
import org.junit.jupiter.api.Test;

/** A bus that leaves every ten minutes exactly, while its operator speaks of single departures. */
class PlannerHeadwayRealtimeTest extends GridTown {
    private Planner planner() {
        return new Planner(city().withTimetable(Gtfs.of("bus")
                .stop("A", Grid.at(2, 1))
                .stop("B", Grid.at(28, 1))
                .route("1", 3)
                .trip("often", "1", "A 06:00", "B 06:10")
                .frequency("often", "08:00", "08:30", 600, "1")
                .read(folder)));
    }

    private static TripInstance departure(int minutesPastEight) {
        return new TripInstance(
                "often", LocalDate.of(2024, 5, 14), OptionalInt.of(8 * 3600 + 60 * minutesPastEight), "");
    }

    private static Instant at(String localTime) {
        return LocalDateTime.parse("2024-05-14T" + localTime).atZone(LISBON).toInstant();
    }

    /** The first ride of whoever leaves at this time. */
    private static TransitLeg rideAt(Planner planner, String localTime) {
        PlanRequest request = PlanRequest.atLocalTime(
                Grid.place(1, 1), Grid.place(29, 1), LocalDateTime.parse("2024-05-14T" + localTime), LISBON);
        return planner.plan(request, LiveSnapshot.empty()).options().stream()
                .flatMap(option -> option.itinerary().legs().stream())
                .filter(TransitLeg.class::isInstance)
                .map(TransitLeg.class::cast)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_departure_that_is_late_says_so_and_the_others_do_not() {
        Planner planner = planner();
        planner.update(new RealtimeFeed(
                "bus", at("07:55"), List.of(TripUpdate.of(departure(10), StopUpdate.delayed(10, 120)))));

        TransitLeg late = rideAt(planner, "08:05");
        assertThat(late.service().board().time()).isEqualTo(new CallTime(Optional.of(at("08:10")), at("08:12"), true));
        assertThat(late.service().headway()).contains(new TransitService.Headway("08:10:00", 600, true));
        assertThat(rideAt(planner, "08:14").service().board().time())
                .isEqualTo(new CallTime(Optional.of(at("08:20")), at("08:20"), false));
    }

    @Test
    void a_departure_that_is_cancelled_is_gone_and_the_others_run() {
        Planner planner = planner();
        assertThat(rideAt(planner, "08:05").departure()).isEqualTo(at("08:10"));

        planner.update(new RealtimeFeed("bus", at("07:55"), List.of(TripUpdate.canceled(departure(10)))));

        assertThat(rideAt(planner, "07:55").departure()).isEqualTo(at("08:00"));
        assertThat(rideAt(planner, "08:05").departure()).isEqualTo(at("08:20"));
    }
}
