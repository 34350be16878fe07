package org.commonway.audit.acknowledgement;

import java.util.regex.Pattern;
import org.commonway.audit.digest.Digest;
import org.commonway.audit.refusal.AuditRefusal;
import org.commonway.audit.refusal.RefusalCode;

/**
 * Up to where searches see an operator's stream of offers. It counts for all that was sent before: every search that came
 * in from {@code sinceMillis} to {@code atMillis} has seen this life of the stream, and every one from {@code atMillis} on
 * that sees this life sees it up to {@code sequence} or further.
 *
 * @param streamId which life of the node's stream: 1 to 100 printable ASCII characters without spaces
 * @param sequence of the last update, 0 or more
 * @param last SHA-256 of that update as its operator signed it
 * @param sinceMillis by the gateway's clock, milliseconds since 1970
 * @param atMillis by the gateway's clock, milliseconds since 1970; not before {@code sinceMillis}
 */
public record AcknowledgedStream(String streamId, long sequence, Digest last, long sinceMillis, long atMillis) {
    private static final Pattern STREAM_ID = Pattern.compile("[!-~]{1,100}");

    /** Refuses ACKNOWLEDGEMENT_LINE for another form of id, and for numbers that are none of these. */
    public AcknowledgedStream {
        if (!isId(streamId) || sequence < 0 || sinceMillis < 0 || atMillis < sinceMillis) {
            throw new AuditRefusal(RefusalCode.ACKNOWLEDGEMENT_LINE, "stream " + sequence);
        }
    }

    /** Whether a stream of this id can be acknowledged at all. */
    public static boolean isId(String streamId) {
        return STREAM_ID.matcher(streamId).matches();
    }

    /** Whether this says of the same state at another time: the later of two such is worth keeping beside the first. */
    public boolean isSameStateAs(AcknowledgedStream other) {
        return streamId.equals(other.streamId) && sequence == other.sequence && sinceMillis == other.sinceMillis;
    }

    String line() {
        return Words.STREAM + " " + streamId + " " + sequence + " " + last + " " + sinceMillis + " " + atMillis;
    }

    static AcknowledgedStream read(Words words) {
        words.requireCount(6);
        return new AcknowledgedStream(
                words.word(1), words.number(2), words.digest(3), words.number(4), words.number(5));
    }
}
