package org.commonway.gateway.readiness;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.commonway.gateway.city.CityNetwork;
import org.commonway.gateway.offers.LiveOffers;
import org.commonway.gateway.offers.OfferState;
import org.commonway.gateway.operators.NodeState;
import org.commonway.gateway.operators.NodeWatch;
import org.commonway.gateway.operators.OperatorRegistry;
import org.commonway.gateway.operators.RegisteredOperator;
import org.commonway.gateway.realtime.RealtimeState;
import org.commonway.gateway.timetables.FeedState;
import org.commonway.gateway.timetables.TimetableKeeper;
import org.commonway.proto.operator.v1.Profile;
import org.commonway.proto.operator.v1.Service;

/**
 * What the gateway still waits for: until of each operator whose node answers, searches see the timetable, and all its
 * vehicles and stations. A node that is down or a feed that is broken is waited for no longer than it takes to find that
 * out: it is shown as it is, and the others work.
 */
public final class Readiness {
    private final CityNetwork network;
    private final OperatorRegistry registry;
    private final NodeWatch watch;
    private final LiveOffers offers;
    private final TimetableKeeper timetables;
    private final Function<String, Optional<RealtimeState>> realtime;
    private final Supplier<Optional<String>> log;

    /**
     * Judges by these.
     *
     * @param realtime by operator id; nobody waits for it, since timetables stand in for it
     * @param log why no search can be put on record, in one sentence; empty when it can
     */
    public Readiness(
            CityNetwork network,
            OperatorRegistry registry,
            NodeWatch watch,
            LiveOffers offers,
            TimetableKeeper timetables,
            Function<String, Optional<RealtimeState>> realtime,
            Supplier<Optional<String>> log) {
        this.network = network;
        this.registry = registry;
        this.watch = watch;
        this.offers = offers;
        this.timetables = timetables;
        this.realtime = realtime;
        this.log = log;
    }

    /** One sentence for each thing that is missing; none when the gateway is ready. */
    public List<String> listWaitingFor() {
        List<String> missing = new ArrayList<>();
        network.trouble().ifPresent(missing::add);
        log.get().ifPresent(missing::add);
        if (!registry.isRead()) {
            missing.add(registry.trouble().orElse("The ledger has not answered yet."));
        } else if (registry.list().isEmpty()) {
            missing.add("No operator is registered on the ledger yet.");
        }
        listOperators().stream()
                .filter(health -> health.status() == NodeState.Status.STARTING)
                .forEach(health -> missing.add(health.operator().name() + ": " + health.detail()));
        return missing;
    }

    /** How every listed operator does, by id. */
    public List<OperatorHealth> listOperators() {
        return registry.list().stream().map(this::health).toList();
    }

    private OperatorHealth health(RegisteredOperator operator) {
        NodeState node = watch.stateOf(operator.id());
        if (node.status() == NodeState.Status.STARTING) {
            return starting(operator, "Its node has not answered yet.");
        }
        if (node.status() == NodeState.Status.DOWN) {
            return new OperatorHealth(operator, NodeState.Status.DOWN, node.detail(), realtime.apply(operator.id()));
        }
        Optional<FeedState> feed = timetables.findState(operator.id());
        Optional<OfferState> stream = offers.findState(operator.id());
        if (has(node, Service::hasTimetable)
                && feed.map(FeedState::status).orElse(FeedState.Status.LOADING) == FeedState.Status.LOADING) {
            return waiting(operator, feed.map(FeedState::detail), "Its timetable is being read.");
        }
        if (has(node, Service::hasSharedVehicles)
                && stream.map(OfferState::status).orElse(OfferState.Status.WAITING) == OfferState.Status.WAITING) {
            return waiting(operator, stream.map(OfferState::detail), "Its vehicles are not known yet.");
        }
        Optional<RealtimeState> said = realtime.apply(operator.id());
        String detail = Stream.of(
                        feed.map(FeedState::detail), stream.map(Readiness::told), said.map(RealtimeState::detail))
                .flatMap(Optional::stream)
                .filter(sentence -> !sentence.isEmpty())
                .findFirst()
                .orElse("");
        return new OperatorHealth(operator, NodeState.Status.UP, detail, said);
    }

    private OperatorHealth waiting(RegisteredOperator operator, Optional<String> trouble, String usual) {
        return starting(
                operator, trouble.filter(sentence -> !sentence.isEmpty()).orElse(usual));
    }

    private OperatorHealth starting(RegisteredOperator operator, String detail) {
        return new OperatorHealth(operator, NodeState.Status.STARTING, detail, realtime.apply(operator.id()));
    }

    private static boolean has(NodeState node, java.util.function.Predicate<Service> kind) {
        return node.profile().map(Profile::getServicesList).stream()
                .flatMap(List::stream)
                .anyMatch(kind);
    }

    private static String told(OfferState stream) {
        if (!stream.detail().isEmpty()) {
            return stream.detail();
        }
        return stream.leftOut() == 0
                ? ""
                : stream.leftOut() + " of its vehicles and stations make no sense and are left out.";
    }
}
