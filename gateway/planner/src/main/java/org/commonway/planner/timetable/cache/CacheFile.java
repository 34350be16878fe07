package org.commonway.planner.timetable.cache;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import org.commonway.planner.digest.SealedFile;
import org.commonway.planner.digest.Sha256;
import org.commonway.planner.timetable.gtfs.GtfsFeed;

/**
 * One file of the cache: what it is a reading of (32 bytes of {@link #key}), the reading, and a CRC-32C of both.
 * Written beside and moved into place, so that a reader sees a whole file or none.
 */
final class CacheFile {
    private static final int KEY_BYTES = 32;

    private final Path path;
    private final Forms forms = new Forms();
    private final Form form = forms.of(GtfsFeed.class);

    CacheFile(Path path) {
        this.path = path;
    }

    /** What a file must be a reading of: this zip, of this operator, in this form. */
    byte[] key(byte[] zipSha256, String operatorId) {
        MessageDigest digest = Sha256.start();
        digest.update(zipSha256);
        digest.update(operatorId.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        digest.update((byte) 0);
        digest.update(forms.shape().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return digest.digest();
    }

    /** The reading; empty when there is none of this key. Throws when the file is cut, altered or cannot be read. */
    Optional<GtfsFeed> read(byte[] key) throws IOException {
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        byte[] bytes = Files.readAllBytes(path);
        int end = bytes.length - SealedFile.SEAL_BYTES;
        if (end < KEY_BYTES || !SealedFile.isWhole(bytes)) {
            throw new IOException("it is cut or altered");
        }
        if (!Arrays.equals(key, 0, KEY_BYTES, bytes, 0, KEY_BYTES)) {
            return Optional.empty();
        }
        return Optional.of((GtfsFeed) form.read(new CacheInput(ByteBuffer.wrap(bytes, KEY_BYTES, end - KEY_BYTES))));
    }

    void write(byte[] key, GtfsFeed feed) throws IOException {
        CacheOutput out = new CacheOutput();
        form.write(feed, out);
        SealedFile.write(path, key, out.toBytes());
    }
}
