package org.commonway.launcher.fabric.channel;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.LauncherRefusal;

/**
 * The package of a chaincode that runs as a service: it names the SHA-256 of each jar that the server is to run, so that
 * organisations that approve the same package approve the same code. Where a server is, each organisation tells its own
 * peer (network-config/fabric/ccaas); so the package is the same for all, to the byte.
 */
final class ChaincodePackage {
    private final String label;
    private final byte[] bytes;

    private ChaincodePackage(String label, byte[] bytes) {
        this.label = label;
        this.bytes = bytes;
    }

    /** The package of these jars. */
    static ChaincodePackage of(String label, List<Path> jars) {
        try {
            Map<String, String> digests = new TreeMap<>();
            for (Path jar : jars) {
                digests.put(String.valueOf(jar.getFileName()), sha256(Files.readAllBytes(jar)));
            }
            StringBuilder list = new StringBuilder();
            digests.forEach((jar, digest) ->
                    list.append(digest).append("  ").append(jar).append('\n'));
            byte[] code = tarGz(Map.of("jars.sha256", list.toString().getBytes(StandardCharsets.UTF_8)));
            byte[] metadata =
                    new JsonMapper().writeValueAsBytes(new TreeMap<>(Map.of("type", "ccaas", "label", label)));
            return new ChaincodePackage(
                    label, tarGz(new TreeMap<>(Map.of("metadata.json", metadata, "code.tar.gz", code))));
        } catch (IOException failed) {
            throw new LauncherRefusal(
                    ExitCode.DISK, "The chaincode's jars cannot be read: " + failed.getMessage(), failed);
        }
    }

    /** As Fabric computes it: the label and the digest of the package. */
    String id() {
        return label + ":" + sha256(bytes);
    }

    void write(Path file) {
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, bytes);
        } catch (IOException failed) {
            throw new LauncherRefusal(
                    ExitCode.DISK,
                    file + " cannot be written (" + failed.getMessage() + "): check the disk's space.",
                    failed);
        }
    }

    private static byte[] tarGz(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GzipCompressorOutputStream(bytes))) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                TarArchiveEntry entry = new TarArchiveEntry(file.getKey());
                entry.setSize(file.getValue().length);
                entry.setModTime(0); // the same bytes wherever and whenever it is made
                tar.putArchiveEntry(entry);
                tar.write(file.getValue());
                tar.closeArchiveEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every JDK has SHA-256", missing);
        }
    }
}
