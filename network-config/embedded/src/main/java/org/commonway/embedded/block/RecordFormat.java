package org.commonway.embedded.block;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * How a block lies in the file: {@code magic, length, CRC-32C of the payload, CRC-32C of these three, payload, end
 * mark}, four bytes each but the payload. The head has a checksum of its own, so that a damaged length is not taken for
 * a file that ends too soon; the end mark is never zero, so that room which was allocated but not written can be told
 * from a record.
 */
final class RecordFormat {
    static final int HEAD_BYTES = 16;
    static final int OVERHEAD_BYTES = HEAD_BYTES + 4;
    private static final int MAGIC = 0x43574231; // CWB1
    private static final int END_MARK = 0x2E454E44; // .END
    /** A block holds at most some hundred transactions of a few kilobytes; far more than this is no length. */
    private static final int LENGTH_BYTES_MAX = 512 * 1024 * 1024;

    private static final int SEARCH_BYTES = 1024 * 1024;

    private RecordFormat() {}

    /** What lies at an offset of the file. */
    sealed interface Found {
        /** A whole record; the next one begins at {@code nextOffset}. */
        record Whole(ByteString payload, long nextOffset) implements Found {}

        /** The file ends before the record does. */
        record Torn() implements Found {}

        /** A record whose head stands and whose contents are not what was written; the next would begin there. */
        record Spoilt(long nextOffset) implements Found {}

        /** Nothing that begins a record. */
        record NoHead() implements Found {}
    }

    static ByteBuffer encode(byte[] payload) {
        ByteBuffer record = ByteBuffer.allocate(OVERHEAD_BYTES + payload.length);
        record.putInt(MAGIC).putInt(payload.length).putInt(crc(ByteBuffer.wrap(payload)));
        record.putInt(crc(record.slice(0, HEAD_BYTES - 4))).put(payload).putInt(END_MARK);
        return record.flip();
    }

    static Found read(StorageFile file, long offset) throws IOException {
        long rest = file.size() - offset;
        if (rest < HEAD_BYTES) {
            return new Found.Torn();
        }
        ByteBuffer head = readFully(file, offset, HEAD_BYTES);
        if (!isHead(head, 0)) {
            return new Found.NoHead();
        }
        int length = head.getInt(4);
        if (rest < OVERHEAD_BYTES + (long) length) {
            return new Found.Torn();
        }
        ByteBuffer body = readFully(file, offset + HEAD_BYTES, length + 4);
        long next = offset + OVERHEAD_BYTES + length;
        boolean stands = body.getInt(length) == END_MARK && crc(body.slice(0, length)) == head.getInt(8);
        // The buffer is this call's own and is never written again.
        return stands
                ? new Found.Whole(UnsafeByteOperations.unsafeWrap(body.slice(0, length)), next)
                : new Found.Spoilt(next);
    }

    /** Whether the file could begin a record at its first byte and was cut short there. */
    static boolean isBeginning(ByteBuffer bytes) {
        byte[] magic = ByteBuffer.allocate(4).putInt(MAGIC).array();
        for (int i = 0; i < Math.min(magic.length, bytes.limit()); i++) {
            if (bytes.get(i) != magic[i]) {
                return false;
            }
        }
        return true;
    }

    static boolean onlyZerosFrom(StorageFile file, long offset) throws IOException {
        for (long at = offset; at < file.size(); at += SEARCH_BYTES) {
            ByteBuffer bytes = readFully(file, at, (int) Math.min(SEARCH_BYTES, file.size() - at));
            while (bytes.hasRemaining()) {
                if (bytes.get() != 0) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Whether a record begins anywhere from the offset on. */
    static boolean anyHeadFrom(StorageFile file, long offset) throws IOException {
        long size = file.size();
        for (long at = offset; at + HEAD_BYTES <= size; at += SEARCH_BYTES) {
            ByteBuffer bytes = readFully(file, at, (int) Math.min(SEARCH_BYTES + HEAD_BYTES, size - at));
            for (int i = 0; i + HEAD_BYTES <= bytes.limit(); i++) {
                if (isHead(bytes, i)) {
                    return true;
                }
            }
        }
        return false;
    }

    static ByteBuffer readFully(StorageFile file, long offset, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            if (file.read(bytes, offset + bytes.position()) < 0) {
                throw new EOFException("the block file became shorter while it was read");
            }
        }
        return bytes.flip();
    }

    private static boolean isHead(ByteBuffer bytes, int at) {
        return bytes.getInt(at) == MAGIC
                && bytes.getInt(at + 4) > 0
                && bytes.getInt(at + 4) <= LENGTH_BYTES_MAX
                && bytes.getInt(at + 12) == crc(bytes.slice(at, HEAD_BYTES - 4));
    }

    private static int crc(ByteBuffer bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return (int) crc.getValue();
    }
}
