package org.commonway.planner;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.commonway.planner.city.Grid;
import org.commonway.planner.city.GridTown;
import org.commonway.planner.city.Gtfs;
import org.commonway.planner.itinerary.Itinerary;
import org.commonway.planner.itinerary.Leg;
import org.commonway.planner.itinerary.PlanOption;
import org.commonway.planner.itinerary.TransitLeg;
import org.commonway.planner.itinerary.WalkLeg;
import org.commonway.planner.itinerary.Wheelchair;
import org.commonway.planner.mode.Mode;
import org.commonway.planner.place.Coordinate;
import org.commonway.planner.place.Place;
import org.commonway.planner.request.Party;
import org.junit.jupiter.api.Test;

/**
 * Searches by way of a station with pathways: platform P lies at crossing (4, 1), under the ground; its north entrance
 * with stairs one block west, its south entrance with a lift one block east.
 */
class StationCasesTest extends GridTown {
    private static String place(String id, double x, double y, int type, String parent, String wheelchair) {
        Coordinate at = Grid.at(x, y);
        return id + "," + id + "," + at.latitude() + "," + at.longitude() + "," + type + "," + parent + ","
                + wheelchair;
    }

    private static Gtfs metro() {
        return Gtfs.of("metro")
                .columns(
                        "stops.txt",
                        "stop_id,stop_name,stop_lat,stop_lon,location_type,parent_station,wheelchair_boarding")
                .line("stops.txt", place("S", 4, 1, 1, "", ""))
                .line("stops.txt", place("P", 4, 1, 0, "S", ""))
                .line("stops.txt", place("Q", 4, 1, 0, "S", ""))
                .line("stops.txt", place("north", 3, 1, 2, "S", ""))
                .line("stops.txt", place("south", 5, 1, 2, "S", ""))
                .line("stops.txt", place("B", 28, 1, 0, "", ""))
                .line("stops.txt", place("C", 2, 1, 0, "", ""))
                .line("stops.txt", place("far", 0, 4, 0, "", ""))
                .route("M", 1)
                .columns(
                        "pathways.txt",
                        "pathway_id,from_stop_id,to_stop_id,pathway_mode,is_bidirectional,length,traversal_time")
                .line("pathways.txt", "stairs,north,P,2,1,40,100")
                .line("pathways.txt", "lift,south,P,5,1,,200");
    }

    private List<Itinerary> plan(Gtfs feed, double fromX, double toX, Party.Need... needs) {
        return plan(feed, Grid.place(fromX, 1), Grid.place(toX, 1), needs);
    }

    private List<Itinerary> plan(Gtfs feed, Place from, Place to, Party.Need... needs) {
        PlanRequest request = PlanRequest.atLocalTime(from, to, LocalDateTime.parse("2024-05-14T07:45"), LISBON)
                .withParty(new Party(1, OptionalInt.empty(), Set.of(needs), Set.of()));
        return new Planner(city().withTimetable(feed.read(folder)))
                .plan(request, LiveSnapshot.empty()).options().stream()
                        .map(PlanOption::itinerary)
                        .filter(trip -> trip.arrival().isBefore(at("12:00")))
                        .toList();
    }

    private static Instant at(String localTime) {
        return LocalDateTime.parse("2024-05-14T" + localTime).atZone(LISBON).toInstant();
    }

    @Test
    void p01_a_rider_comes_to_a_platform_by_the_entrance_that_is_quickest_from_the_door() {
        Leg walk = plan(metro().trip("m", "M", "P 08:00", "B 08:10"), 2, 29)
                .get(0)
                .legs()
                .get(0);

        // One block of 168 metres to the north entrance, and 100 seconds down.
        assertThat(walk.mode()).isEqualTo(Mode.WALK);
        assertThat(walk.distanceMetres()).isBetween(206, 210);
        assertThat(Duration.between(walk.departure(), walk.arrival()).toSeconds())
                .isBetween(219L, 224L);
        assertThat(walk.geometry()).contains(Grid.at(3, 1));
        assertThat(walk.geometry().get(walk.geometry().size() - 1)).isEqualTo(Grid.at(4, 1));
    }

    @Test
    void p02_from_the_other_side_the_lift_is_quicker_and_out_of_the_station_likewise() {
        Leg in = plan(metro().trip("m", "M", "P 08:00", "B 08:10"), 6, 29)
                .get(0)
                .legs()
                .get(0);
        assertThat(in.distanceMetres()).isBetween(166, 170);
        assertThat(Duration.between(in.departure(), in.arrival()).toSeconds()).isBetween(319L, 324L);

        List<Leg> legs =
                plan(metro().trip("m", "M", "B 08:00", "P 08:10"), 29, 2).get(0).legs();
        Leg out = legs.get(legs.size() - 1);
        assertThat(out.distanceMetres()).isBetween(206, 210);
        assertThat(Duration.between(out.departure(), out.arrival()).toSeconds()).isBetween(219L, 224L);
        assertThat(out.geometry().get(0)).isEqualTo(Grid.at(4, 1));
        assertThat(out.geometry()).contains(Grid.at(3, 1));
    }

