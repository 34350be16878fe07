package org.commonway.gateway.realtime;

import java.time.Duration;
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
import org.commonway.planner.Planner;
import org.commonway.planner.timetable.Timetable;
import org.commonway.proto.operator.v1.Profile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what operators say of their trips fresh in the planner. What is old, and whose node has not given anything new
 * for so long, is forgotten, so that the timetable counts again. A feed that is broken is told in its
 * {@link RealtimeState}, leaves the search as it was, and disturbs no other. Safe for many threads.
 */
public final class RealtimeKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(RealtimeKeeper.class);
    /** As long as an operator has said nothing it is asked this often: its node may just be starting. */
    private static final Duration FIRST_TRIES = Duration.ofSeconds(3);

    private final OperatorRegistry registry;
    private final NodeWatch watch;
    private final RealtimeSource source;
    private final CityNetwork network;
    private final RealtimeMeter meter;
    private final Duration every;
    private final InstantSource clock;
    private final Executor workers;
    private final Map<String, OperatorRealtime> held = new ConcurrentHashMap<>();
    private final Map<String, RealtimeState> states = new ConcurrentHashMap<>();
    private final Map<String, Instant> nextCheck = new ConcurrentHashMap<>();
    private final Set<String> busy = ConcurrentHashMap.newKeySet();

    /** What the keeper works on. */
    public record Parts(
            OperatorRegistry registry,
            NodeWatch watch,
            RealtimeSource source,
            CityNetwork network,
            RealtimeMeter meter) {}

    /**
     * Nothing is fetched before the first {@link #tend}.
     *
     * @param every from one fetch of an operator's feeds to the next
     * @param workers should have a thread for each operator, so that a slow node delays no other
     */
    public RealtimeKeeper(Parts parts, Duration every, InstantSource clock, Executor workers) {
        this.registry = parts.registry();
        this.watch = parts.watch();
        this.source = parts.source();
        this.network = parts.network();
        this.meter = parts.meter();
        this.every = every;
        this.clock = clock;
        this.workers = workers;
    }

    /** Has the realtime of each operator that is due fetched and judged by a worker, and forgets who says nothing more. */
    public void tend() {
        Optional<Planner> planner = network.findPlanner();
        if (planner.isEmpty()) {
            return;
        }
        Map<String, RegisteredOperator> speaking = registry.list().stream()
                .filter(operator -> speaks(operator) || isUnheard(operator))
                .collect(Collectors.toMap(RegisteredOperator::id, operator -> operator));
        speaking.values().stream()
                .filter(operator -> isDue(operator.id()) && busy.add(operator.id()))
                .forEach(operator -> workers.execute(() -> check(planner.get(), operator)));
        for (String gone : Set.copyOf(states.keySet())) {
            if (!speaking.containsKey(gone) && busy.add(gone)) {
                if (planner.get().realtime().find(gone).isPresent()) {
                    planner.get().forget(gone);
                }
                held.remove(gone);
                states.remove(gone);
                nextCheck.remove(gone);
                meter.gone(gone);
                busy.remove(gone);
            }
        }
    }

    private boolean speaks(RegisteredOperator operator) {
        return watch.stateOf(operator.id()).profile().map(Profile::getServicesList).stream()
                .flatMap(List::stream)
                .anyMatch(service ->
                        service.hasTimetable() && service.getTimetable().getRealtime());
    }

    /** An operator that spoke before and whose node has not told its profile since: it is not gone, it may be starting. */
    private boolean isUnheard(RegisteredOperator operator) {
        return held.containsKey(operator.id())
                && watch.stateOf(operator.id()).profile().isEmpty();
    }

    private boolean isDue(String operatorId) {
        Instant next = nextCheck.get(operatorId);
        return next == null || !clock.instant().isBefore(next);
    }

    private void check(Planner planner, RegisteredOperator operator) {
        String id = operator.id();
        Duration wait = every;
        try {
            Optional<Timetable> timetable = planner.city().timetables().stream()
                    .filter(known -> known.operatorId().equals(id))
                    .findFirst();
            if (timetable.isEmpty()) {
                wait = FIRST_TRIES;
                tell(operator, RealtimeState.silent("Realtime waits for its timetable.", Optional.empty()));
                return;
            }
            OperatorRealtime realtime = held.computeIfAbsent(id, first -> new OperatorRealtime(timetable.get()));
            realtime.follow(timetable.get());
            fetch(operator, realtime);
            RealtimeState state = realtime.judge(planner, clock.instant());
            if (state.status() == RealtimeState.Status.SILENT) {
                wait = FIRST_TRIES;
            }
            tell(operator, state);
        } catch (RuntimeException e) {
            // Not foreseen, so a bug: no other operator may suffer from what this one sent.
            LOG.error("Realtime of {} broke what works on it", id, e);
            tell(operator, RealtimeState.silent("What it sent broke the gateway; see its log.", Optional.empty()));
        } finally {
            nextCheck.put(id, clock.instant().plus(wait.compareTo(every) < 0 ? wait : every));
            busy.remove(id);
        }
    }

    private void fetch(RegisteredOperator operator, OperatorRealtime realtime) {
        NodeState node = watch.stateOf(operator.id());
        if (node.status() != NodeState.Status.UP) {
            realtime.failed(node.detail().isEmpty() ? "Its node has not answered yet." : node.detail());
            return;
        }
        try {
            realtime.took(source.fetch(operator, realtime.have()), clock.instant());
        } catch (NodeTrouble e) {
            realtime.failed(e.sentence());
        }
    }

    private void tell(RegisteredOperator operator, RealtimeState now) {
        RealtimeState before = states.put(operator.id(), now);
        meter.judged(operator.id(), now);
        if (before == null
                || before.status() != now.status()
                || !before.detail().equals(now.detail())) {
            LOG.info("Realtime of {} is {}. {}", operator.id(), now.status(), now.detail());
        }
    }

    /** How this operator's realtime does; empty when it has none, or its node was not reached yet. */
    public Optional<RealtimeState> findState(String operatorId) {
        return Optional.ofNullable(states.get(operatorId));
    }
}
