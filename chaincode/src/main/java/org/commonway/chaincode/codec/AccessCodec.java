package org.commonway.chaincode.codec;

import java.util.List;
import java.util.Optional;
import org.commonway.proto.ledger.v1.AccessKind;
import org.commonway.proto.ledger.v1.AccessReason;
import org.commonway.proto.ledger.v1.AccessRequest;
import org.commonway.proto.ledger.v1.AccessStatus;
import org.commonway.proto.ledger.v1.RefuseAccessRequest;
import org.commonway.proto.ledger.v1.RuleAccessRequest;
import org.commonway.rules.access.AccessId;
import org.commonway.rules.access.AccessState;
import org.commonway.rules.access.AccessState.Appealed;
import org.commonway.rules.access.AccessState.Granted;
import org.commonway.rules.access.AccessState.Refused;
import org.commonway.rules.access.AccessState.Requested;
import org.commonway.rules.access.AccessState.Ruled;
import org.commonway.rules.access.AskedParty;
import org.commonway.rules.access.Asker;
import org.commonway.rules.operator.OperatorId;
import org.commonway.rules.refusal.Refusal;
import org.commonway.rules.refusal.RefusalCode;
import org.commonway.rules.signature.Sha256;

/** Requests for access. */
public final class AccessCodec {
    private static final EnumCodec<AccessKind, org.commonway.rules.access.AccessKind> KIND =
            EnumCodec.of(AccessKind.class, "ACCESS_KIND_", org.commonway.rules.access.AccessKind.class);
    private static final EnumCodec<AccessReason, org.commonway.rules.access.AccessReason> REASON =
            EnumCodec.of(AccessReason.class, "ACCESS_REASON_", org.commonway.rules.access.AccessReason.class);

    private AccessCodec() {}

    /** What is asked for; refused with INVALID_ACCESS when it does not say. */
    public static org.commonway.rules.access.AccessKind kindOf(AccessRequest request) {
        return KIND.find(request.getKind())
                .orElseThrow(() -> new Refusal(
                        RefusalCode.INVALID_ACCESS, "Access is registration or sale; correct the request's kind."));
    }

    /** Who is asked; refused with INVALID_ACCESS. */
    public static AskedParty askedOf(AccessRequest request) {
        return new AskedParty(request.getAskedMspId(), request.getAskedGatewayId());
    }

    /** A refusal at this moment; refused with INVALID_ACCESS for what is no list of reasons, INVALID_ARGUMENT for the hash. */
    public static Refused toRules(RefuseAccessRequest request, long nowMillis) {
        List<org.commonway.rules.access.AccessReason> reasons = request.getReasonsList().stream()
                .map(reason -> REASON.find(reason)
                        .orElseThrow(() -> new Refusal(
                                RefusalCode.INVALID_ACCESS,
                                "A refusal gives reasons of the schema's list; correct reasons.")))
                .toList();
        return new Refused(reasons, hash(request.getReasonsHash().toByteArray(), "reasons_hash"), nowMillis);
    }

    /** Whether a ruling gives the operator right; refused with INVALID_ARGUMENT when it does not say. */
    public static boolean isOverturned(RuleAccessRequest request) {
        return switch (request.getRuling()) {
            case ACCESS_STATUS_OVERTURNED -> true;
            case ACCESS_STATUS_UPHELD -> false;
            default ->
                throw new Refusal(
                        RefusalCode.INVALID_ARGUMENT, "A ruling upholds or overturns a refusal; correct ruling.");
        };
    }

    /** A hash in these bytes; refused with INVALID_ARGUMENT unless there are 32. */
    public static Sha256 hash(byte[] bytes, String field) {
        return Sha256.read(bytes, RefusalCode.INVALID_ARGUMENT, field);
    }

    /** A request as it stands on the ledger. */
    public static org.commonway.rules.access.AccessRequest toRules(AccessRequest request) {
        return new org.commonway.rules.access.AccessRequest(
                new AccessId(request.getRequestId()),
                KIND.get(request.getKind()),
                new Asker(new OperatorId(request.getOperatorId()), request.getAskerMspId(), request.getForApplicant()),
                askedOf(request),
                request.getRequestedAt().getEpochMillis(),
                stateOf(request));
    }

