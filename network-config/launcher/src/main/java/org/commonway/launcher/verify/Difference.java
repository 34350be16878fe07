package org.commonway.launcher.verify;

/**
 * Something that is not as it must be.
 *
 * @param index of the entry that it begins with, from 0; -1 for the log as a whole
 * @param code a {@link DifferenceCode}, or a replay's or a format's own
 * @param sentence what and where, for people
 */
public record Difference(long index, String code, String sentence) {
    /** Stands for the log as a whole. */
    public static final long WHOLE_LOG = -1;

    /** One of these, with where it is. */
    static Difference of(long index, DifferenceCode code, String where) {
        return new Difference(index, code.name(), where + ": " + code.sentence());
    }
}