    @Test
    void p03_in_a_wheelchair_the_lift_is_taken_from_either_side() {
        Leg walk = plan(metro().trip("m", "M", "P 08:00", "B 08:10"), 2, 29, Party.Need.STEP_FREE)
                .get(0)
                .legs()
                .get(0);

        // Three blocks to the south entrance, and 200 seconds down.
        assertThat(walk.distanceMetres()).isBetween(501, 507);
        assertThat(Duration.between(walk.departure(), walk.arrival()).toSeconds())
                .isBetween(559L, 570L);
        assertThat(walk.geometry()).contains(Grid.at(5, 1));
    }

    @Test
    void p04_a_platform_with_stairs_alone_is_out_of_a_wheelchairs_reach_but_not_of_others() {
        Gtfs feed = metro().columns(
                        "pathways.txt",
                        "pathway_id,from_stop_id,to_stop_id,pathway_mode,is_bidirectional,length,traversal_time")
                .line("pathways.txt", "stairs,north,P,2,1,40,100")
                .trip("m", "M", "P 08:00", "B 08:10");

        assertThat(plan(feed, 2, 29)).isNotEmpty();
        assertThat(plan(feed, 2, 29, Party.Need.LUGGAGE)).isNotEmpty();
        assertThat(plan(feed, 2, 29, Party.Need.STEP_FREE)).isEmpty();
    }

    @Test
    void p05_an_entrance_for_one_direction_is_not_used_in_the_other() {
        Gtfs feed = metro().line("pathways.txt", "exit,P,gate,7,0,,5")
                .line("stops.txt", place("gate", 4, 1, 2, "S", ""))
                .trip("m", "M", "P 08:00", "B 08:10")
                .trip("back", "M", "B 08:20", "P 08:30");

        Leg in = plan(feed, 2, 29).get(0).legs().get(0);
        assertThat(in.geometry()).contains(Grid.at(3, 1));
        List<Itinerary> back = plan(feed, 29, 4.1);
        Leg out = back.get(0).legs().get(back.get(0).legs().size() - 1);
        assertThat(Duration.between(out.departure(), out.arrival()).toSeconds()).isBetween(15L, 30L);
    }

    @Test
    void p06_a_change_between_platforms_takes_the_way_inside_where_there_is_one() {
        Gtfs feed = metro().line("pathways.txt", "between,P,Q,1,1,50,240")
                .route("N", 1)
                .trip("in", "M", "B 08:00", "P 08:10")
                .trip("soon", "N", "Q 08:14", "far 08:20")
                .trip("later", "N", "Q 08:16", "far 08:22");

        Itinerary trip = plan(feed, Grid.place(29, 1), Grid.place(0, 4)).get(0);

        // Four minutes on the way, and one for the change.
        assertThat(ids(trip)).containsExactly("in", "later");
        WalkLeg change = (WalkLeg) trip.legs().get(2);
        assertThat(change.distanceMetres()).isEqualTo(50);
        assertThat(Duration.between(change.departure(), change.arrival())).isEqualTo(Duration.ofMinutes(4));
        assertThat(change.geometry()).containsExactly(Grid.at(4, 1), Grid.at(4, 1));
        assertThat(change.wheelchair()).isEqualTo(Wheelchair.UNKNOWN);
        Itinerary stepFree = plan(feed, Grid.place(29, 1), Grid.place(0, 4), Party.Need.STEP_FREE)
                .get(0);
        assertThat(((WalkLeg) stepFree.legs().get(2)).wheelchair()).isEqualTo(Wheelchair.YES);
    }

    private static List<String> ids(Itinerary trip) {
        return trip.legs().stream()
                .filter(TransitLeg.class::isInstance)
                .map(leg -> ((TransitLeg) leg).service().gtfsTripId())
                .toList();
    }

    @Test
    void p07_a_change_to_a_stop_on_the_street_goes_out_by_an_entrance() {
        Gtfs feed = metro().route("N", 3)
                .trip("in", "M", "B 08:00", "P 08:10")
                .trip("soon", "N", "C 08:14", "far 08:20")
                .trip("later", "N", "C 08:16", "far 08:22");
        Itinerary trip = plan(feed, Grid.place(29, 1), Grid.place(0, 4)).get(0);

        // 100 seconds up, a block of 168 metres, and a minute for the change: 281 seconds.
        assertThat(ids(trip)).containsExactly("in", "later");
        Leg change = trip.legs().get(2);
        assertThat(change.distanceMetres()).isBetween(206, 210);
        assertThat(change.geometry()).contains(Grid.at(3, 1));
        assertThat(change.geometry().get(0)).isEqualTo(Grid.at(4, 1));
    }

    @Test
    void p08_a_lift_from_the_door_to_the_platform_is_a_walk_of_no_length() {
        Leg walk = plan(metro().trip("m", "M", "P 08:00", "B 08:10"), 5, 29)
                .get(0)
                .legs()
                .get(0);

        assertThat(walk.mode()).isEqualTo(Mode.WALK);
        assertThat(walk.distanceMetres()).isZero();
        assertThat(Duration.between(walk.departure(), walk.arrival()).toSeconds())
                .isEqualTo(200);
    }
}
