package org.commonway.gateway.booking;

import com.google.protobuf.ByteString;
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
import org.commonway.proto.hold.v1.CreateHoldRequest;
import org.commonway.proto.hold.v1.Hold;
import org.commonway.proto.hold.v1.LegTerms;
import org.commonway.proto.hold.v1.Mode;
import org.commonway.proto.type.v1.Moment;
import org.commonway.proto.type.v1.SignedEnvelope;

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

    final Map<String, Status> holds = new ConcurrentSkipListMap<>();
    final List<CreateHoldRequest> requests = Collections.synchronizedList(new ArrayList<>());
    final Faults faults;
    UnaryOperator<Hold> signs = UnaryOperator.identity();

    FakeNodes(Faults faults) {
        this.faults = faults;
    }

    @Override
    public SignedEnvelope hold(String operatorId, CreateHoldRequest request) {
        return faults.step("hold " + operatorId, HOLD, () -> {
            requests.add(request);
            holds.putIfAbsent(request.getHoldId(), Status.HELD);
            Hold hold = signs.apply(Hold.newBuilder()
                    .setHoldId(request.getHoldId())
                    .setTripId(request.getTripId())
                    .setOperatorId(operatorId)
                    .setLeg(terms(request))
                    .setPrice(request.getExpectedPrice())
                    .setExpiresAt(Moment.newBuilder()
                            .setEpochMillis(Trips.NOW.plusSeconds(120).toEpochMilli()))
                    .build());
            return SignedEnvelope.newBuilder()
                    .setPayloadType("commonway.hold.v1.Hold")
                    .setPayload(hold.toByteString())
                    .setSignerId(operatorId)
                    .setSignature(ByteString.copyFromUtf8("signed"))
                    .build();
        });
    }

    private static LegTerms terms(CreateHoldRequest request) {
        LegTerms.Builder terms = LegTerms.newBuilder();
        return switch (request.getLeg().getKindCase()) {
            case TIMETABLE ->
                terms.setMode(Mode.MODE_METRO)
                        .setServiceRef(request.getLeg().getTimetable().getGtfsTripId())
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
