package org.commonway.gateway.offers;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.commonway.gateway.operators.NodeState;
import org.commonway.gateway.operators.NodeWatch;
import org.commonway.gateway.operators.OperatorRegistry;
import org.commonway.gateway.operators.RegisteredOperator;
import org.commonway.gateway.signed.SignedOffer;
import org.commonway.planner.vehicles.Fleet;
import org.commonway.planner.vehicles.SharedVehicle;
import org.commonway.planner.vehicles.VehicleStation;
import org.commonway.planner.vehicles.rule.RentalRules;
import org.commonway.proto.operator.v1.Profile;

/**
 * The vehicles and stations of all operators. Follows the stream of every node that shares vehicles, opens it again
 * after a break, and leaves out nodes that have been silent too long. Safe for many threads.
 */
public final class LiveOffers {
    /** A node that did not answer for this long has its vehicles left out of searches. */
    public static final int SILENCE_SECONDS_MAX = 20;

    private final OperatorRegistry registry;
    private final NodeWatch watch;
    private final OfferStreams streams;
    private final InstantSource clock;
    private final Consumer<Fleet> prepare;
    private final Map<String, Follower> followers = new HashMap<>();
    private volatile SharedFleet shared = SharedFleet.empty();
    private volatile Map<String, ShownStream> shownStreams = Map.of();
    private Map<String, Share> shares = Map.of();

    /** Nothing is followed before the first {@link #tend}. */
    public LiveOffers(OperatorRegistry registry, NodeWatch watch, OfferStreams streams, InstantSource clock) {
        this(registry, watch, streams, clock, fleet -> {});
    }

    /** The same; {@code prepare} is given each fleet before anybody sees it, so that no search has to wait for it. */
    public LiveOffers(
            OperatorRegistry registry,
            NodeWatch watch,
            OfferStreams streams,
            InstantSource clock,
            Consumer<Fleet> prepare) {
        this.prepare = prepare;
        this.registry = registry;
        this.watch = watch;
        this.streams = streams;
        this.clock = clock;
    }

    /** Opens, re-opens and ends streams as needed, and renews the {@link #fleet} if anything changed; call it often. */
    public void tend() {
        Instant now = clock.instant();
        Map<String, RegisteredOperator> sharing = new HashMap<>();
        for (RegisteredOperator operator : registry.list()) {
            if (sharesVehicles(operator)) {
                sharing.put(operator.id(), operator);
            }
        }
        synchronized (followers) {
            followers.entrySet().removeIf(entry -> {
                boolean over = !entry.getValue().follows(sharing.get(entry.getKey()));
                if (over) {
                    entry.getValue().end();
                }
                return over;
            });
            sharing.forEach((id, operator) -> followers
                    .computeIfAbsent(id, key -> new Follower(operator, streams, clock))
                    .tend(now));
        }
        renew(now);
    }

    private boolean sharesVehicles(RegisteredOperator operator) {
        return watch.stateOf(operator.id())
                .profile()
                .map(profile -> profile.getServicesList().stream().anyMatch(service -> service.hasSharedVehicles()))
                .orElse(false);
    }

    private synchronized void renew(Instant now) {
        Map<String, Share> next = new HashMap<>();
        for (Follower follower : listFollowers()) {
            NodeState state = watch.stateOf(follower.operatorId());
            if (state.profile().isPresent()
                    && state.heardWithin(SILENCE_SECONDS_MAX, now)
                    && !follower.isBrokenFor(SILENCE_SECONDS_MAX, now)) {
                Profile profile = state.profile().get();
                Share before = shares.get(follower.operatorId());
                next.put(follower.operatorId(), follower.share(profile, Optional.ofNullable(before)));
            }
        }
        if (!next.equals(shares)) {
            shares = Map.copyOf(next);
            List<SharedVehicle> vehicles = new ArrayList<>();
            List<VehicleStation> stations = new ArrayList<>();
            Map<String, RentalRules> rules = new HashMap<>();
            next.forEach((id, share) -> share.rules().ifPresent(held -> rules.put(id, held)));
            next.keySet().stream().sorted().map(next::get).forEach(share -> {
                vehicles.addAll(share.vehicles());
                stations.addAll(share.stations());
            });
            Fleet changed = new Fleet(vehicles, stations, rules);
            prepare.accept(changed);
            Map<String, Map<String, SignedOffer>> signed = new HashMap<>();
            next.forEach((id, share) -> signed.put(id, share.signed()));
            Map<String, FollowedStream> streams = new HashMap<>();
            next.forEach((id, share) -> share.stream().ifPresent(stream -> streams.put(id, stream)));
            shared = new SharedFleet(changed, signed, streams);
        }
        shownStreams = shown(next, clock.instant());
        listFollowers().stream()
                .filter(follower -> next.containsKey(follower.operatorId()))
                .forEach(Follower::shown);
    }

    /** After searches see these shares. */
    private Map<String, ShownStream> shown(Map<String, Share> seen, Instant at) {
        Map<String, ShownStream> before = shownStreams;
        Map<String, ShownStream> after = new HashMap<>();
        seen.forEach((id, share) -> share.stream().ifPresent(stream -> {
            Instant since = Optional.ofNullable(before.get(id))
                    .filter(one -> one.stream().streamId().equals(stream.streamId()))
                    .map(ShownStream::since)
                    .orElse(at);
            after.put(id, new ShownStream(stream, since, at));
        }));
        return Map.copyOf(after);
    }

    private List<Follower> listFollowers() {
        synchronized (followers) {
            return List.copyOf(followers.values());
        }
    }

    /** All vehicles and stations at one moment; the same object for as long as nothing changes. */
    public Fleet fleet() {
        return shared.fleet();
    }

    /** The {@link #fleet}, with what its operators signed. */
    public SharedFleet shared() {
        return shared;
    }

    /** The streams that searches see, by operator, as of the last {@link #tend}. */
    public Map<String, ShownStream> shownStreams() {
        return shownStreams;
    }

    /** What this operator's stream said last, if it is followed; its signature or content may be in trouble. */
    public Optional<OfferState> findState(String operatorId) {
        synchronized (followers) {
            return Optional.ofNullable(followers.get(operatorId)).map(Follower::state);
        }
    }

    /** Docks of the station, as its operator tells them: all and free. */
    public List<StationView> listStations() {
        return listFollowers().stream()
                .filter(follower ->
                        watch.stateOf(follower.operatorId()).heardWithin(SILENCE_SECONDS_MAX, clock.instant()))
                .flatMap(follower -> follower.listStations().stream())
                .toList();
    }

    /** Ends every stream. */
    public void close() {
        synchronized (followers) {
            followers.values().forEach(Follower::end);
            followers.clear();
        }
    }
}
