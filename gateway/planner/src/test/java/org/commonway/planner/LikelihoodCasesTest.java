package org.commonway.planner;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.commonway.planner.city.Grid;
import org.commonway.planner.city.GridTown;
import org.commonway.planner.city.Gtfs;
import org.commonway.planner.itinerary.LegLikelihood;
import org.commonway.planner.itinerary.Likelihood;
import org.commonway.planner.itinerary.Likelihoods;
import org.commonway.planner.itinerary.PlanOption;
import org.commonway.planner.itinerary.TransitLeg;
import org.commonway.planner.realtime.RealtimeFeed;
import org.commonway.planner.realtime.StopUpdate;
import org.commonway.planner.realtime.TripInstance;
import org.commonway.planner.realtime.TripUpdate;
import org.commonway.planner.vehicles.Fleet;
import org.commonway.planner.vehicles.FormFactor;
import org.commonway.planner.vehicles.PricingPlan;
import org.commonway.planner.vehicles.SharedVehicle;
import org.commonway.planner.vehicles.VehicleType;
import org.commonway.rules.money.Money;
import org.junit.jupiter.api.Test;

/** What whole searches say of how likely a trip goes as it is written. */
class LikelihoodCasesTest extends GridTown {
    private static final LocalDate FIRST_DAY = LocalDate.of(2024, 3, 4);
    private static final LocalDate TODAY = LocalDate.of(2024, 5, 14);

    /** Bus 1 meets bus 2 in the middle, with four minutes to change. */
    private Gtfs feed() {
        return Gtfs.of("bus")
                .stop("A", Grid.at(2, 1))
                .stop("M", Grid.at(15, 1))
                .stop("B", Grid.at(28, 1))
                .route("1", 3)
                .route("2", 3);
    }

    private Planner town() {
        return new Planner(city().withTimetable(feed().trip("first", "1", "A 08:00", "M 08:06")
                .trip("second", "2", "M 08:10", "B 08:15")
                .trip("third", "1", "A 09:00", "M 09:06")
                .trip("fourth", "2", "M 09:10", "B 09:15")
                .read(folder)));
    }

    private static Instant at(LocalDate date, String localTime) {
        return LocalDateTime.parse(date + "T" + localTime).atZone(LISBON).toInstant();
    }

    private static RealtimeFeed news(LocalDate date, String time, int firstLate, int secondLate) {
        return new RealtimeFeed(
                "bus",
                at(date, time),
                List.of(
                        TripUpdate.of(new TripInstance("first", date), StopUpdate.delayed(10, firstLate)),
                        TripUpdate.of(new TripInstance("second", date), StopUpdate.delayed(10, secondLate)),
                        TripUpdate.of(new TripInstance("third", date), StopUpdate.delayed(10, firstLate)),
                        TripUpdate.of(new TripInstance("fourth", date), StopUpdate.delayed(10, secondLate))));
    }

    /** On every day up to today the second bus is on time, and the first is late on every {@code often}th. */
    private static void watch(Planner planner, int often, int late) {
        int number = 0;
        for (LocalDate date = FIRST_DAY; date.isBefore(TODAY); date = date.plusDays(1)) {
            int today = ++number % often == 0 ? late : 0;
            planner.update(news(date, "07:30", 0, 0));
            planner.update(news(date, "07:59", 0, 0));
            planner.update(news(date, "08:05", today, 0));
            planner.update(news(date, "08:20", today, 0));
            planner.update(news(date, "08:59", 0, 0));
            planner.update(news(date, "09:05", today, 0));
            planner.update(news(date, "09:20", today, 0));
        }
    }

    private static List<PlanOption> plan(Planner planner, LiveSnapshot live) {
        PlanRequest request = PlanRequest.atLocalTime(
                Grid.place(1, 1), Grid.place(29, 1), LocalDateTime.parse("2024-05-14T07:50"), LISBON);
        return planner.plan(request, live).options();
    }

    private static Likelihoods ofChange(Planner planner) {
        return plan(planner, LiveSnapshot.empty()).stream()
                .filter(option -> option.itinerary().transfers() == 1)
                .map(PlanOption::likelihoods)
                .findFirst()
                .orElseThrow();
    }

    private static int percent(Likelihoods likelihoods) {
        return ((Likelihood.Known) likelihoods.whole().orElseThrow()).percent();
    }

    @Test
    void l01_from_nothing_a_change_is_unknown_and_so_is_the_trip() {
        Likelihoods likelihoods = ofChange(town());

        assertThat(likelihoods.parts())
                .containsExactly(new LegLikelihood(2, LegLikelihood.Kind.CHANGE, Likelihood.unknown()));
        assertThat(likelihoods.whole()).contains(Likelihood.unknown());
    }

    @Test
    void l02_a_trip_without_a_change_depends_on_none() {
        Planner planner = new Planner(city().withTimetable(feed().trip("through", "1", "A 08:00", "M 08:06", "B 08:12")
                .read(folder)));

        assertThat(plan(planner, LiveSnapshot.empty()))
                .allMatch(option -> option.likelihoods().equals(Likelihoods.none()));
    }

    @Test
    void l03_a_bus_that_was_too_late_on_every_fourth_day_is_made_on_three_of_four() {
        Planner planner = town();
        watch(planner, 4, 600);
        planner.forget("bus");

        assertThat(percent(ofChange(planner))).isBetween(70, 77);
    }

