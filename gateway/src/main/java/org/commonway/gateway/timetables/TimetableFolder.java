package org.commonway.gateway.timetables;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Where fetched timetables are kept: one zip for each operator, replaced in one step. */
final class TimetableFolder {
    private final Path folder;

    TimetableFolder(Path folder) {
        this.folder = folder;
    }

    Path zipOf(String operatorId) {
        return folder.resolve(operatorId + ".zip");
    }

    /** A file to fetch into, beside the zip. */
    Path arriving(String operatorId) throws IOException {
        Files.createDirectories(folder);
        return folder.resolve(operatorId + ".zip.arriving");
    }

    void keep(String operatorId) throws IOException {
        Files.move(
                arriving(operatorId),
                zipOf(operatorId),
                StandardCopyOption.REPLACE_EXISTING,
                StandardCopyOption.ATOMIC_MOVE);
    }

    /** SHA-256 of the zip that is kept; empty for none. */
    ByteString hashOf(String operatorId) throws IOException {
        Path zip = zipOf(operatorId);
        if (!Files.exists(zip)) {
            return ByteString.EMPTY;
        }
        MessageDigest digest = sha256();
        try (InputStream in = Files.newInputStream(zip)) {
            byte[] buffer = new byte[65_536];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        return ByteString.copyFrom(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
