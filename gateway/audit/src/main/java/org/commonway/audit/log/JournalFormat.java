package org.commonway.audit.log;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;
import org.commonway.audit.refusal.AuditRefusal;
import org.commonway.audit.refusal.RefusalCode;

/**
 * The bytes of a journal: a head with the index of its first entry, then batches. A batch is the length of its body (4
 * bytes), the index of its first entry (8), the body's checksum (4), the checksum of these three (4), and its entries,
 * each after its length in two bytes. Numbers are big-endian, checksums CRC-32C: they find accidents, while the signed
 * checkpoint finds intent.
 */
final class JournalFormat {
    private static final byte[] MAGIC = "cwlog\0\0\1".getBytes(StandardCharsets.US_ASCII);
    private static final int HEAD_BYTES = MAGIC.length + Long.BYTES + Integer.BYTES;
    private static final int BATCH_HEAD_BYTES = Integer.BYTES + Long.BYTES + Integer.BYTES + Integer.BYTES;

    private JournalFormat() {}

    /**
     * What a journal holds.
     *
     * @param first the index of the first entry
     * @param entries in their order
     * @param soundBytes how long the journal is without what a crash left of a last batch
     */
    record Contents(long first, List<byte[]> entries, int soundBytes) {}

    /** A journal of these entries. */
    static byte[] encode(long first, List<byte[]> entries) {
        ByteBuffer head = ByteBuffer.allocate(HEAD_BYTES).put(MAGIC).putLong(first);
        head.putInt(checksum(head.array(), 0, head.position()));
        if (entries.isEmpty()) {
            return head.array();
        }
        byte[] batch = encodeBatch(first, entries);
        byte[] bytes = Arrays.copyOf(head.array(), HEAD_BYTES + batch.length);
        System.arraycopy(batch, 0, bytes, HEAD_BYTES, batch.length);
        return bytes;
    }

    /** A batch of at least one entry, each no longer than 65,535 bytes. */
    static byte[] encodeBatch(long first, List<byte[]> entries) {
        int body =
                entries.stream().mapToInt(entry -> Short.BYTES + entry.length).reduce(0, Math::addExact);
        ByteBuffer batch = ByteBuffer.allocate(Math.addExact(BATCH_HEAD_BYTES, body));
        batch.position(BATCH_HEAD_BYTES);
        for (byte[] entry : entries) {
            batch.putShort((short) entry.length).put(entry);
        }
        batch.putInt(0, body).putLong(Integer.BYTES, first);
        batch.putInt(Integer.BYTES + Long.BYTES, checksum(batch.array(), BATCH_HEAD_BYTES, body));
        int headChecked = BATCH_HEAD_BYTES - Integer.BYTES;
        batch.putInt(headChecked, checksum(batch.array(), 0, headChecked));
        return batch.array();
    }

    /**
     * What these bytes hold. A last batch that is not whole is what a crash left of an append that was never
     * acknowledged, for each batch is on the disk before the next is written: it is left out. Refuses
     * LOG_JOURNAL_DAMAGED where the damage is not at the end.
     */
    static Contents decode(byte[] bytes) {
        ByteBuffer journal = ByteBuffer.wrap(bytes);
        int headChecked = HEAD_BYTES - Integer.BYTES;
        boolean sound = bytes.length >= HEAD_BYTES
                && Arrays.equals(MAGIC, 0, MAGIC.length, bytes, 0, MAGIC.length)
                && journal.getInt(headChecked) == checksum(bytes, 0, headChecked)
                && journal.getLong(MAGIC.length) >= 0;
        if (!sound) {
            throw damaged(0);
        }
        long first = journal.getLong(MAGIC.length);
        List<byte[]> entries = new ArrayList<>();
        int at = HEAD_BYTES;
        while (at < bytes.length) {
            int body = bodyBytes(bytes, at, first + entries.size());
            if (body == 0 || body > bytes.length - at - BATCH_HEAD_BYTES) {
                break;
            }
            int end = at + BATCH_HEAD_BYTES + body;
            if (journal.getInt(at + Integer.BYTES + Long.BYTES) != checksum(bytes, at + BATCH_HEAD_BYTES, body)) {
                if (end < bytes.length) {
                    throw damaged(at);
                }
                break;
            }
            decodeBody(bytes, at + BATCH_HEAD_BYTES, end, entries);
            at = end;
        }
        return new Contents(first, entries, at);
    }

    /** How long the body of the batch at this place is; 0 if its head is not whole. */
    private static int bodyBytes(byte[] bytes, int at, long expectedFirst) {
        ByteBuffer journal = ByteBuffer.wrap(bytes);
        int headChecked = BATCH_HEAD_BYTES - Integer.BYTES;
        if (bytes.length - at < BATCH_HEAD_BYTES
                || journal.getInt(at + headChecked) != checksum(bytes, at, headChecked)) {
            return 0;
        }
        int body = journal.getInt(at);
        if (body <= 0 || journal.getLong(at + Integer.BYTES) != expectedFirst) {
            throw damaged(at);
        }
        return body;
    }

    private static void decodeBody(byte[] bytes, int start, int end, List<byte[]> entries) {
        int at = start;
        while (at < end) {
            int from = at + Short.BYTES;
            int to = from > end
                    ? from
                    : from + Short.toUnsignedInt(ByteBuffer.wrap(bytes).getShort(at));
            if (to > end) {
                throw damaged(at);
            }
            entries.add(Arrays.copyOfRange(bytes, from, to));
            at = to;
        }
    }

    private static int checksum(byte[] bytes, int from, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, from, length);
        return (int) crc.getValue();
    }

    private static AuditRefusal damaged(int at) {
        return new AuditRefusal(RefusalCode.LOG_JOURNAL_DAMAGED, "byte " + at);
    }
}