    @Test
    void l04_what_was_always_made_is_never_quite_certain() {
        Planner planner = town();
        watch(planner, 4, 30);
        planner.forget("bus");

        assertThat(percent(ofChange(planner))).isBetween(95, 99);
    }

    @Test
    void l05_less_than_thirty_observations_are_none() {
        Planner planner = town();
        LocalDate date = TODAY.minusDays(14);
        for (int day = 0; day < 14; day++) {
            planner.update(news(date.plusDays(day), "08:05", 0, 0));
            planner.update(news(date.plusDays(day), "09:20", 0, 0));
        }
        planner.forget("bus");

        assertThat(ofChange(planner).whole()).contains(Likelihood.unknown());
    }

    @Test
    void l06_with_times_said_now_what_counts_is_how_they_changed_after_they_were_said() {
        Planner planner = town();
        watch(planner, 4, 600);
        planner.update(news(TODAY, "07:59", 120, 120));

        // Said seven minutes before, the delay of the first bus grew by ten minutes on every fourth day.
        assertThat(percent(ofChange(planner))).isBetween(70, 77);

        planner.update(news(TODAY, "08:05", 120, 120));

        // Said a minute before, it never did.
        assertThat(percent(ofChange(planner))).isBetween(95, 99);
    }

    @Test
    void l07_a_bus_that_comes_every_few_minutes_is_not_missed() {
        Planner planner = new Planner(city().withTimetable(feed().trip("first", "1", "A 08:00", "M 08:06")
                .trip("often", "2", "M 00:00", "B 00:05")
                .frequency("often", "07:00", "10:00", 600, "0")
                .read(folder)));

        List<PlanOption> changing = plan(planner, LiveSnapshot.empty()).stream()
                .filter(option -> option.itinerary().transfers() == 1)
                .toList();

        assertThat(changing)
                .isNotEmpty()
                .allMatch(option -> option.likelihoods().equals(Likelihoods.none()));
    }

    @Test
    void l08_what_was_seen_is_kept_when_a_timetable_is_swapped() {
        Planner planner = town();
        watch(planner, 4, 600);
        planner.forget("bus");
        planner.replace(planner.city()
                .withTimetable(feed().trip("early", "1", "A 08:00", "M 08:06")
                        .trip("later", "2", "M 08:10", "B 08:15")
                        .read(folder)));

        assertThat(percent(ofChange(planner))).isBetween(70, 77);
    }

    private static SharedVehicle scooter(String id, double x, Optional<String> station) {
        return new SharedVehicle(
                id,
                "scoot",
                new VehicleType("kick", FormFactor.SCOOTER, 18_000, 30),
                Grid.at(x, 1),
                0,
                new PricingPlan("plan", Money.of(100, "EUR"), Money.of(20, "EUR")),
                station);
    }

    /** For an hour on many days, of the scooters near the start each is taken once. */
    private static void takings(Planner planner) {
        for (int day = 40; day > 0; day--) {
            Instant now = at(TODAY.minusDays(day), "06:30");
            for (int minute = 0; minute < 60; minute++) {
                List<SharedVehicle> standing = new java.util.ArrayList<>(List.of(scooter("far", 20, Optional.empty())));
                for (int i = 0; i < 4; i++) {
                    standing.add(scooter("s" + i, minute < 59 ? 4 : 20, Optional.empty()));
                }
                planner.observe(new Fleet(standing, List.of()), now.plusSeconds(60L * minute));
            }
        }
    }

    private static LegLikelihood ofScooter(Planner planner, LiveSnapshot live) {
        return plan(planner, live).stream()
                .flatMap(option -> option.likelihoods().parts().stream())
                .filter(part -> part.kind() == LegLikelihood.Kind.RENTAL)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void l09_a_scooter_is_as_likely_still_there_as_the_walk_to_it_is_short() {
        Planner planner = town();
        LiveSnapshot near =
                new LiveSnapshot(new Fleet(List.of(scooter("mine", 3.9, Optional.empty())), List.of()), List.of());
        assertThat(ofScooter(planner, near).likelihood()).isEqualTo(Likelihood.unknown());

        takings(planner);
        int now = ((Likelihood.Known) ofScooter(planner, near).likelihood()).percent();
        int seenBefore = ((Likelihood.Known) ofScooter(
                                planner, new LiveSnapshot(near.fleet(), List.of(), Optional.of(at(TODAY, "07:20"))))
                        .likelihood())
                .percent();

        // About one an hour: six minutes on foot, and half an hour more.
        assertThat(now).isBetween(88, 93);
        assertThat(seenBefore).isBetween(50, 58);
    }

    @Test
    void l10_every_leg_of_an_option_that_depends_on_something_says_so() {
        Planner planner = town();
        LiveSnapshot near =
                new LiveSnapshot(new Fleet(List.of(scooter("mine", 3.9, Optional.empty())), List.of()), List.of());

        assertThat(plan(planner, near)).allSatisfy(option -> {
            long rides = option.itinerary().legs().stream()
                    .filter(TransitLeg.class::isInstance)
                    .count();
            assertThat(option.likelihoods().parts().stream().filter(part -> part.kind() == LegLikelihood.Kind.CHANGE))
                    .hasSize((int) Math.max(0, rides - 1));
        });
    }
}
