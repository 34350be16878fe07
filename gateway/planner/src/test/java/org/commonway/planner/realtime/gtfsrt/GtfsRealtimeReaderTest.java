package org.commonway.planner.realtime.gtfsrt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.UnknownFieldSet;
import com.google.transit.realtime.GtfsRealtime.EntitySelector;
import com.google.transit.realtime.GtfsRealtime.FeedEntity;
import com.google.transit.realtime.GtfsRealtime.FeedHeader;
import com.google.transit.realtime.GtfsRealtime.FeedMessage;
import com.google.transit.realtime.GtfsRealtime.Position;
import com.google.transit.realtime.GtfsRealtime.TimeRange;
import com.google.transit.realtime.GtfsRealtime.TranslatedString;
import com.google.transit.realtime.GtfsRealtime.TripDescriptor;
import com.google.transit.realtime.GtfsRealtime.TripUpdate.StopTimeEvent;
import com.google.transit.realtime.GtfsRealtime.TripUpdate.StopTimeUpdate;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.OptionalInt;
import java.util.Random;
import org.commonway.planner.city.Grid;
import org.commonway.planner.city.Gtfs;
import org.commonway.planner.realtime.Alert;
import org.commonway.planner.realtime.RealtimeFeed;
import org.commonway.planner.realtime.TripInstance;
import org.commonway.planner.realtime.TripUpdate;
import org.commonway.planner.refusal.PlannerRefusal;
import org.commonway.planner.refusal.RefusalCode;
import org.commonway.planner.timetable.Timetable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GtfsRealtimeReaderTest {
    private static final Instant NOON = LocalDateTime.parse("2024-05-14T12:00")
            .atZone(ZoneId.of("Europe/Lisbon"))
            .toInstant();
    private static final LocalDate TODAY = LocalDate.of(2024, 5, 14);

    private static Timetable timetable;

    @BeforeAll
    static void write_timetable(@TempDir Path folder) {
        timetable = Gtfs.of("bus")
                .stop("A", Grid.at(2, 1))
                .stop("B", Grid.at(10, 1))
                .stop("C", Grid.at(20, 1))
                .route("1", 3)
                .trip("b1", "1", "A 12:00", "B 12:10", "C 12:20")
                .trip("night", "1", "A 23:50", "B 24:10", "C 24:20")
                .trip("often", "1", "A 08:00", "B 08:10", "C 08:20")
                .frequency("often", "08:00", "09:00", 600, "0")
                .read(folder);
    }

    private static GtfsRealtimeFeed read(FeedEntity.Builder... entities) {
        return readAt(NOON, entities);
    }

    private static GtfsRealtimeFeed readAt(Instant timestamp, FeedEntity.Builder... entities) {
        FeedMessage.Builder message = FeedMessage.newBuilder()
                .setHeader(
                        FeedHeader.newBuilder().setGtfsRealtimeVersion("2.0").setTimestamp(timestamp.getEpochSecond()));
        for (FeedEntity.Builder entity : entities) {
            message.addEntity(entity.setId("e" + message.getEntityCount()));
        }
        return new GtfsRealtimeReader(timetable).read(message.build().toByteArray(), NOON);
    }

    private static FeedEntity.Builder entity(TripDescriptor.Builder trip, StopTimeUpdate.Builder... stops) {
        FeedEntity.Builder entity = FeedEntity.newBuilder();
        entity.getTripUpdateBuilder().setTrip(trip);
        for (StopTimeUpdate.Builder stop : stops) {
            entity.getTripUpdateBuilder().addStopTimeUpdate(stop);
        }
        return entity;
    }

    private static TripDescriptor.Builder trip(String id) {
        return TripDescriptor.newBuilder().setTripId(id);
    }

    private static StopTimeUpdate.Builder delay(int sequence, int seconds) {
        return StopTimeUpdate.newBuilder()
                .setStopSequence(sequence)
                .setArrival(StopTimeEvent.newBuilder().setDelay(seconds));
    }

    private static StopTimeUpdate.Builder at(String stop, Instant time) {
        return StopTimeUpdate.newBuilder()
                .setStopId(stop)
                .setArrival(StopTimeEvent.newBuilder().setTime(time.getEpochSecond()));
    }

    private static TripDescriptor.Builder related(TripDescriptor.Builder trip, int relationship) {
        return trip.setUnknownFields(UnknownFieldSet.newBuilder()
                .mergeVarintField(TripDescriptor.SCHEDULE_RELATIONSHIP_FIELD_NUMBER, relationship)
                .build());
    }

    @Test
    void a_delay_is_read_for_the_run_that_is_nearest_to_the_feeds_time() {
        RealtimeFeed feed = read(entity(trip("b1"), delay(20, 60))).feed();

        assertThat(feed.timestamp()).isEqualTo(NOON);
        assertThat(feed.trips()).hasSize(1);
        assertThat(feed.trips().get(0).trip()).isEqualTo(new TripInstance("b1", TODAY));
        assertThat(feed.trips().get(0).stops().get(0).stopSequence()).hasValue(20);
        assertThat(feed.trips().get(0).stops().get(0).arrival().orElseThrow().delaySeconds())
                .hasValue(60);
    }

    @Test
    void after_midnight_the_run_of_yesterday_is_nearest() {
        Instant tenPastMidnight = NOON.plusSeconds(12 * 3600 + 600);

        assertThat(readAt(tenPastMidnight, entity(trip("night"), delay(20, 60)))
                        .feed()
                        .trips())
                .extracting(update -> update.trip().serviceDate())
                .containsExactly(TODAY);
    }

    @Test
    void what_the_timetable_does_not_have_is_reported() {
        GtfsRealtimeFeed read = read(
                entity(trip("ghost"), delay(10, 60)),
                entity(trip("b1").setStartDate("20250101"), delay(10, 60)),
                entity(trip("b1").setStartDate("tomorrow"), delay(10, 60)),
                entity(trip("often").setStartTime("08:10:00"), delay(10, 60)),
                entity(trip("b1"), delay(10, 60), delay(15, 60), delay(99, 60)),
                entity(trip("b1"), delay(10, 90)),
                FeedEntity.newBuilder().setIsDeleted(true),
                FeedEntity.newBuilder());

        assertThat(read.feed().trips()).hasSize(1);
        assertThat(read.report().entities()).isEqualTo(8);
        assertThat(read.report().count(RealtimeSkipReason.TRIP_UNKNOWN)).isEqualTo(1);
        assertThat(read.report().count(RealtimeSkipReason.TRIP_NOT_RUNNING)).isEqualTo(2);
        assertThat(read.report().count(RealtimeSkipReason.HEADWAY_NOT_FOLLOWED)).isEqualTo(1);
        assertThat(read.report().count(RealtimeSkipReason.STOP_NOT_OF_TRIP)).isEqualTo(2);
        assertThat(read.report().count(RealtimeSkipReason.TRIP_DOUBLED)).isEqualTo(1);
        assertThat(read.report().count(RealtimeSkipReason.ENTITY_DELETED)).isEqualTo(1);
        assertThat(read.report().count(RealtimeSkipReason.ENTITY_NOT_USED)).isEqualTo(1);
        assertThat(read.report().skipped().get(0).why()).isEqualTo("The timetable has no trip ghost.");
    }

    @Test
    void times_that_run_back_or_are_days_away_are_reported() {
        GtfsRealtimeFeed back = read(entity(trip("b1"), delay(10, 3_600), delay(20, 0)));
        GtfsRealtimeFeed away = read(entity(trip("b1"), at("B", NOON.plusSeconds(8 * 86_400)), delay(30, 999_999)));

        assertThat(back.report().count(RealtimeSkipReason.TIMES_BACKWARDS)).isEqualTo(1);
        assertThat(back.feed().trips().get(0).stops()).hasSize(2);
        assertThat(away.report().count(RealtimeSkipReason.VALUE_INVALID)).isEqualTo(2);
        assertThat(away.feed().trips().get(0).stops())
                .allMatch(stop -> stop.arrival().isEmpty());
    }

    @Test
    void trips_are_cancelled_deleted_and_added_in_old_and_new_words() {
        StopTimeUpdate.Builder[] stops = {at("A", NOON), at("C", NOON.plusSeconds(600))};
        GtfsRealtimeFeed read = read(
                entity(trip("b1").setScheduleRelationship(TripDescriptor.ScheduleRelationship.CANCELED)),
                entity(related(trip("night"), 7)),
                entity(related(trip("x1").setRouteId("1"), 8), stops),
                entity(
                        trip("x2").setRouteId("1").setScheduleRelationship(TripDescriptor.ScheduleRelationship.ADDED),
                        stops),
                entity(related(trip("x3").setRouteId("9"), 8), stops),
                entity(related(trip("x4").setRouteId("1"), 8), at("A", NOON), at("Z", NOON)),
                entity(related(trip("b1"), 77)));

        assertThat(read.feed().trips())
                .extracting(TripUpdate::kind)
                .containsExactly(
                        TripUpdate.Kind.CANCELED,
                        TripUpdate.Kind.DELETED,
                        TripUpdate.Kind.ADDED,
                        TripUpdate.Kind.ADDED);
        assertThat(read.report().count(RealtimeSkipReason.ROUTE_UNKNOWN)).isEqualTo(1);
        assertThat(read.report().count(RealtimeSkipReason.TRIP_UNUSABLE)).isEqualTo(1);
        assertThat(read.report().count(RealtimeSkipReason.RELATIONSHIP_UNKNOWN)).isEqualTo(1);
    }

    @Test
    void a_duplicated_trip_says_what_is_made_of_it() {
        FeedEntity.Builder entity =
                entity(trip("b1").setScheduleRelationship(TripDescriptor.ScheduleRelationship.DUPLICATED));
        entity.getTripUpdateBuilder()
                .getTripPropertiesBuilder()
                .setTripId("b1-again")
                .setStartDate("20240514")
                .setStartTime("13:00:00");

        TripUpdate update = read(entity).feed().trips().get(0);

        assertThat(update.copy()).hasValue(new TripInstance("b1-again", TODAY, OptionalInt.of(13 * 3600), ""));
        assertThat(read(entity(trip("b1").setScheduleRelationship(TripDescriptor.ScheduleRelationship.DUPLICATED)))
                        .report()
                        .count(RealtimeSkipReason.VALUE_INVALID))
                .isEqualTo(1);
    }

    @Test
    void an_alert_keeps_its_texts_by_language_and_says_when_it_counts() {
        FeedEntity.Builder entity = FeedEntity.newBuilder();
        entity.getAlertBuilder()
                .addActivePeriod(TimeRange.newBuilder().setStart(NOON.getEpochSecond()))
                .addInformedEntity(EntitySelector.newBuilder().setRouteId("1"))
                .setHeaderText(TranslatedString.newBuilder()
                        .addTranslation(TranslatedString.Translation.newBuilder()
                                .setLanguage("pt")
                                .setText("Greve"))
                        .addTranslation(
                                TranslatedString.Translation.newBuilder().setText("Strike")));

        Alert alert = read(entity).feed().alerts().get(0);

        assertThat(alert.header()).containsEntry("pt", "Greve").containsEntry("", "Strike");
        assertThat(alert.informed().get(0).routeId()).isEqualTo("1");
        assertThat(alert.isActive(NOON)).isTrue();
        assertThat(alert.isActive(NOON.minusSeconds(1))).isFalse();
    }

    @Test
    void a_vehicle_is_kept_only_with_a_place_on_earth() {
        FeedEntity.Builder here = FeedEntity.newBuilder();
        here.getVehicleBuilder()
                .setTrip(trip("b1"))
                .setPosition(Position.newBuilder().setLatitude(41).setLongitude(-8));
        FeedEntity.Builder nowhere = FeedEntity.newBuilder();
        nowhere.getVehicleBuilder()
                .setPosition(Position.newBuilder().setLatitude(Float.NaN).setLongitude(-8));

        GtfsRealtimeFeed read = read(here, nowhere);

        assertThat(read.feed().vehicles())
                .extracting(vehicle -> vehicle.tripId())
                .containsExactly("b1");
        assertThat(read.report().count(RealtimeSkipReason.VALUE_INVALID)).isEqualTo(1);
    }

    @Test
    void a_report_of_a_thousand_unknown_trips_stays_small() {
        FeedEntity.Builder[] entities = new FeedEntity.Builder[1_000];
        for (int i = 0; i < entities.length; i++) {
            entities[i] = entity(trip("x".repeat(500) + i));
        }
        RealtimeReport report = read(entities).report();

        assertThat(report.count(RealtimeSkipReason.TRIP_UNKNOWN)).isEqualTo(1_000);
        assertThat(report.skipped())
                .hasSize(20)
                .allMatch(skipped -> skipped.why().length() < 200);
    }

    @Test
    void changes_alone_are_refused() {
        byte[] message = FeedMessage.newBuilder()
                .setHeader(FeedHeader.newBuilder()
                        .setGtfsRealtimeVersion("2.0")
                        .setIncrementality(FeedHeader.Incrementality.DIFFERENTIAL))
                .build()
                .toByteArray();

        assertThatThrownBy(() -> new GtfsRealtimeReader(timetable).read(message, NOON))
                .isInstanceOf(PlannerRefusal.class)
                .hasMessage("The realtime feed of bus gives only what has changed; send the full dataset.");
    }

    @Test
    void spoilt_bytes_are_read_or_refused_and_never_crash() {
        byte[] whole = FeedMessage.newBuilder()
                .setHeader(FeedHeader.newBuilder().setGtfsRealtimeVersion("2.0"))
                .addEntity(entity(trip("b1"), delay(10, 60), at("C", NOON)).setId("e"))
                .build()
                .toByteArray();
        GtfsRealtimeReader reader = new GtfsRealtimeReader(timetable);
        Random random = new Random(1);
        int refused = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = whole.clone();
            for (int spoilt = 0; spoilt <= random.nextInt(4); spoilt++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            try {
                reader.read(bytes, NOON);
            } catch (PlannerRefusal refusal) {
                assertThat(refusal.code()).isEqualTo(RefusalCode.REALTIME_UNREADABLE);
                refused++;
            }
        }
        assertThat(refused).isBetween(1_000, 19_000);
    }
}
