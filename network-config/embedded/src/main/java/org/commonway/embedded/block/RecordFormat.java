package org.commonway.embedded.block;

import com.google.protobuf.ByteString;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.zip.CRC32C;

/**
 * How a block lies in the file: {@code magic, length, CRC-32C of the payload, CRC-32C of these three, payload, end
 * mark}, four bytes each but the payload. The head has a checksum of its own, so that a damaged length is not taken for
 * a file that ends too soon; the end mark is never zero, so that room which was allocated but not written can be told
 * from a record that rotted.
 */
final class RecordFormat {
    static final int HEAD_BYTES = 16;
    static final int OVERHEAD_BYTES = HEAD_BYTES + 4;
    private static final int MAGIC = 0x43574231; // CWB1
    private static final int END_MARK = 0x2E454E44; // .END
    /** A block holds at most some hundred transactions of a few kilobytes; far more than this is no length. */
    private static final int LENGTH_BYTES_MAX = 512 * 1024 * 1024;

    private RecordFormat() {}

    /** What lies at an offset of the file. */
    sealed interface Found {
        /** A whole record; the next one begins at {@code nextOffset}. */
        record Whole(ByteString payload, long nextOffset) implements Found {}

        /** An append that was cut short; nothing was ever acknowledged from here on. */
        record Torn() implements Found {}

        /** Bytes that were written whole once and are not what was written. */
        record Damaged() implements Found {}
    }

    static ByteBuffer encode(byte[] payload) {
        ByteBuffer record = ByteBuffer.allocate(OVERHEAD_BYTES + payload.length);
        record.putInt(MAGIC).putInt(payload.length).putInt(crc(ByteBuffer.wrap(payload)));
        record.putInt(crc(record.slice(0, HEAD_BYTES - 4))).put(payload).putInt(END_MARK);
        return record.flip();
    }

    static Found read(FileChannel file, long offset) throws IOException {
        long rest = file.size() - offset;
        if (rest < HEAD_BYTES) {
            return new Found.Torn();
        }
        ByteBuffer head = readFully(file, offset, HEAD_BYTES);
        int length = head.getInt(4);
        boolean headStands = head.getInt(0) == MAGIC
                && head.getInt(12) == crc(head.slice(0, HEAD_BYTES - 4))
                && length >= 0
                && length <= LENGTH_BYTES_MAX;
        if (!headStands) {
            return onlyZerosFrom(file, offset) ? new Found.Torn() : new Found.Damaged();
        }
        if (rest < OVERHEAD_BYTES + (long) length) {
            return new Found.Torn();
        }
        ByteBuffer body = readFully(file, offset + HEAD_BYTES, length + 4);
        int end = body.getInt(length);
        ByteBuffer payload = body.slice(0, length);
        long next = offset + OVERHEAD_BYTES + length;
        if (end == END_MARK && crc(payload.duplicate()) == head.getInt(8)) {
            return new Found.Whole(ByteString.copyFrom(payload), next);
        }
        return end == 0 && next == file.size() ? new Found.Torn() : new Found.Damaged();
    }

    private static boolean onlyZerosFrom(FileChannel file, long offset) throws IOException {
        int piece = 64 * 1024;
        for (long at = offset; at < file.size(); at += piece) {
            ByteBuffer bytes = readFully(file, at, (int) Math.min(piece, file.size() - at));
            while (bytes.hasRemaining()) {
                if (bytes.get() != 0) {
                    return false;
                }
            }
        }
        return true;
    }

    private static ByteBuffer readFully(FileChannel file, long offset, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            if (file.read(bytes, offset + bytes.position()) < 0) {
                throw new EOFException("the block file became shorter while it was read");
            }
        }
        return bytes.flip();
    }

    private static int crc(ByteBuffer bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return (int) crc.getValue();
    }
}
