package org.commonway.planner.realtime.gtfsrt;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.transit.realtime.GtfsRealtime.FeedHeader;
import com.google.transit.realtime.GtfsRealtime.FeedMessage;
import com.google.transit.realtime.GtfsRealtime.TripDescriptor;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.OptionalInt;
import org.commonway.planner.city.Grid;
import org.commonway.planner.city.Gtfs;
import org.commonway.planner.realtime.TripInstance;
import org.commonway.planner.realtime.TripUpdate;
import org.commonway.planner.timetable.Timetable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Departures of frequencies.txt: with exact_times they are a timetable, and what is said of one is followed. */
class HeadwayUpdatesTest {
    private static final Instant MORNING = Instant.parse("2024-05-14T07:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2024, 5, 14);

    private static Timetable timetable;

    @BeforeAll
    static void write_timetable(@TempDir Path folder) {
        timetable = Gtfs.of("bus")
                .stop("A", Grid.at(2, 1))
                .stop("B", Grid.at(10, 1))
                .route("1", 3)
                .trip("exact", "1", "A 06:00", "B 06:10")
                .trip("about", "1", "A 06:00", "B 06:10")
                .frequency("exact", "08:00", "09:00", 600, "1")
                .frequency("about", "08:00", "09:00", 600, "0")
                .read(folder);
    }

    private static GtfsRealtimeFeed read(TripDescriptor.Builder... canceled) {
        FeedMessage.Builder message = FeedMessage.newBuilder()
                .setHeader(
                        FeedHeader.newBuilder().setGtfsRealtimeVersion("2.0").setTimestamp(MORNING.getEpochSecond()));
        for (TripDescriptor.Builder trip : canceled) {
            message.addEntityBuilder()
                    .setId("e" + message.getEntityCount())
                    .getTripUpdateBuilder()
                    .setTrip(trip.setScheduleRelationship(TripDescriptor.ScheduleRelationship.CANCELED));
        }
        return new GtfsRealtimeReader(timetable).read(message.build().toByteArray(), MORNING);
    }

    private static TripDescriptor.Builder departure(String trip, String startTime) {
        return TripDescriptor.newBuilder().setTripId(trip).setStartTime(startTime);
    }

    @Test
    void departures_of_one_trip_are_told_apart_by_their_start() {
        GtfsRealtimeFeed read = read(departure("exact", "08:10:00"), departure("exact", "8:20:00"));

        assertThat(read.feed().trips())
                .extracting(TripUpdate::trip)
                .containsExactly(
                        new TripInstance("exact", TODAY, OptionalInt.of(8 * 3600 + 600), ""),
                        new TripInstance("exact", TODAY, OptionalInt.of(8 * 3600 + 1200), ""));
        assertThat(read.report().totals()).isEmpty();
    }

    @Test
    void a_departure_that_is_told_twice_counts_once() {
        GtfsRealtimeFeed read = read(departure("exact", "08:10:00"), departure("exact", "08:10:00"));

        assertThat(read.feed().trips()).hasSize(1);
        assertThat(read.report().count(RealtimeSkipReason.TRIP_DOUBLED)).isEqualTo(1);
    }

    @Test
    void a_start_at_which_nothing_leaves_names_no_departure() {
        GtfsRealtimeFeed read =
                read(departure("exact", "08:05:00"), TripDescriptor.newBuilder().setTripId("exact"));

        assertThat(read.feed().trips()).isEmpty();
        assertThat(read.report().count(RealtimeSkipReason.TRIP_UNKNOWN)).isEqualTo(2);
    }

    @Test
    void departures_that_are_kept_to_only_about_are_not_followed() {
        GtfsRealtimeFeed read = read(departure("about", "08:10:00"));

        assertThat(read.feed().trips()).isEmpty();
        assertThat(read.report().count(RealtimeSkipReason.HEADWAY_NOT_FOLLOWED)).isEqualTo(1);
    }
}
