package org.commonway.gateway.booking;

import com.google.protobuf.ByteString;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.UnaryOperator;
import org.commonway.gateway.problem.ApiProblem;
import org.commonway.gateway.problem.ProblemCode;
import org.commonway.proto.hold.v1.CancellationTier;
import org.commonway.proto.hold.v1.Conditions;
import org.commonway.proto.hold.v1.CreateHoldRequest;
import org.commonway.proto.hold.v1.Hold;
import org.commonway.proto.hold.v1.LegOpening;
import org.commonway.proto.hold.v1.LegTerms;
import org.commonway.proto.hold.v1.Mode;
import org.commonway.proto.type.v1.Moment;
import org.commonway.proto.type.v1.SignedEnvelope;
import org.commonway.proto.type.v1.TimeWindow;

/** Hold books of all operators, in memory. */
final class FakeNodes implements NodeHolds {
    enum Status {
        HELD,
        CONFIRMED,
        RELEASED
    }

    private static final Faults.Kind HOLD = new Faults.Kind(
            Set.of(Fault.REQUEST_LOST, Fault.ANSWER_LOST, Fault.REFUSED),
            () -> new ApiProblem(ProblemCode.OPERATOR_DOWN, "no answer"),
            () -> new ApiProblem(ProblemCode.LEG_TAKEN, "taken"));
    private static final Faults.Kind TELL = new Faults.Kind(
            Set.of(Fault.REQUEST_LOST, Fault.ANSWER_LOST),
            () -> new ApiProblem(ProblemCode.OPERATOR_DOWN, "no answer"),
            IllegalStateException::new);

    /** Two minutes to take it back, free until an hour before, half until the start. */
    private static final Conditions CONDITIONS = Conditions.newBuilder()
            .setRollbackSeconds(120)
            .addCancellationTiers(CancellationTier.newBuilder().setSecondsBeforeStart(3600))
            .addCancellationTiers(CancellationTier.newBuilder().setFeeBps(5_000))
            .build();

    final Map<String, Status> holds = new ConcurrentSkipListMap<>();
    final List<CreateHoldRequest> requests = Collections.synchronizedList(new ArrayList<>());
    final Faults faults;
    UnaryOperator<Hold> signs = UnaryOperator.identity();
    UnaryOperator<LegTerms> legs = UnaryOperator.identity();
    UnaryOperator<LegOpening> opens = UnaryOperator.identity();

    FakeNodes(Faults faults) {
        this.faults = faults;
    }

    @Override
    public HeldLeg hold(String operatorId, CreateHoldRequest request) {
        return faults.step("hold " + operatorId, HOLD, () -> {
            requests.add(request);
            holds.putIfAbsent(request.getHoldId(), Status.HELD);
            LegTerms leg = legs.apply(terms(request));
            LegOpening opening = LegOpening.newBuilder()
                    .setSalt(ByteString.copyFrom(new byte[32]))
                    .setLeg(leg.toByteString())
                    .build();
            Hold hold = signs.apply(Hold.newBuilder()
                    .setHoldId(request.getHoldId())
                    .setTripId(request.getTripId())
                    .setOperatorId(operatorId)
                    .setWindow(leg.getWindow())
                    .setMode(leg.getMode())
                    .setLegCommitment(commitment(opening))
                    .setConditions(CONDITIONS)
                    .setPrice(request.getExpectedPrice())
                    .setExpiresAt(moment(Trips.NOW.plusSeconds(120)))
                    .build());
            SignedEnvelope envelope = SignedEnvelope.newBuilder()
                    .setPayloadType("commonway.hold.v1.Hold")
                    .setPayload(hold.toByteString())
                    .setSignerId(operatorId)
                    .setSignature(ByteString.copyFromUtf8("signed"))
                    .build();
            return new HeldLeg(envelope, opens.apply(opening));
        });
    }

    private static Moment moment(Instant at) {
        return Moment.newBuilder().setEpochMillis(at.toEpochMilli()).build();
    }

    private static ByteString commitment(LegOpening opening) {
        try {
            return ByteString.copyFrom(MessageDigest.getInstance("SHA-256")
                    .digest(opening.getSalt().concat(opening.getLeg()).toByteArray()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void erase(String operatorId, String holdId) {
        faults.step("erase " + operatorId, TELL, () -> holds.remove(holdId) != null);
    }

    private static LegTerms terms(CreateHoldRequest request) {
        LegTerms.Builder terms = LegTerms.newBuilder()
                .setWindow(TimeWindow.newBuilder()
                        .setStart(moment(Trips.DEPARTURE))
                        .setEnd(moment(Trips.DEPARTURE.plusSeconds(600))));
        return switch (request.getLeg().getKindCase()) {
            case TIMETABLE ->
                terms.setMode(Mode.MODE_METRO)
                        .setServiceRef(request.getLeg().getTimetable().getGtfsTripId())
                        .setStartTime(request.getLeg().getTimetable().getStartTime())
                        .setFromStopId(request.getLeg().getTimetable().getFromStopId())
                        .setToStopId(request.getLeg().getTimetable().getToStopId())
                        .build();
            case RENTAL ->
                terms.setMode(Mode.MODE_BICYCLE)
                        .setServiceRef(request.getLeg().getRental().getVehicleId())
                        .build();
            default -> terms.setMode(Mode.MODE_SHUTTLE).setServiceRef("quote").build();
        };
    }

    @Override
    public void release(String operatorId, String holdId) {
        faults.step(
                "release " + operatorId,
                TELL,
                () -> holds.computeIfPresent(holdId, (id, status) -> status == Status.HELD ? Status.RELEASED : status));
    }

    @Override
    public void confirm(String operatorId, String holdId, String txId) {
        faults.step(
                "confirm " + operatorId,
                TELL,
                () -> holds.computeIfPresent(
                        holdId, (id, status) -> status == Status.HELD ? Status.CONFIRMED : status));
    }

    /** How many holds are in each status. */
    Map<Status, Long> census() {
        Map<Status, Long> census = new TreeMap<>();
        holds.values().forEach(status -> census.merge(status, 1L, Long::sum));
        return census;
    }

    static Instant expired() {
        return Trips.NOW.minusMillis(1);
    }
}
