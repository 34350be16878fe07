package org.commonway.audit.replay;

import java.util.OptionalLong;

/**
 * By when others had seen an entry: the earliest cosigned checkpoint that covers it. An entry's own moment is its
 * gateway's word; only this says that a seed's hash or a policy was really published before.
 */
@FunctionalInterface
public interface WitnessTimes {
    /** Milliseconds since 1970 by which the entry had been seen; empty when nobody says. */
    OptionalLong seenMillis(long index);

    /** Nobody says: entries' own moments count. */
    static WitnessTimes none() {
        return index -> OptionalLong.empty();
    }
}
