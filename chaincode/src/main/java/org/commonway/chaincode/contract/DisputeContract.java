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
import org.commonway.rules.trip.TripChange;

/** Disputes: on the ledger their reason, their ruling and the hash of their evidence; the evidence never. */
public final class DisputeContract {
    private static final int MAX_EVIDENCE_BYTES = 16 * 1024;
    private static final int SALT_BYTES = 32;

    private DisputeContract() {}

    /**
     * Disputes what a leg was charged; by the trip's gateway or the leg's operator. Evidence may come with it as transient
     * data "evidence" and "salt", and then goes to the city's private collection.
     */
    public static Trip open(Call call, OpenDisputeRequest asked) {
        TripId id = new TripId(asked.getTripId());
        HoldId holdId = TripContract.holdId(asked.getHoldId());
        DisputeReason reason = DisputeCodec.reasonOf(asked);
        Sha256 hash = DisputeCodec.evidenceOf(asked);
        Optional<Evidence> evidence = findEvidence(call, hash);
        return TripContract.change(call, id, trip -> {
            TripChange change = trip.openDispute(holdId, reason, hash, call.caller(), call.state());
            if (change.isSomething()) {
                evidence.ifPresent(given -> call.evidence().put(id, holdId, given));
            }
            return change;
        });
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

    private static Optional<Evidence> findEvidence(Call call, Sha256 hash) {
        Optional<byte[]> content = call.findTransient("evidence");
        Optional<byte[]> salt = call.findTransient("salt");
        if (content.isEmpty() && salt.isEmpty()) {
            return Optional.empty();
        }
        if (content.isEmpty() || salt.isEmpty() || salt.get().length != SALT_BYTES) {
            throw new Refusal(
                    RefusalCode.EVIDENCE_MISMATCH,
                    "Evidence comes with a salt of " + SALT_BYTES + " bytes and not without; send both or neither.");
        }
        if (content.get().length > MAX_EVIDENCE_BYTES) {
            throw new Refusal(
                    RefusalCode.ARGUMENT_TOO_LARGE,
                    "Evidence has at most " + MAX_EVIDENCE_BYTES + " bytes; keep it and send its hash alone.");
        }
        if (!Sha256.of(salt.get(), content.get()).equals(hash)) {
            throw new Refusal(RefusalCode.EVIDENCE_MISMATCH);
        }
        return Optional.of(Evidence.newBuilder()
                .setSalt(ByteString.copyFrom(salt.get()))
                .setContent(ByteString.copyFrom(content.get()))
                .build());
    }
}
