package org.commonway.launcher.fabric.backup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.LauncherRefusal;
import org.commonway.launcher.fabric.plan.FabricRecord;

/** Unpacks what {@link ArchiveWriter} wrote, and believes nothing of it before the manifest has confirmed all. */
final class ArchiveReader {
    private static final Set<String> PARTS = Set.of("crypto", "fabric", FabricRecord.FILE);
    private static final int MOST_HEADER_BYTES = 1 << 16;

    private final Path target;
    private final Map<String, String> digests = new TreeMap<>();

    private ArchiveReader(Path target) {
        this.target = target;
    }

    /**
     * Unpacks a backup into an empty folder, where it may be used when this returns and must be deleted when it throws.
     *
     * @throws Damaged when the file is not the backup that was made
     */
    static Header unpack(Path file, Path target) throws Damaged {
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file));
                GzipCompressorInputStream plain = new GzipCompressorInputStream(bytes);
                TarArchiveInputStream tar = new TarArchiveInputStream(plain)) {
            ArchiveReader reader = new ArchiveReader(target);
            Header header = reader.readHeader(tar);
            reader.readFiles(tar);
            plain.transferTo(OutputStream.nullOutputStream()); // to the checksum of the whole
            return header;
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new Damaged("it is cut short or damaged (" + unreadable.getMessage()
                    + "): copy it anew from where it was made");
        }
    }

    private Header readHeader(TarArchiveInputStream tar) throws IOException, Damaged {
        TarArchiveEntry first = tar.getNextEntry();
        if (first == null || !first.getName().equals(Header.NAME)) {
            throw new Damaged("it is no backup of a Fabric network");
        }
        DigestInputStream digested = new DigestInputStream(tar, Digests.sha256());
        byte[] content = digested.readNBytes(MOST_HEADER_BYTES);
        note(Header.NAME, digested);
        return Header.read(content);
    }

    private void readFiles(TarArchiveInputStream tar) throws IOException, Damaged {
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            if (entry.getName().equals(Header.MANIFEST)) {
                check(new JsonMapper().readTree(tar.readAllBytes()));
                if (tar.getNextEntry() != null) {
                    throw new Damaged("something follows its manifest");
                }
                return;
            }
            read(tar, entry);
        }
        throw new Damaged("it has no manifest: it is cut short; copy it anew from where it was made");
    }

    private void read(TarArchiveInputStream tar, TarArchiveEntry entry) throws IOException, Damaged {
        Path place = place(entry.getName());
        if (entry.getLinkFlag() == TarConstants.LF_DIR) {
            onDisk(place, () -> Files.createDirectories(place));
            return;
        }
        if (entry.getLinkFlag() != TarConstants.LF_NORMAL && entry.getLinkFlag() != TarConstants.LF_OLDNORM) {
            throw new Damaged("its entry " + entry.getName() + " is neither a file nor a folder");
        }
        if (digests.containsKey(entry.getName())) {
            throw new Damaged("its entry " + entry.getName() + " is there twice");
        }
        DigestInputStream digested = new DigestInputStream(tar, Digests.sha256());
        try (OutputStream out = onDisk(place, () -> create(place))) {
            byte[] buffer = new byte[1 << 16];
            for (int read = digested.read(buffer); read >= 0; read = digested.read(buffer)) {
                int length = read;
                onDisk(place, () -> {
                    out.write(buffer, 0, length);
                    return length;
                });
            }
        }
        note(entry.getName(), digested);
    }

    /** Where an entry belongs; damaged when that is not within the folder. */
    private Path place(String name) throws Damaged {
        Path place = target.resolve(name).normalize();
        boolean within = !name.startsWith("/") && !name.contains("\\") && place.startsWith(target);
        if (!within || !PARTS.contains(target.relativize(place).subpath(0, 1).toString())) {
            throw new Damaged("its entry " + name + " does not belong into a network's folder");
        }
        return place;
    }

    private static OutputStream create(Path place) throws IOException {
        if (place.getParent() != null) {
            Files.createDirectories(place.getParent());
        }
        OutputStream out = Files.newOutputStream(place);
        if (Files.getFileStore(place).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("rw-------"));
        }
        return out;
    }

    private void note(String name, DigestInputStream read) {
        digests.put(name, HexFormat.of().formatHex(read.getMessageDigest().digest()));
    }

    private void check(JsonNode manifest) throws Damaged {
        Map<String, String> wanted = new TreeMap<>();
        manifest.properties()
                .forEach(entry -> wanted.put(entry.getKey(), entry.getValue().asText()));
        for (Map.Entry<String, String> entry : wanted.entrySet()) {
            String found = digests.get(entry.getKey());
            if (!entry.getValue().equals(found)) {
                throw new Damaged("its entry " + entry.getKey()
                        + (found == null ? " is missing" : " is not what was backed up") + ": take another copy");
            }
        }
        for (String name : digests.keySet()) {
            if (!wanted.containsKey(name)) {
                throw new Damaged("its entry " + name + " was not there when it was made: take another copy");
            }
        }
    }

    /** Work on the disk that may fail. */
    private interface DiskWork<T> {
        T run() throws IOException;
    }

    /** Tells a full disk from a damaged file. */
    private static <T> T onDisk(Path place, DiskWork<T> work) {
        try {
            return work.run();
        } catch (IOException failed) {
            throw new LauncherRefusal(
                    ExitCode.DISK,
                    place + " cannot be written (" + failed.getMessage()
                            + "): check the disk's space and your rights there, or give another folder with --state.",
                    failed);
        }
    }
}
