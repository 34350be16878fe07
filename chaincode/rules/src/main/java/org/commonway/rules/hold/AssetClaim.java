package org.commonway.rules.hold;

import org.commonway.rules.operator.OperatorId;

/** A claim, and whose vehicle or seat it is on. */
public record AssetClaim(OperatorId operatorId, Claim claim) {
    /** Whether both want the same vehicle or seat at some moment. */
    public boolean clashesWith(AssetClaim other) {
        return operatorId.equals(other.operatorId)
                && claim.assetId().equals(other.claim.assetId())
                && claim.window().overlaps(other.claim.window());
    }
}
