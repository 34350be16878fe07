package org.commonway.rules.publiclog;

import java.util.Optional;
import org.commonway.rules.refusal.Refusal;
import org.commonway.rules.refusal.RefusalCode;
import org.commonway.rules.signature.Sha256;

/**
 * A checkpoint of a log, held fast.
 *
 * @param size entries, 1 or more
 * @param root the root of their tree (RFC 9162, 2.1)
 * @param cosignatures how many witnesses had cosigned it, 0 to {@link #MOST_COSIGNATURES}
 * @param atMillis when it was held fast, milliseconds since 1970-01-01T00:00:00Z
 */
public record Anchor(long size, Sha256 root, int cosignatures, long atMillis) {
    /** More than any log asks. */
    public static final int MOST_COSIGNATURES = 64;

    private static final long DAY_MILLIS = 86_400_000;

    /** Refuses with INVALID_ARGUMENT what is out of range. */
    public Anchor {
        if (size < 1 || cosignatures < 0 || cosignatures > MOST_COSIGNATURES) {
            throw new Refusal(
                    RefusalCode.INVALID_ARGUMENT,
                    "An anchor has a size from 1 on and 0 to 64 cosignatures; correct size or cosignatures.");
        }
    }

    /**
     * What stands after this one was held fast and that is asked for: that one, or this one when it says no more. Refused
     * with LOG_SHRANK for a smaller size, LOG_FORKED for the same size with another root: both sentences name both, and
     * whoever has the log's signatures under them has proof against it. Refused with TOO_EARLY when this one is later.
     */
    public Anchor followedBy(Anchor asked) {
        if (asked.size < size) {
            throw new Refusal(
                    RefusalCode.LOG_SHRANK,
                    "The log had " + said() + " and cannot now have " + asked.said() + "; keep both checkpoints.");
        }
        if (asked.size == size && !asked.root.equals(root)) {
            throw new Refusal(
                    RefusalCode.LOG_FORKED,
                    "The log had " + said() + " and cannot also have " + asked.said() + "; keep both checkpoints.");
        }
        if (asked.size == size && asked.cosignatures <= cosignatures) {
            return this;
        }
        if (asked.atMillis < atMillis) {
            throw new Refusal(
                    RefusalCode.TOO_EARLY,
                    "The last anchor is of moment " + atMillis + "; wait for it, or set the clock that was wrong.");
        }
        return asked;
    }

    /** This one if the other is of a later day (UTC): then it is the last of its own, and kept as such. */
    public Optional<Anchor> keptBefore(Anchor next) {
        return dayNumber() < next.dayNumber() ? Optional.of(this) : Optional.empty();
    }

    /** Its day, in days since 1970-01-01. */
    public long dayNumber() {
        return Math.floorDiv(atMillis, DAY_MILLIS);
    }

    private String said() {
        return size + " entries with root " + root;
    }
}
