package org.commonway.rules.trip;

import java.util.ArrayList;
import java.util.List;
import org.commonway.rules.hold.AssetClaim;
import org.commonway.rules.hold.Claim;
import org.commonway.rules.hold.Hold;
import org.commonway.rules.refusal.Refusal;
import org.commonway.rules.refusal.RefusalCode;

/** What must be so of the vehicles and seats that a trip takes. */
final class ClaimRules {
    private static final int LONGEST_REF_CHARACTERS = 128;

    private ClaimRules() {}

    static void claimsAreSane(BookingRequest request, LedgerFacts facts) {
        for (Hold hold : request.holds()) {
            hold.claim().ifPresent(claim -> requireSane(hold, claim));
        }
    }

    private static void requireSane(Hold hold, Claim claim) {
        if (!isRef(claim.assetId())
                || !claim.window().isSane()
                || claim.window().length().compareTo(Claim.LONGEST) > 0) {
            throw new Refusal(
                    RefusalCode.INVALID_CLAIM,
                    hold.name() + " must claim a named asset for more than nothing and at most 24 hours;"
                            + " ask its operator for a new one.");
        }
        if (!claim.window().contains(hold.plan().window())) {
            throw new Refusal(
                    RefusalCode.INVALID_CLAIM,
                    hold.name() + " must claim its asset for the whole of its leg; ask its operator for a new one.");
        }
    }

    /** Ids of GTFS and GBFS may be any text; control characters would only hide in a page or a key. */
    private static boolean isRef(String text) {
        return !text.isBlank()
                && text.length() <= LONGEST_REF_CHARACTERS
                && text.chars().noneMatch(Character::isISOControl);
    }

    static void noAssetIsTaken(BookingRequest request, LedgerFacts facts) {
        List<AssetClaim> before = new ArrayList<>();
        for (Hold hold : request.holds()) {
            hold.assetClaim().ifPresent(claim -> {
                // The ledger shows the state before this transaction, so this trip's own claims are compared here.
                if (before.stream().anyMatch(claim::clashesWith) || facts.isTaken(claim)) {
                    throw taken(claim);
                }
                before.add(claim);
            });
        }
    }

    private static Refusal taken(AssetClaim claim) {
        return new Refusal(
                RefusalCode.ASSET_TAKEN,
                "Asset " + claim.claim().assetId() + " of " + claim.operatorId()
                        + " is booked at that time already; choose another one.");
    }
}
