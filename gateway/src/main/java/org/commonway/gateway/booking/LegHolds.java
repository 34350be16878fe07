package org.commonway.gateway.booking;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.commonway.gateway.problem.ApiProblem;
import org.commonway.gateway.problem.ProblemCode;
import org.commonway.proto.hold.v1.CreateHoldRequest;
import org.commonway.proto.hold.v1.LegRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The holds of one trip's legs, at many nodes at once and under one deadline for all. Timetable legs of one operator are
 * held one after the other, since a free transfer names the hold that paid for it.
 */
public final class LegHolds {
    private static final Logger LOG = LoggerFactory.getLogger(LegHolds.class);

    private final NodeHolds nodes;
    private final HoldCheck check;
    private final Executor executor;
    private final Duration deadline;

    /**
     * The holds at these nodes.
     *
     * @param executor runs the calls; needs a thread for each leg
     * @param deadline for all legs of a trip together
     */
    public LegHolds(NodeHolds nodes, Executor executor, Duration deadline, InstantSource clock) {
        this.nodes = nodes;
        this.check = new HoldCheck(clock);
        this.executor = executor;
        this.deadline = deadline;
    }

    /**
     * Holds every leg, or throws why the first that could not be held was not; others may be held then.
     *
     * @return the legs that are held, in riding order
     */
    List<HeldLeg> hold(Intent intent) {
        AtomicBoolean over = new AtomicBoolean();
        Map<List<Integer>, CompletableFuture<SortedMap<Integer, HeldLeg>>> asked = new LinkedHashMap<>();
        for (List<Integer> group : groups(intent.draft().legs())) {
            asked.put(group, CompletableFuture.supplyAsync(() -> holdGroup(intent, group, over), executor));
        }
        await(asked.values());
        over.set(true);
        SortedMap<Integer, HeldLeg> held = new TreeMap<>();
        List<ApiProblem> failures = new ArrayList<>();
        asked.forEach((group, answer) -> {
            if (answer.isDone()) {
                findProblem(answer).ifPresentOrElse(failures::add, () -> held.putAll(answer.join()));
            } else {
                failures.add(lateAnswer(intent, group));
            }
        });
        if (!failures.isEmpty()) {
            throw failures.get(0);
        }
        return List.copyOf(held.values());
    }

    /** Lets every hold go; false when a node did not acknowledge it in time. */
    boolean release(Intent intent) {
        List<CompletableFuture<Void>> asked = eachLeg(intent, leg -> releaseLeg(intent, leg));
        await(asked);
        boolean all = true;
        for (CompletableFuture<Void> answer : asked) {
            all &= answer.isDone() && findProblem(answer).isEmpty();
        }
        return all;
    }

    /** Has every node forget where its leg went; throws why the first that could not did not. */
    void erase(Intent intent) {
        List<CompletableFuture<Void>> asked = eachLeg(
                intent,
                leg -> nodes.erase(
                        intent.draft().legs().get(leg).operatorId(),
                        intent.holdIds().get(leg)));
        await(asked);
        for (int leg = 0; leg < asked.size(); leg++) {
            if (!asked.get(leg).isDone()) {
                throw lateAnswer(intent, List.of(leg));
            }
            findProblem(asked.get(leg)).ifPresent(problem -> {
                throw problem;
            });
        }
    }

    /** Tells every node, without waiting: each hears it from the ledger as well. */
    void confirm(Intent intent, String txId) {
        for (int leg = 0; leg < intent.holdIds().size(); leg++) {
            int number = leg;
            executor.execute(() -> confirmLeg(intent, number, txId));
        }
    }

    private void confirmLeg(Intent intent, int leg, String txId) {
        String operatorId = intent.draft().legs().get(leg).operatorId();
        try {
            nodes.confirm(operatorId, intent.holdIds().get(leg), txId);
        } catch (ApiProblem unreached) {
            LOG.debug("{} was not told that trip {} is booked; the ledger tells it", operatorId, intent.tripId());
        }
    }

    private List<CompletableFuture<Void>> eachLeg(Intent intent, IntConsumer work) {
        return IntStream.range(0, intent.holdIds().size())
                .mapToObj(leg -> CompletableFuture.runAsync(() -> work.accept(leg), executor))
                .toList();
    }

    private void releaseLeg(Intent intent, int leg) {
        nodes.release(
                intent.draft().legs().get(leg).operatorId(), intent.holdIds().get(leg));
    }

