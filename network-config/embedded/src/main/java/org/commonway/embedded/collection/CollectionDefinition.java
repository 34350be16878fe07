package org.commonway.embedded.collection;

import java.util.Optional;
import org.commonway.embedded.policy.EndorsementPolicy;

/**
 * A collection of private data, as Fabric's StaticCollectionConfig.
 *
 * @param name its name
 * @param members who belongs to it; a single signature decides
 * @param memberOnlyRead whether only members' clients may have their reads answered
 * @param memberOnlyWrite whether only members' clients may write
 * @param blockToLive after how many blocks a value is forgotten; 0 for never
 * @param endorsementPolicy who must endorse changes, if not the chaincode's own policy says so
 */
public record CollectionDefinition(
        String name,
        EndorsementPolicy members,
        boolean memberOnlyRead,
        boolean memberOnlyWrite,
        long blockToLive,
        Optional<EndorsementPolicy> endorsementPolicy) {

    /** Whether the organisation's peers keep the values. */
    public boolean isKeptBy(String mspId) {
        return members.admits(mspId, true);
    }
}
