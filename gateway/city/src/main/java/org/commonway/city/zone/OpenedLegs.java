package org.commonway.city.zone;

import com.google.protobuf.InvalidProtocolBufferException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.commonway.audit.digest.Digest;
import org.commonway.city.ledger.LegZones;
import org.commonway.proto.hold.v1.Hold;
import org.commonway.proto.hold.v1.LegTerms;
import org.commonway.proto.type.v1.Position;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The zones in which legs begin, as far as somebody opened them for the city. An opening counts only if it is what the
 * operator signed: SHA-256 of salt and terms is the commitment in the leg's hold (ADR 19).
 */
public final class OpenedLegs implements LegZones {
    /** Legs that begin in none of the zones. */
    static final String OUTSIDE = "outside";
    /** Legs that nobody opened. */
    static final String UNOPENED = "unopened";

    private static final Logger LOG = LoggerFactory.getLogger(OpenedLegs.class);
    private final List<Zone> zones;
    private final Map<String, OpeningFile.Opening> openings;

    private OpenedLegs(List<Zone> zones, Map<String, OpeningFile.Opening> openings) {
        this.zones = zones;
        this.openings = openings;
    }

    /** The zones of a file, and openings of another; throws {@link ZoneRefusal}. */
    public static OpenedLegs read(Path zones, Optional<Path> openings) {
        return new OpenedLegs(
                ZoneFile.read(zones), openings.map(OpeningFile::read).orElse(Map.of()));
    }

    @Override
    public List<String> names() {
        List<String> names = new ArrayList<>(zones.stream().map(Zone::name).toList());
        names.addAll(List.of(OUTSIDE, UNOPENED));
        return names;
    }

    @Override
    public String zoneOf(String trip, int leg, Hold hold) {
        OpeningFile.Opening opening = openings.get(OpeningFile.keyOf(trip, leg));
        if (opening == null) {
            return UNOPENED;
        }
        byte[] commitment =
                Digest.of(opening.salt().bytes(), opening.terms().bytes()).bytes();
        if (!MessageDigest.isEqual(commitment, hold.getLegCommitment().toByteArray())) {
            LOG.warn(
                    "The opening of leg {} of trip {} is not what its operator signed; ask for it again",
                    leg + 1,
                    trip);
            return UNOPENED;
        }
        try {
            Position from = LegTerms.parseFrom(opening.terms().bytes()).getFrom();
            return zones.stream()
                    .filter(zone -> zone.holds(from.getLatitudeE7(), from.getLongitudeE7()))
                    .findFirst()
                    .map(Zone::name)
                    .orElse(OUTSIDE);
        } catch (InvalidProtocolBufferException e) {
            LOG.warn("The terms of leg {} of trip {} cannot be read", leg + 1, trip, e);
            return UNOPENED;
        }
    }
}