    private static AccessState stateOf(AccessRequest request) {
        long answeredMillis = request.getAnsweredAt().getEpochMillis();
        return switch (request.getStatus()) {
            case ACCESS_STATUS_REQUESTED ->
                new Requested(request.getRequestedAt().getEpochMillis());
            case ACCESS_STATUS_GRANTED -> new Granted(answeredMillis);
            case ACCESS_STATUS_REFUSED -> refusalOf(request);
            case ACCESS_STATUS_APPEALED -> appealOf(request);
            case ACCESS_STATUS_UPHELD, ACCESS_STATUS_OVERTURNED ->
                new Ruled(
                        appealOf(request),
                        request.getStatus() == AccessStatus.ACCESS_STATUS_OVERTURNED,
                        hash(request.getRulingHash().toByteArray(), "ruling_hash"),
                        request.getRuledAt().getEpochMillis());
            case ACCESS_STATUS_UNSPECIFIED, UNRECOGNIZED ->
                throw new IllegalStateException("request " + request.getRequestId() + " has no status");
        };
    }

    private static Appealed appealOf(AccessRequest request) {
        return new Appealed(
                request.hasAnsweredAt() ? Optional.of(refusalOf(request)) : Optional.empty(),
                hash(request.getAppealHash().toByteArray(), "appeal_hash"),
                request.getAppealedAt().getEpochMillis());
    }

    private static Refused refusalOf(AccessRequest request) {
        return new Refused(
                request.getReasonsList().stream().map(REASON::get).toList(),
                hash(request.getReasonsHash().toByteArray(), "reasons_hash"),
                request.getAnsweredAt().getEpochMillis());
    }

    /** A request as a message, as it is stored. */
    public static AccessRequest toProto(org.commonway.rules.access.AccessRequest request) {
        AccessRequest.Builder builder = AccessRequest.newBuilder()
                .setRequestId(request.id().value())
                .setKind(KIND.toProto(request.kind()))
                .setOperatorId(request.asker().operatorId().value())
                .setAskedMspId(request.asked().mspId())
                .setAskedGatewayId(request.asked().gatewayId())
                .setAskerMspId(request.asker().mspId())
                .setForApplicant(request.asker().forApplicant())
                .setRequestedAt(MoneyCodec.toMoment(request.requestedAtMillis()));
        write(request.state(), builder);
        return builder.build();
    }

    /** The same with what follows from the time: until when somebody must act, and whether that is over. */
    public static AccessRequest toAnswer(org.commonway.rules.access.AccessRequest request, long nowMillis) {
        AccessRequest.Builder builder = toProto(request).toBuilder().setOverdue(request.isOverdue(nowMillis));
        request.state().dueMillis().ifPresent(due -> builder.setDueAt(MoneyCodec.toMoment(due)));
        return builder.build();
    }

    private static void write(AccessState state, AccessRequest.Builder builder) {
        if (state instanceof Requested) {
            builder.setStatus(AccessStatus.ACCESS_STATUS_REQUESTED);
        } else if (state instanceof Granted granted) {
            builder.setStatus(AccessStatus.ACCESS_STATUS_GRANTED)
                    .setAnsweredAt(MoneyCodec.toMoment(granted.atMillis()));
        } else if (state instanceof Refused refused) {
            write(refused, builder);
        } else if (state instanceof Appealed appealed) {
            write(appealed, builder);
        } else if (state instanceof Ruled ruled) {
            write(ruled.appeal(), builder);
            builder.setStatus(
                            ruled.isOverturned()
                                    ? AccessStatus.ACCESS_STATUS_OVERTURNED
                                    : AccessStatus.ACCESS_STATUS_UPHELD)
                    .setRuledAt(MoneyCodec.toMoment(ruled.atMillis()))
                    .setRulingHash(EnvelopeCodec.bytesOf(ruled.text()));
        }
    }

    private static void write(Refused refused, AccessRequest.Builder builder) {
        builder.setStatus(AccessStatus.ACCESS_STATUS_REFUSED)
                .setAnsweredAt(MoneyCodec.toMoment(refused.atMillis()))
                .addAllReasons(refused.reasons().stream().map(REASON::toProto).toList())
                .setReasonsHash(EnvelopeCodec.bytesOf(refused.text()));
    }

    private static void write(Appealed appealed, AccessRequest.Builder builder) {
        appealed.refusal().ifPresent(refused -> write(refused, builder));
        builder.setStatus(AccessStatus.ACCESS_STATUS_APPEALED)
                .setAppealedAt(MoneyCodec.toMoment(appealed.atMillis()))
                .setAppealHash(EnvelopeCodec.bytesOf(appealed.text()));
    }
}
