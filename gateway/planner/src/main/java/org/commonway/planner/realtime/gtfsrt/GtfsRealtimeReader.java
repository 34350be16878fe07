package org.commonway.planner.realtime.gtfsrt;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.transit.realtime.GtfsRealtime.FeedEntity;
import com.google.transit.realtime.GtfsRealtime.FeedHeader;
import com.google.transit.realtime.GtfsRealtime.FeedMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.commonway.planner.realtime.Alert;
import org.commonway.planner.realtime.RealtimeFeed;
import org.commonway.planner.realtime.VehiclePosition;
import org.commonway.planner.refusal.PlannerRefusal;
import org.commonway.planner.refusal.RefusalCode;
import org.commonway.planner.timetable.Timetable;

/** Reads GTFS Realtime 1.0 and 2.0 for one timetable; safe for any number of threads. */
public final class GtfsRealtimeReader {
    /** The largest message that is read; a city's is some hundred kilobytes. */
    private static final int MOST_BYTES = 64 << 20;

    private final Timetable timetable;
    private final TimetableIds ids;

    /** A reader of what is said of this timetable; takes time in proportion to its trips, so keep it. */
    public GtfsRealtimeReader(Timetable timetable) {
        this.timetable = timetable;
        this.ids = TimetableIds.of(timetable);
    }

    /**
     * Reads one whole message.
     *
     * @param message a FeedMessage with the full dataset
     * @param receivedAt when it came; stands in for the time that it should say it was made at
     * @throws PlannerRefusal REALTIME_UNREADABLE when the bytes are no such message, are more than 64 MiB, or give only
     *     what has changed
     */
    public GtfsRealtimeFeed read(byte[] message, Instant receivedAt) {
        FeedMessage read = parse(message);
        RealtimeSkipLog log = new RealtimeSkipLog();
        Instant timestamp = Moments.find(read.getHeader().getTimestamp())
                .filter(at -> isGiven(read))
                .orElse(receivedAt);
        TripUpdateReader updates = new TripUpdateReader(timetable, ids, timestamp, log);
        List<Alert> alerts = new ArrayList<>();
        List<VehiclePosition> vehicles = new ArrayList<>();
        for (FeedEntity entity : read.getEntityList()) {
            if (entity.getIsDeleted()) {
                log.add(entity.getId(), RealtimeSkipReason.ENTITY_DELETED, () -> "The feed says that it is gone.");
            } else if (!entity.hasTripUpdate() && !entity.hasAlert() && !entity.hasVehicle()) {
                log.add(
                        entity.getId(),
                        RealtimeSkipReason.ENTITY_NOT_USED,
                        () -> "It is no trip update, alert or vehicle position.");
            }
            if (!entity.getIsDeleted()) {
                updates.read(entity);
                AlertReader.read(entity).ifPresent(alerts::add);
                VehicleReader.read(entity, log).ifPresent(vehicles::add);
            }
        }
        RealtimeFeed feed = new RealtimeFeed(timetable.operatorId(), timestamp, updates.updates(), alerts, vehicles);
        return new GtfsRealtimeFeed(feed, log.report(read.getEntityCount(), feed));
    }

    private static boolean isGiven(FeedMessage message) {
        return message.getHeader().getTimestamp() != 0;
    }

    private FeedMessage parse(byte[] message) {
        if (message.length > MOST_BYTES) {
            throw refused("is larger than 64 MiB; send less");
        }
        FeedMessage read;
        try {
            read = FeedMessage.parseFrom(message);
        } catch (InvalidProtocolBufferException e) {
            throw new PlannerRefusal(
                    RefusalCode.REALTIME_UNREADABLE,
                    sentence("is no GTFS Realtime message; send a FeedMessage in protobuf"),
                    e);
        }
        if (read.getHeader().getIncrementality() != FeedHeader.Incrementality.FULL_DATASET) {
            throw refused("gives only what has changed; send the full dataset");
        }
        return read;
    }

    private PlannerRefusal refused(String what) {
        return new PlannerRefusal(RefusalCode.REALTIME_UNREADABLE, sentence(what));
    }

    private String sentence(String what) {
        return "The realtime feed of " + timetable.operatorId() + " " + what + ".";
    }
}
