package org.commonway.gateway.offers;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.commonway.gateway.operators.NodeTrouble;
import org.commonway.gateway.operators.RegisteredOperator;
import org.commonway.gateway.signed.SignedOffer;
import org.commonway.planner.vehicles.SharedVehicle;
import org.commonway.planner.vehicles.VehicleStation;
import org.commonway.planner.vehicles.rule.RentalRules;
import org.commonway.proto.offer.v1.OfferUpdate;
import org.commonway.proto.operator.v1.Profile;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows one operator's stream: resumes after a break, waits longer after each failure. Safe for many threads. */
final class Follower {
    private static final Logger LOG = LoggerFactory.getLogger(Follower.class);
    private static final int WAIT_SECONDS_MAX = 16;
    /** A stream that has been open for this long is well, even when nothing changed and so nothing came. */
    private static final int WELL_SECONDS = 3;

    private final RegisteredOperator operator;
    private final OfferStreams streams;
    private final OperatorOffers offers;
    private OfferStreams.@Nullable Stream stream;
    private final InstantSource clock;
    private final Instant since;
    private Instant nextTry = Instant.MIN;
    private Instant openedAt = Instant.MIN;
    private Optional<Instant> brokenSince = Optional.empty();
    private int failures;
    private long version;
    private long life;
    private long sharedVersion;
    private boolean inUse;
    private String detail = "";
    private int leftOut;
    private @Nullable Profile ruledBy;
    private Optional<RentalRules> rules = Optional.empty();
    private List<String> refusedRules = List.of();

    Follower(RegisteredOperator operator, OfferStreams streams, InstantSource clock) {
        this.operator = operator;
        this.streams = streams;
        this.clock = clock;
        this.since = clock.instant();
        this.offers = new OperatorOffers(operator.id());
    }

    String operatorId() {
        return operator.id();
    }

    /** Whether this follows the operator as it is listed now: another address or key is another stream. */
    boolean follows(@Nullable RegisteredOperator listed) {
        return operator.equals(listed);
    }

    /** Opens the stream if none is open and it is time to. */
    synchronized void tend(Instant now) {
        if (stream != null) {
            if (openedAt.plusSeconds(WELL_SECONDS).isBefore(now)) {
                well();
            }
            return;
        }
        if (now.isBefore(nextTry)) {
            return;
        }
        openedAt = now;
        nextTry = now.plusSeconds(Math.min(WAIT_SECONDS_MAX, 1L << Math.min(failures, 4)));
        life++;
        stream = streams.open(operator, offers.resumePoint(), new Reader(life));
    }

    private synchronized void take(long readerLife, OfferUpdate update, SignedOffer signed) {
        if (readerLife != life) {
            return;
        }
        try {
            if (offers.apply(update, signed)) {
                version++;
            }
            well();
        } catch (NodeTrouble e) {
            offers.startOver();
            OfferStreams.Stream open = stream;
            if (open != null) {
                open.cancel();
            }
            over(e.sentence());
        }
    }

    private synchronized void ended(long readerLife, String sentence) {
        if (readerLife == life) {
            over(sentence);
        }
    }

    private void well() {
        failures = 0;
        detail = "";
        brokenSince = Optional.empty();
    }

    private void over(String sentence) {
        if (brokenSince.isEmpty()) {
            brokenSince = Optional.of(clock.instant());
        }
        offers.broken();
        stream = null;
        life++;
        failures++;
        if (!sentence.equals(detail)) {
            LOG.info("Offers of {}: {}", operator.id(), sentence);
        }
        detail = sentence;
    }

    /** Whether the stream has been broken for longer than this many seconds. */
    synchronized boolean isBrokenFor(int seconds, Instant now) {
        return brokenSince.isPresent() && brokenSince.get().plusSeconds(seconds).isBefore(now);
    }

    synchronized void end() {
        life++;
        OfferStreams.Stream open = stream;
        stream = null;
        if (open != null) {
            open.cancel();
        }
    }

    /** The operator's part of the fleet; the one before if nothing changed. */
    synchronized Share share(Profile profile, Optional<Share> before) {
        sharedVersion = version;
        if (before.isPresent() && before.get().isOf(profile, version)) {
            return before.get();
        }
        OfferTranslation translation = new OfferTranslation(operator.id(), profile);
        List<SharedVehicle> vehicles = translation.vehicles(offers.listVehicles());
        List<VehicleStation> stations = translation.stations(offers.listStations());
        leftOut = translation.leftOut();
        return new Share(profile, version, vehicles, stations, rules(profile), offers.mapSigned(), offers.findSeen());
    }

    /** The same object for as long as the profile stays the same: what searches work out for rules is then used again. */
    private Optional<RentalRules> rules(Profile profile) {
        if (!profile.equals(ruledBy)) {
            RuleTranslation.Translated translated = RuleTranslation.translate(operator.id(), profile);
            ruledBy = profile;
            rules = translated.rules();
            refusedRules = translated.refusals();
            refusedRules.forEach(sentence -> LOG.warn("Rules of {}: {}", operator.id(), sentence));
        }
        return rules;
    }

    /** Searches see the share that was given last. */
    synchronized void shown() {
        inUse |= sharedVersion > 0;
    }

    /**
     * What came over the stream counts once searches see it. A node that sends nothing is waited for as long as a silent
     * one is believed to be there.
     */
    synchronized OfferState state() {
        OfferState.Status status = inUse
                ? OfferState.Status.IN_USE
                : clock.instant().isBefore(since.plusSeconds(LiveOffers.SILENCE_SECONDS_MAX))
                        ? OfferState.Status.WAITING
                        : OfferState.Status.MISSING;
        boolean silent = status == OfferState.Status.MISSING && detail.isEmpty();
        String told = detail.isEmpty() ? String.join(" ", refusedRules) : detail;
        return new OfferState(status, silent ? "Its node has not sent its vehicles." : told, leftOut);
    }

    synchronized List<StationView> listStations() {
        Map<String, Integer> standing = new HashMap<>();
        offers.listVehicles().forEach(vehicle -> standing.merge(vehicle.getStationId(), 1, Integer::sum));
        return offers.listStations().stream()
                .map(station -> new StationView(
                        operator.id(),
                        station.getStationId(),
                        station.getName(),
                        station.getPosition().getLatitudeE7() / 1e7,
                        station.getPosition().getLongitudeE7() / 1e7,
                        station.getCapacity(),
                        station.getDocksAvailable(),
                        standing.getOrDefault(station.getStationId(), 0)))
                .toList();
    }

    /** Hears one life of the stream; what comes late from an earlier life is not heard. */
    private final class Reader implements OfferStreams.Listener {
        private final long readerLife;

        Reader(long readerLife) {
            this.readerLife = readerLife;
        }

        @Override
        public void onUpdate(OfferUpdate update, SignedOffer signed) {
            take(readerLife, update, signed);
        }

        @Override
        public void onEnd(String sentence) {
            ended(readerLife, sentence);
        }
    }
}
