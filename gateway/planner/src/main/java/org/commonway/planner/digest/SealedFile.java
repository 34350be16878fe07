package org.commonway.planner.digest;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.CRC32C;

/** Files that end with a checksum of all before it (CRC-32C, RFC 3720, as eight bytes), and come into place as a whole. */
public final class SealedFile {
    /** How long the checksum at the end is. */
    public static final int SEAL_BYTES = Long.BYTES;

    private SealedFile() {}

    /** Whether the bytes of such a file are as they were written. */
    public static boolean isWhole(byte[] bytes) {
        int end = bytes.length - SEAL_BYTES;
        return end >= 0 && ByteBuffer.wrap(bytes).getLong(end) == checksum(bytes, end);
    }

    /** Writes these parts, one behind the other, and the checksum, in place of what is there. */
    public static void write(Path path, byte[]... parts) throws IOException {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        ByteBuffer bytes = ByteBuffer.allocate(length + SEAL_BYTES);
        for (byte[] part : parts) {
            bytes.put(part);
        }
        bytes.putLong(checksum(bytes.array(), length));
        Path folder = path.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path arriving = Files.createTempFile(folder, "sealed", ".arriving");
        try {
            Files.write(arriving, bytes.array());
            Files.move(arriving, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(arriving);
        }
    }

    private static long checksum(byte[] bytes, int end) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, 0, end);
        return checksum.getValue();
    }
}
