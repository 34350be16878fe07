package org.commonway.audit.record;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.commonway.audit.digest.Digest;
import org.commonway.audit.digest.Octets;
import org.commonway.audit.refusal.AuditRefusal;
import org.commonway.audit.refusal.RefusalCode;

/**
 * Up to where a search knew an operator's stream of offers.
 *
 * @param operator its place in the record
 * @param stream which life of the node's stream, by {@link #nameOf}
 * @param sequence of the last update that the search saw, 0 or more
 */
public record StreamState(int operator, Octets stream, long sequence) {
    /** The length of a stream's name. */
    public static final int NAME_BYTES = 8;

    /** Refuses ENTRY_VALUE for a name of another length, and a sequence below zero. */
    public StreamState {
        if (stream.length() != NAME_BYTES || sequence < 0) {
            throw new AuditRefusal(RefusalCode.ENTRY_VALUE, "stream of operator " + operator);
        }
    }

    /** A stream in a record: the first eight bytes of SHA-256 of its id in UTF-8. */
    public static Octets nameOf(String streamId) {
        byte[] hash = Digest.of(streamId.getBytes(StandardCharsets.UTF_8)).bytes();
        return Octets.of(Arrays.copyOf(hash, NAME_BYTES));
    }

    static StreamState read(EntryReader in) {
        return new StreamState(in.u16(), in.raw(NAME_BYTES), in.u64());
    }

    void write(EntryWriter out) {
        out.u16(operator);
        out.raw(stream.bytes());
        out.u64(sequence);
    }
}
