package org.commonway.rules.trip;

import java.util.ArrayList;
import java.util.List;
import org.commonway.rules.refusal.Refusal;
import org.commonway.rules.refusal.RefusalCode;

/** What must be so of the vehicles and seats that a trip takes. */
final class ClaimRules {
    private ClaimRules() {}

    static void claimsAreSane(BookingRequest request, LedgerFacts facts) {
        for (Hold hold : request.holds()) {
            hold.claim().ifPresent(claim -> requireSane(hold, claim));
        }
    }

    private static void requireSane(Hold hold, Claim claim) {
        boolean named = !claim.assetId().isBlank() && HoldRules.isRef(claim.assetId());
        if (!named || !claim.window().isSane() || claim.window().length().compareTo(Claim.LONGEST) > 0) {
            throw new Refusal(
                    RefusalCode.INVALID_CLAIM,
                    hold.name() + " must claim a named asset for more than nothing and at most 24 hours;"
                            + " ask its operator for a new one.");
        }
    }

    static void noAssetIsTaken(BookingRequest request, LedgerFacts facts) {
        List<Hold> before = new ArrayList<>();
        for (Hold hold : request.holds()) {
            hold.claim().ifPresent(claim -> {
                // The ledger shows the state before this transaction, so this trip's own claims are compared here.
                if (before.stream().anyMatch(other -> isSameAssetAtOnce(other, hold, claim))
                        || facts.isTaken(hold.operatorId(), claim)) {
                    throw taken(hold, claim);
                }
            });
            before.add(hold);
        }
    }

    private static boolean isSameAssetAtOnce(Hold other, Hold hold, Claim claim) {
        return other.operatorId().equals(hold.operatorId())
                && other.claim()
                        .filter(theirs -> theirs.assetId().equals(claim.assetId()))
                        .filter(theirs -> theirs.window().overlaps(claim.window()))
                        .isPresent();
    }

    private static Refusal taken(Hold hold, Claim claim) {
        return new Refusal(
                RefusalCode.ASSET_TAKEN,
                "Asset " + claim.assetId() + " of " + hold.operatorId()
                        + " is booked at that time already; choose another one.");
    }
}