    private SortedMap<Integer, HeldLeg> holdGroup(Intent intent, List<Integer> group, AtomicBoolean over) {
        SortedMap<Integer, HeldLeg> held = new TreeMap<>();
        for (int leg : group) {
            if (over.get()) {
                break;
            }
            String operatorId = intent.draft().legs().get(leg).operatorId();
            CreateHoldRequest request = request(intent, leg);
            HeldLeg answer = nodes.hold(operatorId, request);
            check.verify(operatorId, request, answer);
            held.put(leg, answer);
        }
        if (over.get()) {
            // Too late: nobody waits for these holds any more. If this fails too, they expire by themselves.
            held.keySet().forEach(leg -> releaseLeg(intent, leg));
        }
        return held;
    }

    /** Legs that must be held in order are together; everything else is alone. */
    private static Collection<List<Integer>> groups(List<LegDraft> legs) {
        Map<String, List<Integer>> groups = new LinkedHashMap<>();
        for (int leg = 0; leg < legs.size(); leg++) {
            boolean timetable = legs.get(leg).request().hasTimetable();
            String group = timetable ? legs.get(leg).operatorId() : "leg " + leg;
            groups.computeIfAbsent(group, name -> new ArrayList<>()).add(leg);
        }
        return groups.values();
    }

    private static CreateHoldRequest request(Intent intent, int leg) {
        LegDraft draft = intent.draft().legs().get(leg);
        return CreateHoldRequest.newBuilder()
                .setHoldId(intent.holdIds().get(leg))
                .setTripId(intent.tripId())
                .setLeg(withTransfer(intent, leg))
                .setExpectedPrice(ProtoMoney.of(draft.price()))
                .build();
    }

    /**
     * A timetable leg that costs nothing names the last paid leg of the same operator; one on which the rider stays on board
     * names the leg that the vehicle comes from, so that the node can look up that it goes on so.
     */
    private static LegRequest withTransfer(Intent intent, int leg) {
        List<LegDraft> legs = intent.draft().legs();
        LegDraft draft = legs.get(leg);
        if (!draft.request().hasTimetable() || draft.price().minorUnits() != 0) {
            return draft.request();
        }
        if (draft.request().getTimetable().getStayOnBoard() && leg > 0) {
            return transferFrom(intent, leg, leg - 1);
        }
        for (int before = leg - 1; before >= 0; before--) {
            LegDraft earlier = legs.get(before);
            boolean sameOperator = earlier.operatorId().equals(draft.operatorId());
            if (sameOperator
                    && earlier.request().hasTimetable()
                    && earlier.price().minorUnits() != 0) {
                return transferFrom(intent, leg, before);
            }
        }
        return draft.request();
    }

    private static LegRequest transferFrom(Intent intent, int leg, int before) {
        LegRequest.Builder request = intent.draft().legs().get(leg).request().toBuilder();
        request.getTimetableBuilder().setTransferFromHoldId(intent.holdIds().get(before));
        return request.build();
    }

    private ApiProblem lateAnswer(Intent intent, List<Integer> group) {
        return new ApiProblem(
                ProblemCode.OPERATOR_DOWN,
                "Operator " + intent.draft().legs().get(group.get(0)).operatorId() + " gave no answer within "
                        + deadline.toSeconds()
                        + " s; nothing was booked or paid, please try again or choose another option.");
    }

    private void await(Collection<? extends CompletableFuture<?>> answers) {
        try {
            CompletableFuture.allOf(answers.toArray(CompletableFuture<?>[]::new))
                    .get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException answeredBadlyOrLate) {
            return; // each answer is looked at by the caller
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the gateway is stopping; recovery goes on from the journal", e);
        }
    }

    /** The refusal or outage that a call ended with; anything else is a bug of ours and goes up at once. */
    private static Optional<ApiProblem> findProblem(CompletableFuture<?> answer) {
        if (!answer.isCompletedExceptionally()) {
            return Optional.empty();
        }
        Throwable cause = causeOf(answer);
        if (cause instanceof ApiProblem problem) {
            return Optional.of(problem);
        }
        if (cause instanceof Error error) {
            throw error;
        }
        throw new IllegalStateException("a call of a node broke", cause);
    }

    private static Throwable causeOf(CompletableFuture<?> answer) {
        try {
            answer.join();
            throw new IllegalStateException("did not fail");
        } catch (CompletionException e) {
            return e.getCause() == null ? e : e.getCause();
        }
    }
}
