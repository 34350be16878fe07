package org.commonway.gateway.offers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.commonway.gateway.offers.OfferStreams.ResumePoint;
import org.commonway.gateway.operators.NodeTrouble;
import org.commonway.gateway.signed.SignedOffer;
import org.commonway.proto.offer.v1.OfferUpdate;
import org.commonway.proto.offer.v1.StationOffer;
import org.commonway.proto.offer.v1.VehicleOffer;

/**
 * One operator's vehicles and stations as its stream tells them. A snapshot takes effect with its last part, so that
 * nobody sees half of one. Not safe for many threads.
 */
final class OperatorOffers {
    /** More than any city has; a node that sends more is not believed. */
    static final int VEHICLES_MAX = 200_000;

    static final int STATIONS_MAX = 20_000;

    private final String operatorId;
    private Map<String, Held> vehicles = new LinkedHashMap<>();
    private Map<String, StationOffer> stations = new LinkedHashMap<>();
    private ResumePoint resume = ResumePoint.START;
    private Optional<FollowedStream> seen = Optional.empty();
    private final List<Part> parts = new ArrayList<>();

    /** A vehicle, and the update that its operator said it in last. */
    private record Held(VehicleOffer vehicle, SignedOffer signed) {}

    private record Part(OfferUpdate update, SignedOffer signed) {}

    OperatorOffers(String operatorId) {
        this.operatorId = operatorId;
    }

    /** Takes an update in; true when what is on offer changed. Throws NodeTrouble on what the protocol does not allow. */
    boolean apply(OfferUpdate update, SignedOffer signed) {
        if (!update.getOperatorId().equals(operatorId)) {
            throw new NodeTrouble(
                    "The stream of " + operatorId + " carries an update of " + update.getOperatorId() + ".");
        }
        if (update.getSnapshot()) {
            return applyPart(update, signed);
        }
        if (!parts.isEmpty() || !update.getStreamId().equals(resume.streamId())) {
            throw new NodeTrouble(
                    "The stream of " + operatorId + " carries a change without the snapshot it belongs to.");
        }
        if (update.getSequence() <= resume.sequence()) {
            // Seen before the break: the node sent it again.
            return false;
        }
        change(vehicles, stations, new Part(update, signed));
        check(vehicles, stations);
        see(update, signed);
        return true;
    }

    private boolean applyPart(OfferUpdate update, SignedOffer signed) {
        if (update.getPart() == 1) {
            parts.clear();
        }
        if (update.getPart() != parts.size() + 1 || update.getParts() < update.getPart()) {
            throw new NodeTrouble("The snapshot of " + operatorId + " has part " + update.getPart() + " of "
                    + update.getParts() + " where part " + (parts.size() + 1) + " was due.");
        }
        parts.add(new Part(update, signed));
        if (parts.size() < update.getParts()) {
            return false;
        }
        Map<String, Held> nextVehicles = new LinkedHashMap<>();
        Map<String, StationOffer> nextStations = new LinkedHashMap<>();
        for (Part part : parts) {
            change(nextVehicles, nextStations, part);
            check(nextVehicles, nextStations);
        }
        parts.clear();
        vehicles = nextVehicles;
        stations = nextStations;
        see(update, signed);
        return true;
    }

    private void see(OfferUpdate update, SignedOffer signed) {
        resume = new ResumePoint(update.getStreamId(), update.getSequence());
        seen = Optional.of(new FollowedStream(update.getStreamId(), update.getSequence(), signed));
    }

    private static void change(Map<String, Held> vehicles, Map<String, StationOffer> stations, Part part) {
        OfferUpdate update = part.update();
        update.getRemovedVehicleIdsList().forEach(vehicles::remove);
        update.getChangedList()
                .forEach(vehicle -> vehicles.put(vehicle.getVehicleId(), new Held(vehicle, part.signed())));
        update.getStationsList().forEach(station -> stations.put(station.getStationId(), station));
    }

    private void check(Map<String, Held> nextVehicles, Map<String, StationOffer> nextStations) {
        if (nextVehicles.size() > VEHICLES_MAX || nextStations.size() > STATIONS_MAX) {
            throw new NodeTrouble("The stream of " + operatorId + " offers more than " + VEHICLES_MAX + " vehicles or "
                    + STATIONS_MAX + " stations.");
        }
    }

    /** Forgets the place in the stream, so that the next one begins with a snapshot; what is on offer stays till then. */
    void startOver() {
        parts.clear();
        resume = ResumePoint.START;
    }

    /** Drops a snapshot that came in part. */
    void broken() {
        parts.clear();
    }

    ResumePoint resumePoint() {
        return resume;
    }

    /** Up to where what is on offer was taken in; empty before the first whole snapshot. */
    Optional<FollowedStream> findSeen() {
        return seen;
    }

    List<VehicleOffer> listVehicles() {
        return vehicles.values().stream().map(Held::vehicle).toList();
    }

    /** In which update each vehicle was said last, by its id. */
    Map<String, SignedOffer> mapSigned() {
        Map<String, SignedOffer> signed = new HashMap<>();
        vehicles.forEach((id, held) -> signed.put(id, held.signed()));
        return signed;
    }

    List<StationOffer> listStations() {
        return List.copyOf(stations.values());
    }
}
