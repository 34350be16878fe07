package org.commonway.chaincode.contract;

import com.google.protobuf.ByteString;
import java.util.Optional;
import org.commonway.chaincode.call.Call;
import org.commonway.chaincode.codec.DisputeCodec;
import org.commonway.chaincode.codec.TripCodec;
import org.commonway.proto.ledger.v1.Evidence;
import org.commonway.proto.ledger.v1.LegId;
import org.commonway.proto.ledger.v1.OpenDisputeRequest;
import org.commonway.proto.ledger.v1.RuleDisputeRequest;
import org.commonway.proto.ledger.v1.Trip;
import org.commonway.rules.hold.HoldId;
import org.commonway.rules.hold.TripId;
import org.commonway.rules.leg.DisputeReason;
import org.commonway.rules.leg.Verdict;
import org.commonway.rules.refusal.Refusal;
import org.commonway.rules.refusal.RefusalCode;
import org.commonway.rules.signature.Sha256;

/**
 * Disputes: on the ledger their reason, their ruling and the hash of their evidence; the evidence never. It is put, read
 * and purged by functions that write no public key, so that the city's peers alone need to run them.
 */
public final class DisputeContract {
    private static final String CONTENT = "evidence";
    private static final String SALT = "salt";
    private static final int MAX_EVIDENCE_BYTES = 16 * 1024;
    private static final int SALT_BYTES = 32;

    private DisputeContract() {}

    /**
     * Disputes what a leg was charged; by the trip's gateway or the leg's operator. Refused when evidence comes with it:
     * every organisation that endorses would be shown it, and nobody would keep it.
     */
    public static Trip open(Call call, OpenDisputeRequest asked) {
        TripId id = new TripId(asked.getTripId());
        HoldId holdId = TripContract.holdId(asked.getHoldId());
        DisputeReason reason = DisputeCodec.reasonOf(asked);
        Sha256 hash = DisputeCodec.evidenceOf(asked);
        if (call.findTransient(CONTENT).isPresent() || call.findTransient(SALT).isPresent()) {
            throw new Refusal(
                    RefusalCode.INVALID_ARGUMENT,
                    "A dispute is opened with the hash of its evidence alone; put the evidence after that.");
        }
        return TripContract.change(
                call, id, trip -> trip.openDispute(holdId, reason, hash, call.caller(), call.state()));
    }

    /**
     * Puts the evidence of a leg's open dispute into the city's private collection; by the side that opened it. It comes as
     * transient data "evidence" and "salt". The same again is written again: a transaction that wrote nothing would need
     * the endorsement of organisations that must not see it.
     */
    public static Trip putEvidence(Call call, LegId asked) {
        TripId id = new TripId(asked.getTripId());
        HoldId holdId = TripContract.holdId(asked.getHoldId());
        Evidence evidence = evidenceOf(call);
        Trip stored = TripContract.getStored(call, id);
        var trip = TripCodec.toRules(stored);
        trip.requireEvidence(holdId, hashOf(evidence), call.caller(), call.state());
        call.evidence().put(id, holdId, evidence);
        return TripCodec.toAnswer(stored, trip);
    }

    /** Rules; by the city whose terms the trip was booked under. */
    public static Trip rule(Call call, RuleDisputeRequest asked) {
        HoldId holdId = TripContract.holdId(asked.getHoldId());
        Verdict verdict = DisputeCodec.toRules(asked);
        return TripContract.change(
                call,
                new TripId(asked.getTripId()),
                trip -> trip.ruleDispute(holdId, verdict, call.caller(), call.state()));
    }

    /** The evidence of a leg's dispute; empty when who opened it keeps it, or it was purged. For the same city. */
    public static Evidence getEvidence(Call call, LegId asked) {
        TripId id = new TripId(asked.getTripId());
        HoldId holdId = TripContract.holdId(asked.getHoldId());
        var trip = TripCodec.toRules(TripContract.getStored(call, id));
        call.caller().requireCityOf(trip.cityMspId());
        trip.getLeg(holdId);
        return call.evidence().find(id, holdId).orElseGet(Evidence::getDefaultInstance);
    }

    /** Erases the evidence of a leg whose dispute is ruled; by the same city. The ruling and the hash stay. */
    public static Trip purgeEvidence(Call call, LegId asked) {
        TripId id = new TripId(asked.getTripId());
        HoldId holdId = TripContract.holdId(asked.getHoldId());
        Trip stored = TripContract.getStored(call, id);
        var trip = TripCodec.toRules(stored);
        trip.requirePurgeable(holdId, call.caller());
        call.evidence().purge(id, holdId);
        return TripCodec.toAnswer(stored, trip);
    }

    private static Evidence evidenceOf(Call call) {
        Optional<byte[]> content = call.findTransient(CONTENT);
        Optional<byte[]> salt = call.findTransient(SALT).filter(bytes -> bytes.length == SALT_BYTES);
        if (content.isEmpty() || salt.isEmpty()) {
            throw new Refusal(
                    RefusalCode.EVIDENCE_MISMATCH,
                    "Evidence comes as transient data with a salt of " + SALT_BYTES + " bytes; send both.");
        }
        if (content.get().length > MAX_EVIDENCE_BYTES) {
            throw new Refusal(
                    RefusalCode.ARGUMENT_TOO_LARGE,
                    "Evidence has at most " + MAX_EVIDENCE_BYTES + " bytes; keep it and show it to the city yourself.");
        }
        return Evidence.newBuilder()
                .setSalt(ByteString.copyFrom(salt.get()))
                .setContent(ByteString.copyFrom(content.get()))
                .build();
    }

    private static Sha256 hashOf(Evidence evidence) {
        return Sha256.of(evidence.getSalt().toByteArray(), evidence.getContent().toByteArray());
    }
}
