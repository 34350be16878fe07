package org.commonway.gateway.offers;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.commonway.gateway.signed.SignedOffer;
import org.commonway.planner.vehicles.SharedVehicle;
import org.commonway.planner.vehicles.VehicleStation;
import org.commonway.planner.vehicles.rule.RentalRules;
import org.commonway.proto.operator.v1.Profile;

/** One operator's part of the fleet: as translated with this profile from this version of its offers. */
final class Share {
    private final Profile profile;
    private final long version;
    private final List<SharedVehicle> vehicles;
    private final List<VehicleStation> stations;
    private final Optional<RentalRules> rules;
    private final Map<String, SignedOffer> signed;
    private final Optional<FollowedStream> stream;

    Share(
            Profile profile,
            long version,
            List<SharedVehicle> vehicles,
            List<VehicleStation> stations,
            Optional<RentalRules> rules,
            Map<String, SignedOffer> signed,
            Optional<FollowedStream> stream) {
        this.profile = profile;
        this.version = version;
        this.vehicles = vehicles;
        this.stations = stations;
        this.rules = rules;
        this.signed = signed;
        this.stream = stream;
    }

    boolean isOf(Profile otherProfile, long otherVersion) {
        return version == otherVersion && profile.equals(otherProfile);
    }

    List<SharedVehicle> vehicles() {
        return vehicles;
    }

    List<VehicleStation> stations() {
        return stations;
    }

    Optional<RentalRules> rules() {
        return rules;
    }

    Map<String, SignedOffer> signed() {
        return signed;
    }

    /** Up to where the stream was taken in; empty before its first whole snapshot. */
    Optional<FollowedStream> stream() {
        return stream;
    }
}
