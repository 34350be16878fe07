package org.commonway.planner;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.commonway.planner.area.Area;
import org.commonway.planner.city.Grid;
import org.commonway.planner.city.GridTown;
import org.commonway.planner.city.Gtfs;
import org.commonway.planner.itinerary.Leg;
import org.commonway.planner.itinerary.LegLikelihood;
import org.commonway.planner.itinerary.PlanOption;
import org.commonway.planner.itinerary.RentalLeg;
import org.commonway.planner.itinerary.TransitLeg;
import org.commonway.planner.mode.Mode;
import org.commonway.planner.place.Coordinate;
import org.commonway.planner.request.Party;
import org.commonway.planner.vehicles.Fleet;
import org.commonway.planner.vehicles.FormFactor;
import org.commonway.planner.vehicles.PricingPlan;
import org.commonway.planner.vehicles.SharedVehicle;
import org.commonway.planner.vehicles.VehicleType;
import org.commonway.planner.vehicles.rule.GeofencingZone;
import org.commonway.planner.vehicles.rule.OpeningHours;
import org.commonway.planner.vehicles.rule.RentalRules;
import org.commonway.planner.vehicles.rule.ZoneRule;
import org.commonway.rules.money.Money;
import org.junit.jupiter.api.Test;

/** A shared vehicle between two lines that do not meet, in whole searches. */
class BetweenCasesTest extends GridTown {
    private static final RentalRules NO_RULES = new RentalRules(List.of(), List.of(), Optional.empty());

    private Planner planner() {
        return new Planner(city().withTimetable(Gtfs.of("bus")
                .stop("A", Grid.at(1, 1))
                .stop("B", Grid.at(4, 1))
                .stop("C", Grid.at(12, 1))
                .stop("D", Grid.at(30, 1))
                .route("1", 3)
                .route("2", 3)
                .trip("b1", "1", "A 08:05", "B 08:10")
                .trip("b2", "2", "C 08:22", "D 08:30")
                .read(folder)));
    }

    private static PlanRequest request() {
        return PlanRequest.atLocalTime(
                        Grid.place(0, 1), Grid.place(30, 1), LocalDateTime.parse("2024-05-14T08:00"), LISBON)
                .withMaxWalkMetres(400);
    }

    private static LiveSnapshot live(RentalRules rules) {
        SharedVehicle scooter = new SharedVehicle(
                "s1",
                "scoot",
                new VehicleType("kick", FormFactor.SCOOTER, 18_000, 30),
                Grid.at(5, 1),
                0,
                new PricingPlan("plan", Money.of(100, "EUR"), Money.of(20, "EUR")),
                Optional.empty());
        return new LiveSnapshot(new Fleet(List.of(scooter), List.of(), Map.of("scoot", rules)), List.of());
    }

    private static RentalRules hours(String hours) {
        return new RentalRules(List.of(), List.of(), Optional.of(OpeningHours.parse(hours, LISBON)));
    }

    private List<PlanOption> plan(PlanRequest request, LiveSnapshot live) {
        return planner().plan(request, live).options();
    }

    @Test
    void the_legs_join_in_time_and_place() {
        PlanOption option = plan(request(), live(NO_RULES)).get(0);
        List<Leg> legs = option.itinerary().legs();

        assertThat(legs).extracting(Leg::mode).containsExactly(Mode.WALK, Mode.BUS, Mode.WALK, Mode.SCOOTER, Mode.BUS);
        for (int i = 1; i < legs.size(); i++) {
            assertThat(legs.get(i).from().coordinate())
                    .isEqualTo(legs.get(i - 1).to().coordinate());
            assertThat(legs.get(i).departure()).isAfterOrEqualTo(legs.get(i - 1).arrival());
        }
        RentalLeg ride = (RentalLeg) legs.get(3);
        assertThat(ride.departure()).isEqualTo(legs.get(2).arrival().plusSeconds(60));
        assertThat(ride.distanceMetres()).isBetween(1_170, 1_180);
        assertThat(((TransitLeg) legs.get(4)).changeSeconds()).isEmpty();
        assertThat(option.itinerary().transfers()).isEqualTo(2);
    }

    @Test
    void the_ride_and_the_vehicle_after_it_may_each_be_missed() {
        assertThat(plan(request(), live(NO_RULES)).get(0).likelihoods().parts())
                .extracting(LegLikelihood::kind)
                .containsExactly(LegLikelihood.Kind.RENTAL, LegLikelihood.Kind.CHANGE);
    }

    @Test
    void a_vehicle_that_was_taken_is_gone() {
        assertThat(plan(request(), LiveSnapshot.empty())).isEmpty();
    }

    @Test
    void it_is_not_left_at_a_stop_where_parking_is_forbidden() {
        ZoneRule noParking = new ZoneRule(Set.of(), true, false, true, OptionalInt.empty(), false);
        double[][] ring = new double[5][];
        double[][] corners = {{11.5, 0.5}, {12.5, 0.5}, {12.5, 1.5}, {11.5, 1.5}, {11.5, 0.5}};
        for (int i = 0; i < ring.length; i++) {
            Coordinate corner = Grid.at(corners[i][0], corners[i][1]);
            ring[i] = new double[] {corner.longitude(), corner.latitude()};
        }
        GeofencingZone zone = new GeofencingZone(
                "",
                Area.of("Zone", new double[][][][] {{ring}}),
                Optional.empty(),
                Optional.empty(),
                List.of(noParking));

        assertThat(plan(request(), live(new RentalRules(List.of(zone), List.of(), Optional.empty()))))
                .isEmpty();
    }

    @Test
    void it_is_not_rented_or_given_back_while_it_is_closed() {
        assertThat(plan(request(), live(hours("06:00-22:00")))).hasSize(1);
        // It is reached at 08:12 and left at 08:17.
        assertThat(plan(request(), live(hours("06:00-08:15")))).isEmpty();
        assertThat(plan(request(), live(hours("08:15-22:00")))).isEmpty();
    }

    @Test
    void nobody_with_luggage_or_without_steps_rides_it() {
        for (Party.Need need : Party.Need.values()) {
            Party party = new Party(1, OptionalInt.empty(), Set.of(need), Set.of());
            assertThat(plan(request().withParty(party), live(NO_RULES))).isEmpty();
        }
    }
}
