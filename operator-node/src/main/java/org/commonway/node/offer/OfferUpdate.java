package org.commonway.node.offer;

/**
 * One message of the live stream.
 *
 * @param sequence the newest change that it includes
 * @param part which part of a snapshot, from 1; 0 for a change
 * @param parts of how many; 0 for a change
 * @param change what it tells
 */
public record OfferUpdate(long sequence, int part, int parts, OfferChange change) {
    /** True for a part of a snapshot. */
    public boolean isSnapshot() {
        return parts > 0;
    }
}
