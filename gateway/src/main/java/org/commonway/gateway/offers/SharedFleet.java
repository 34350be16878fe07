package org.commonway.gateway.offers;

import java.util.Map;
import java.util.Optional;
import org.commonway.gateway.signed.SignedOffer;
import org.commonway.planner.vehicles.Fleet;

/** All vehicles and stations at one moment, and in what their operators signed that the vehicles stand there. */
public final class SharedFleet {
    private final Fleet fleet;
    private final Map<String, Map<String, SignedOffer>> signed;
    private final Map<String, FollowedStream> streams;

    /**
     * @param signed by operator and vehicle
     * @param streams up to where each operator's stream was taken in
     */
    SharedFleet(Fleet fleet, Map<String, Map<String, SignedOffer>> signed, Map<String, FollowedStream> streams) {
        this.fleet = fleet;
        this.signed = signed;
        this.streams = streams;
    }

    /** Nothing of anybody. */
    public static SharedFleet empty() {
        return new SharedFleet(Fleet.empty(), Map.of(), Map.of());
    }

    /** What searches look at. */
    public Fleet fleet() {
        return fleet;
    }

    /** The update in which this operator said last where this vehicle stands; empty for one that is not in the fleet. */
    public Optional<SignedOffer> findSigned(String operatorId, String vehicleId) {
        return Optional.ofNullable(signed.getOrDefault(operatorId, Map.of()).get(vehicleId));
    }

    /** Up to where this operator's stream was taken in; empty for one that is not in the fleet. */
    public Optional<FollowedStream> findStream(String operatorId) {
        return Optional.ofNullable(streams.get(operatorId));
    }

    /** Whether vehicles or stations of this operator are in the fleet, or it just has none to share now. */
    public boolean hears(String operatorId) {
        return signed.containsKey(operatorId);
    }
}
