package org.commonway.gateway.town;

import com.google.protobuf.ByteString;
import com.google.transit.realtime.GtfsRealtime.FeedHeader;
import com.google.transit.realtime.GtfsRealtime.FeedMessage;
import com.google.transit.realtime.GtfsRealtime.TranslatedString;
import com.google.transit.realtime.GtfsRealtime.TripDescriptor;
import com.google.transit.realtime.GtfsRealtime.TripUpdate.StopTimeEvent;
import java.time.Instant;

/** What the town's bus says of its trips of 14 May 2024, as a GTFS Realtime message. */
public final class Said {
    private final FeedMessage.Builder message;

    private Said(Instant at) {
        this.message = FeedMessage.newBuilder()
                .setHeader(FeedHeader.newBuilder().setGtfsRealtimeVersion("2.0").setTimestamp(at.getEpochSecond()));
    }

    public static Said at(Instant moment) {
        return new Said(moment);
    }

    private TripDescriptor.Builder trip(String id) {
        return message.addEntityBuilder()
                .setId("e" + message.getEntityCount())
                .getTripUpdateBuilder()
                .getTripBuilder()
                .setTripId(id)
                .setStartDate("20240514");
    }

    public Said late(String trip, int seconds) {
        trip(trip);
        message.getEntityBuilder(message.getEntityCount() - 1)
                .getTripUpdateBuilder()
                .addStopTimeUpdateBuilder()
                .setStopSequence(1)
                .setDeparture(StopTimeEvent.newBuilder().setDelay(seconds));
        return this;
    }

    public Said canceled(String trip) {
        trip(trip).setScheduleRelationship(TripDescriptor.ScheduleRelationship.CANCELED);
        return this;
    }

    /** News about a stop, in Portuguese and in English. */
    public Said alert(String stop, String portuguese, String english) {
        var alert =
                message.addEntityBuilder().setId("a" + message.getEntityCount()).getAlertBuilder();
        alert.addInformedEntityBuilder().setStopId(stop);
        alert.setHeaderText(TranslatedString.newBuilder()
                .addTranslation(TranslatedString.Translation.newBuilder()
                        .setLanguage("pt")
                        .setText(portuguese))
                .addTranslation(TranslatedString.Translation.newBuilder()
                        .setLanguage("en")
                        .setText(english)));
        return this;
    }

    public ByteString message() {
        return message.build().toByteString();
    }
}
