package org.commonway.chaincode.codec;

import java.util.Optional;
import org.commonway.proto.ledger.v1.Dispute;
import org.commonway.proto.ledger.v1.DisputeParty;
import org.commonway.proto.ledger.v1.DisputeReason;
import org.commonway.proto.ledger.v1.DisputeRuling;
import org.commonway.proto.ledger.v1.OpenDisputeRequest;
import org.commonway.proto.ledger.v1.RuleDisputeRequest;
import org.commonway.rules.leg.Dispute.Outcome;
import org.commonway.rules.leg.Dispute.Ruling;
import org.commonway.rules.leg.Verdict;
import org.commonway.rules.refusal.Refusal;
import org.commonway.rules.refusal.RefusalCode;
import org.commonway.rules.signature.Sha256;

/** Disputes. */
public final class DisputeCodec {
    private static final EnumCodec<DisputeReason, org.commonway.rules.leg.DisputeReason> REASON =
            EnumCodec.of(DisputeReason.class, "DISPUTE_REASON_", org.commonway.rules.leg.DisputeReason.class);
    private static final EnumCodec<DisputeParty, org.commonway.rules.leg.DisputeParty> PARTY =
            EnumCodec.of(DisputeParty.class, "DISPUTE_PARTY_", org.commonway.rules.leg.DisputeParty.class);
    private static final EnumCodec<DisputeRuling, Outcome> RULING =
            EnumCodec.of(DisputeRuling.class, "DISPUTE_RULING_", Outcome.class);

    private DisputeCodec() {}

    /** What a dispute is about; refused with INVALID_ARGUMENT when it does not say. */
    public static org.commonway.rules.leg.DisputeReason reasonOf(OpenDisputeRequest request) {
        return REASON.find(request.getReason())
                .orElseThrow(() -> new Refusal(
                        RefusalCode.INVALID_ARGUMENT, "A dispute has one of the schema's reasons; correct reason."));
    }

    /** The hash of what it rests on; refused with INVALID_ARGUMENT unless it has 32 bytes. */
    public static Sha256 evidenceOf(OpenDisputeRequest request) {
        return Sha256.read(request.getEvidenceHash().toByteArray(), RefusalCode.INVALID_ARGUMENT, "evidence_hash");
    }

    /** What a city says; refused with INVALID_ARGUMENT when it does not say enough. */
    public static Verdict toRules(RuleDisputeRequest request) {
        return new Verdict(
                RULING.find(request.getRuling())
                        .orElseThrow(() -> new Refusal(
                                RefusalCode.INVALID_ARGUMENT, "A ruling upholds or rejects; correct ruling.")),
                Sha256.read(request.getRulingHash().toByteArray(), RefusalCode.INVALID_ARGUMENT, "ruling_hash"),
                request.hasRefund()
                        ? Optional.of(MoneyCodec.toRules(request.getRefund(), RefusalCode.INVALID_ARGUMENT))
                        : Optional.empty());
    }

    static Dispute toProto(org.commonway.rules.leg.Dispute dispute) {
        Dispute.Builder builder = Dispute.newBuilder()
                .setReason(REASON.toProto(dispute.reason()))
                .setOpenedBy(PARTY.toProto(dispute.openedBy()))
                .setOpenedAt(MoneyCodec.toMoment(dispute.openedAtMillis()))
                .setEvidenceHash(EnvelopeCodec.bytesOf(dispute.evidence()));
        dispute.ruling().ifPresent(ruling -> {
            builder.setRuling(RULING.toProto(ruling.outcome()))
                    .setRuledAt(MoneyCodec.toMoment(ruling.atMillis()))
                    .setRulingHash(EnvelopeCodec.bytesOf(ruling.text()));
            ruling.refund().map(MoneyCodec::toProto).ifPresent(builder::setRuledRefund);
        });
        return builder.build();
    }

    static org.commonway.rules.leg.Dispute toRules(Dispute dispute) {
        return new org.commonway.rules.leg.Dispute(
                REASON.get(dispute.getReason()),
                PARTY.get(dispute.getOpenedBy()),
                dispute.getOpenedAt().getEpochMillis(),
                Sha256.read(dispute.getEvidenceHash().toByteArray(), RefusalCode.INVALID_ARGUMENT, "evidence_hash"),
                RULING.find(dispute.getRuling()).map(outcome -> rulingOf(dispute, outcome)));
    }

    private static Ruling rulingOf(Dispute dispute, Outcome outcome) {
        return new Ruling(
                outcome,
                dispute.getRuledAt().getEpochMillis(),
                Sha256.read(dispute.getRulingHash().toByteArray(), RefusalCode.INVALID_ARGUMENT, "ruling_hash"),
                dispute.hasRuledRefund()
                        ? Optional.of(MoneyCodec.toRules(dispute.getRuledRefund(), RefusalCode.INVALID_ARGUMENT))
                        : Optional.empty());
    }
}
