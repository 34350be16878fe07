package org.commonway.launcher.fabric.backup;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;

/** Writes a tar.gz whose last entry names the SHA-256 of each file before it. For one thread. */
final class ArchiveWriter implements Closeable {
    private static final int OWNERS_ALONE = 0600;

    private final TarArchiveOutputStream tar;
    private final ObjectNode digests = new JsonMapper().createObjectNode();
    private long bytes;

    ArchiveWriter(OutputStream out) throws IOException {
        GzipParameters parameters = new GzipParameters();
        parameters.setCompressionLevel(Deflater.BEST_SPEED); // a process stands still meanwhile
        tar = new TarArchiveOutputStream(new GzipCompressorOutputStream(new BufferedOutputStream(out), parameters));
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
    }

    /** How many bytes of content were written. */
    long bytes() {
        return bytes;
    }

    /** How many files were written. */
    int files() {
        return digests.size();
    }

    /** Adds a file of this content. */
    void put(String name, byte[] content) throws IOException {
        put(name, content.length, new ByteArrayInputStream(content));
    }

    /** Adds a file or a folder with all in it. */
    void putTree(String name, Path from) throws IOException {
        List<Path> found;
        try (Stream<Path> walk = Files.walk(from)) {
            found = walk.sorted().toList();
        }
        for (Path path : found) {
            String within = from.relativize(path).toString().replace('\\', '/');
            String entry = within.isEmpty() ? name : name + "/" + within;
            if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                tar.putArchiveEntry(new TarArchiveEntry(entry + "/"));
                tar.closeArchiveEntry();
            } else if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
                try (InputStream in = Files.newInputStream(path)) {
                    put(entry, Files.size(path), in);
                }
            } else {
                throw new IOException(path + " is neither a file nor a folder");
            }
        }
    }

    private void put(String name, long size, InputStream content) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(size);
        entry.setMode(OWNERS_ALONE);
        DigestInputStream digested = new DigestInputStream(content, Digests.sha256());
        tar.putArchiveEntry(entry);
        bytes += digested.transferTo(tar);
        tar.closeArchiveEntry();
        digests.put(name, HexFormat.of().formatHex(digested.getMessageDigest().digest()));
    }

    /** Adds the manifest and ends the file. */
    void finish() throws IOException {
        put(Header.MANIFEST, new JsonMapper().writeValueAsBytes(digests));
        tar.finish();
    }

    @Override
    public void close() throws IOException {
        tar.close();
    }
}
