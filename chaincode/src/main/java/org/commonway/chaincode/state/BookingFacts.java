package org.commonway.chaincode.state;

import java.security.interfaces.ECPublicKey;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.commonway.chaincode.codec.TermsCodec;
import org.commonway.rules.operator.OperatorId;
import org.commonway.rules.refusal.Refusal;
import org.commonway.rules.refusal.RefusalCode;
import org.commonway.rules.signature.SigningKeys;
import org.commonway.rules.terms.Terms;
import org.commonway.rules.trip.Claim;
import org.commonway.rules.trip.HoldId;
import org.commonway.rules.trip.LedgerFacts;
import org.commonway.rules.trip.TripId;
import org.jspecify.annotations.Nullable;

/** The facts for one booking, out of world state. Each key is read once: a state operation costs a round trip. */
public final class BookingFacts implements LedgerFacts {
    private final WorldState state;
    private final long nowMillis;
    private final Map<OperatorId, Optional<ECPublicKey>> keys = new HashMap<>();
    private @Nullable Terms terms;

    /**
     * Facts as of this state.
     *
     * @param nowMillis the transaction's time
     */
    public BookingFacts(WorldState state, long nowMillis) {
        this.state = state;
        this.nowMillis = nowMillis;
    }

    @Override
    public long nowMillis() {
        return nowMillis;
    }

    @Override
    public Terms getTerms() {
        Terms known = terms;
        if (known == null) {
            known = state.findTerms().map(TermsCodec::toRules).orElseThrow(() -> new Refusal(RefusalCode.NO_TERMS));
            terms = known;
        }
        return known;
    }

    @Override
    public Optional<ECPublicKey> findSigningKey(OperatorId operatorId) {
        return keys.computeIfAbsent(
                operatorId,
                id -> state.findOperator(id)
                        .map(operator -> SigningKeys.decodePublic(
                                operator.getSigningKey().toByteArray())));
    }

    @Override
    public boolean isBooked(TripId tripId) {
        return state.hasTrip(tripId);
    }

    @Override
    public boolean isUsed(OperatorId operatorId, HoldId holdId) {
        return state.hasHold(operatorId, holdId);
    }

    @Override
    public boolean isTaken(OperatorId operatorId, Claim claim) {
        long start = claim.window().startMillis();
        // No claim is longer than LONGEST: one that started before this cannot reach the new one.
        long earliest = Math.max(0, start - Claim.LONGEST.toMillis());
        return state
                .claimsStartingIn(
                        operatorId, claim.assetId(), earliest, claim.window().endMillis())
                .stream()
                .anyMatch(window -> window.overlaps(claim.window()));
    }
}
