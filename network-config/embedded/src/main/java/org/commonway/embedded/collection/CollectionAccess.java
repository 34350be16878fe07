package org.commonway.embedded.collection;

/**
 * What one organisation's peer may do with collections in one run for one creator (core/chaincode/handler.go).
 *
 * @param collections the chaincode's collections
 * @param chaincodeName the chaincode, for messages
 * @param peerMspId the organisation whose peer runs the chaincode
 * @param creatorMspId the creator's organisation
 * @param creatorIsPeer whether the creator is a peer itself
 */
public record CollectionAccess(
        Collections collections, String chaincodeName, String peerMspId, String creatorMspId, boolean creatorIsPeer) {

    /**
     * The collection, if the creator may read in it.
     *
     * @throws IllegalStateException with Fabric's text, if not
     */
    public CollectionDefinition readable(String name) {
        CollectionDefinition collection = defined(name);
        if (collection.memberOnlyRead() && !creatorIsMember(collection)) {
            throw denied("read", name);
        }
        return collection;
    }

    /**
     * The collection, if the creator may write in it.
     *
     * @throws IllegalStateException with Fabric's text, if not
     */
    public CollectionDefinition writable(String name) {
        CollectionDefinition collection = defined(name);
        if (collection.memberOnlyWrite() && !creatorIsMember(collection)) {
            throw denied("write", name);
        }
        return collection;
    }

    /**
     * The collection, whoever asks.
     *
     * @throws IllegalStateException with Fabric's text, if there is none
     */
    public CollectionDefinition defined(String name) {
        return collections
                .find(name)
                .orElseThrow(() -> new IllegalStateException("collection [" + name
                        + "] not defined in the collection config for chaincode [" + chaincodeName + "]"));
    }

    /** Whether this peer keeps the collection's values. */
    public boolean isKeptHere(CollectionDefinition collection) {
        return collection.isKeptBy(peerMspId);
    }

    private boolean creatorIsMember(CollectionDefinition collection) {
        return collection.members().admits(creatorMspId, creatorIsPeer);
    }

    private IllegalStateException denied(String access, String name) {
        return new IllegalStateException("tx creator does not have " + access
                + " access permission on privatedata in chaincodeName:" + chaincodeName + " collectionName: " + name);
    }
}
