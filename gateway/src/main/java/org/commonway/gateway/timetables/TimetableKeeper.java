package org.commonway.gateway.timetables;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import org.commonway.gateway.city.CityNetwork;
import org.commonway.gateway.operators.NodeState;
import org.commonway.gateway.operators.NodeTrouble;
import org.commonway.gateway.operators.NodeWatch;
import org.commonway.gateway.operators.OperatorRegistry;
import org.commonway.gateway.operators.RegisteredOperator;
import org.commonway.gateway.signed.SignedOffer;
import org.commonway.planner.fare.FarePolicy;
import org.commonway.planner.refusal.PlannerRefusal;
import org.commonway.planner.timetable.cache.CachedFeed;
import org.commonway.planner.timetable.cache.TimetableCache;
import org.commonway.planner.timetable.gtfs.GtfsFeed;
import org.commonway.proto.operator.v1.Profile;
import org.commonway.proto.operator.v1.TimetableService;
import org.commonway.rules.money.Money;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps every operator's timetable as its node has it: fetched when it changed, read, swapped in whole. A feed that is
 * broken is told in its {@link FeedState} and disturbs no other. Safe for many threads.
 */
public final class TimetableKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(TimetableKeeper.class);
    private static final int CHECK_SECONDS = 60;
    private static final int RETRY_SECONDS = 5;
    /** For so long a first timetable that cannot be fetched is still waited for: its node may just be starting. */
    private static final int PATIENCE_SECONDS = 20;

    private final OperatorRegistry registry;
    private final NodeWatch watch;
    private final TimetableSource source;
    private final CityNetwork network;
    private final TimetableFolder folder;
    private final TimetableCache cache;
    private final InstantSource clock;
    private final Executor workers;
    private final Map<String, FeedState> states = new ConcurrentHashMap<>();
    private final Map<String, Loaded> loaded = new ConcurrentHashMap<>();
    private final Map<String, Instant> firstCheck = new ConcurrentHashMap<>();
    private final Map<String, Instant> nextCheck = new ConcurrentHashMap<>();
    private final Set<String> busy = ConcurrentHashMap.newKeySet();

    /** What is in use for an operator: the zip's hash, the fare it was put in with, what is said of it and was signed. */
    private record Loaded(ByteString sha256, Optional<FarePolicy> fare, FeedState state, SignedOffer signed) {}

    /** What the keeper works on. */
    public record Parts(
            OperatorRegistry registry, NodeWatch watch, TimetableSource source, CityNetwork network, Path folder) {}

    /** Nothing is fetched before the first {@link #tend}. */
    public TimetableKeeper(Parts parts, InstantSource clock, Executor workers) {
        this.registry = parts.registry();
        this.watch = parts.watch();
        this.source = parts.source();
        this.network = parts.network();
        this.folder = new TimetableFolder(parts.folder());
        this.cache = TimetableCache.open(parts.folder().resolve("read"));
        this.clock = clock;
        this.workers = workers;
    }

    /** Has each timetable that is due fetched by a worker, and takes out those of operators that left the ledger. */
    public void tend() {
        if (network.findPlanner().isEmpty()) {
            return;
        }
        List<RegisteredOperator> listed = registry.list();
        for (RegisteredOperator operator : listed) {
            findService(operator)
                    .filter(service -> isDue(operator.id()) && busy.add(operator.id()))
                    .ifPresent(service -> workers.execute(() -> check(operator, service)));
        }
        Set<String> ids = listed.stream().map(RegisteredOperator::id).collect(Collectors.toSet());
        for (String gone : Set.copyOf(loaded.keySet())) {
            if (!ids.contains(gone) && busy.add(gone)) {
                network.remove(gone);
                loaded.remove(gone);
                states.remove(gone);
                firstCheck.remove(gone);
                busy.remove(gone);
            }
        }
    }

    private Optional<TimetableService> findService(RegisteredOperator operator) {
        NodeState state = watch.stateOf(operator.id());
        if (state.status() != NodeState.Status.UP) {
            return Optional.empty();
        }
        return state.profile().map(Profile::getServicesList).stream()
                .flatMap(List::stream)
                .filter(service -> service.hasTimetable())
                .map(service -> service.getTimetable())
                .findFirst();
    }

    private boolean isDue(String operatorId) {
        Instant next = nextCheck.get(operatorId);
        return next == null || !clock.instant().isBefore(next);
    }

    private void check(RegisteredOperator operator, TimetableService service) {
        String id = operator.id();
        int wait = RETRY_SECONDS;
        try {
            firstCheck.putIfAbsent(id, clock.instant());
            states.putIfAbsent(id, new FeedState(FeedState.Status.LOADING, "Its timetable is being read."));
            load(operator, fare(service));
            wait = CHECK_SECONDS;
        } catch (PlannerRefusal e) {
            wait = CHECK_SECONDS;
            tell(operator, FeedState.Status.BROKEN, String.valueOf(e.getMessage()));
        } catch (NodeTrouble e) {
            tell(operator, isWaitedFor(id) ? FeedState.Status.LOADING : FeedState.Status.BROKEN, e.sentence());
        } catch (IOException e) {
            tell(
                    operator,
                    FeedState.Status.BROKEN,
                    "Its timetable cannot be kept in " + folder.zipOf(id) + " (" + e.getMessage()
                            + "); check the disk.");
        } finally {
            nextCheck.put(id, clock.instant().plusSeconds(wait));
            busy.remove(id);
        }
    }

    private void load(RegisteredOperator operator, Optional<FarePolicy> fare) throws IOException {
        String id = operator.id();
        ByteString have = folder.hashOf(id);
        TimetableSource.Fetched fetched = source.fetch(operator, have, folder.arriving(id));
        if (fetched.written().isPresent()) {
            folder.keep(id);
        }
        ByteString sha256 = fetched.written().orElse(have);
        Loaded before = loaded.get(id);
        if (before != null && before.sha256().equals(sha256) && before.fare().equals(fare)) {
            states.put(id, before.state());
            return;
        }
        CachedFeed read = cache.read(id, folder.zipOf(id));
        if (!read.trouble().isEmpty()) {
            LOG.warn("{}", read.trouble());
        }
        GtfsFeed feed = read.feed();
        network.put(feed.timetable(), fare);
        int skipped = feed.report().skippedCount();
        FeedState ready = new FeedState(
                FeedState.Status.READY,
                skipped == 0 ? "" : skipped + " lines of its timetable made no sense and were skipped.");
        loaded.put(id, new Loaded(sha256, fare, ready, fetched.signed()));
        states.put(id, ready);
        LOG.info(
                "Timetable of {}: {} stops{}",
                id,
                feed.timetable().stops().size(),
                skipped == 0 ? "" : ", " + skipped + " lines skipped");
    }

    private boolean isWaitedFor(String operatorId) {
        Instant first = firstCheck.getOrDefault(operatorId, Instant.MIN);
        return !loaded.containsKey(operatorId) && clock.instant().isBefore(first.plusSeconds(PATIENCE_SECONDS));
    }

    private void tell(RegisteredOperator operator, FeedState.Status status, String sentence) {
        FeedState now = new FeedState(status, sentence);
        if (!now.equals(states.put(operator.id(), now))) {
            LOG.warn("Timetable of {}: {}", operator.id(), sentence);
        }
    }

    /** The flat fare of the profile; empty when it gives none that makes sense, and then prices are not known. */
    private static Optional<FarePolicy> fare(TimetableService service) {
        if (!service.hasFlatFare()) {
            return Optional.empty();
        }
        try {
            return Optional.of(FarePolicy.flat(
                    Money.of(
                            service.getFlatFare().getMinorUnits(),
                            service.getFlatFare().getCurrency()),
                    service.getFreeTransferMinutes()));
        } catch (IllegalArgumentException e) {
            LOG.warn("A node's flat fare makes no sense ({}); its prices are shown as not known", e.getMessage());
            return Optional.empty();
        }
    }

    /** What this operator signed of the timetable that searches see; empty when they see none of it. */
    public Optional<SignedOffer> findSigned(String operatorId) {
        return Optional.ofNullable(loaded.get(operatorId)).map(Loaded::signed);
    }

    /** How this operator's timetable does; empty when it has none, or its node was not reached yet. */
    public Optional<FeedState> findState(String operatorId) {
        return Optional.ofNullable(states.get(operatorId));
    }
}
