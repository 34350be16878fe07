package org.commonway.embedded.collection;

import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.commonway.embedded.block.DamagedLog;
import org.hyperledger.fabric.protos.ledger.rwset.TxPvtReadWriteSet;

/**
 * The values of private data on disk, which blocks do not hold. Records are appended before their block is written, so
 * one may belong to a block that then failed: readers compare with the hashes in the block. What must be forgotten is
 * left out when the file is written anew. One thread writes; any may read.
 *
 * <p>A record is the length of its payload and its CRC-32C (4 bytes each), then the block (8), the transaction's place
 * (4) and a TxPvtReadWriteSet.
 */
public final class PrivateDataFile implements AutoCloseable {
    private static final int HEAD = 8;
    private static final int PLACE = 12;
    private static final int RECORD_BYTES_MAX = 128 * 1024 * 1024;

    private final Path path;
    private FileChannel file; // guarded by this
    private final Map<Long, List<Long>> offsets = new HashMap<>(); // guarded by this
    private long end; // guarded by this

    /** A transaction's values. */
    private record Entry(long block, int transaction, TxPvtReadWriteSet set) {}

    private PrivateDataFile(Path path, FileChannel file) {
        this.path = path;
        this.file = file;
    }

    /**
     * Opens the file, or makes it. A record that was cut short at the end is cut off.
     *
     * @throws IOException if it cannot be read or written
     * @throws DamagedLog if a record in it was changed; names the offset
     */
    public static PrivateDataFile open(Path path) throws IOException {
        Files.createDirectories(Optional.ofNullable(path.getParent()).orElseThrow());
        PrivateDataFile opened = new PrivateDataFile(path, channel(path));
        try {
            opened.index();
            return opened;
        } catch (IOException | RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    /**
     * Writes the values of a block's transactions and waits until they are on disk.
     *
     * @param sets by the transaction's place; nothing is done if there are none
     */
    public synchronized void append(long block, Map<Integer, TxPvtReadWriteSet> sets) throws IOException {
        if (sets.isEmpty()) {
            return;
        }
        long start = end;
        try {
            List<Long> written = new ArrayList<>();
            for (Map.Entry<Integer, TxPvtReadWriteSet> set : sets.entrySet()) {
                written.add(start);
                start = write(file, start, new Entry(block, set.getKey(), set.getValue()));
            }
            file.force(false);
            offsets.computeIfAbsent(block, unused -> new ArrayList<>()).addAll(written);
            end = start;
        } catch (IOException e) {
            file.truncate(end); // a full disk: give back what was taken
            throw e;
        }
    }

    /** The values of a block's transactions by their place; of several for one place, the last. */
    public synchronized Map<Integer, TxPvtReadWriteSet> read(long block) throws IOException {
        Map<Integer, TxPvtReadWriteSet> sets = new HashMap<>();
        for (long offset : offsets.getOrDefault(block, List.of())) {
            Entry entry = readAt(offset).orElseThrow(() -> new DamagedLog(damage(offset)));
            sets.put(entry.transaction(), entry.set());
        }
        return sets;
    }

    /** Whether there is any record of the block. */
    public synchronized boolean has(long block) {
        return offsets.containsKey(block);
    }

    /** The blocks of which there are records. */
    public synchronized List<Long> blocks() {
        return offsets.keySet().stream().sorted().toList();
    }

    /**
     * Writes the file anew with what is to be kept of each record; the old one is gone when this returns.
     *
     * @param keep gives back a set without what must be forgotten
     */
    public synchronized void rewrite(Keeping keep) throws IOException {
        Path fresh = path.resolveSibling(path.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        Map<Long, List<Long>> places = new HashMap<>();
        FileChannel channel = channel(fresh);
        long at = 0;
        for (long offset = 0; offset < end; ) {
            long here = offset;
            Entry entry = readAt(offset).orElseThrow(() -> new DamagedLog(damage(here)));
            TxPvtReadWriteSet kept = keep.keep(entry.block(), entry.transaction(), entry.set());
            if (kept.getNsPvtRwsetCount() > 0) {
                places.computeIfAbsent(entry.block(), unused -> new ArrayList<>())
                        .add(at);
                at = write(channel, at, new Entry(entry.block(), entry.transaction(), kept));
            }
            offset += HEAD + PLACE + entry.set().getSerializedSize();
        }
        channel.force(true);
        Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        syncFolder();
        file.close();
        file = channel;
        offsets.clear();
        offsets.putAll(places);
        end = at;
    }

    /** What of a record is kept. */
    public interface Keeping {
        /** The set without what must be forgotten; the default instance for nothing. */
        TxPvtReadWriteSet keep(long block, int transaction, TxPvtReadWriteSet set);
    }

    @Override
    public synchronized void close() throws IOException {
        file.close();
    }

    private synchronized void index() throws IOException {
        while (end < file.size()) {
            Optional<Entry> entry = readAt(end);
            if (entry.isEmpty()) {
                file.truncate(end); // an append that was cut short: its block was not written either
                file.force(true);
                return;
            }
            offsets.computeIfAbsent(entry.get().block(), unused -> new ArrayList<>())
                    .add(end);
            end += HEAD + PLACE + entry.get().set().getSerializedSize();
        }
    }

    /** The record at an offset; empty if the file ends within it. */
    private Optional<Entry> readAt(long offset) throws IOException {
        Optional<ByteBuffer> head = bytes(offset, HEAD);
        if (head.isEmpty()) {
            return Optional.empty();
        }
        int length = head.get().getInt();
        int crc = head.get().getInt();
        if (length < PLACE || length > RECORD_BYTES_MAX) {
            throw new DamagedLog(damage(offset));
        }
        Optional<ByteBuffer> payload = bytes(offset + HEAD, length);
        if (payload.isEmpty()) {
            return Optional.empty();
        }
        CRC32C sum = new CRC32C();
        sum.update(payload.get().duplicate());
        if ((int) sum.getValue() != crc) {
            throw new DamagedLog(damage(offset));
        }
        return Optional.of(parse(payload.get(), offset));
    }

    private Entry parse(ByteBuffer payload, long offset) {
        try {
            long block = payload.getLong();
            int transaction = payload.getInt();
            return new Entry(block, transaction, TxPvtReadWriteSet.parseFrom(payload));
        } catch (InvalidProtocolBufferException e) {
            throw new DamagedLog(damage(offset), e);
        }
    }

    private Optional<ByteBuffer> bytes(long offset, int length) throws IOException {
        if (offset + length > file.size()) {
            return Optional.empty();
        }
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            if (file.read(bytes, offset + bytes.position()) < 0) {
                return Optional.empty();
            }
        }
        return Optional.of(bytes.flip());
    }

    private static long write(FileChannel channel, long offset, Entry entry) throws IOException {
        byte[] set = entry.set().toByteArray();
        ByteBuffer record = ByteBuffer.allocate(HEAD + PLACE + set.length);
        record.position(HEAD);
        record.putLong(entry.block()).putInt(entry.transaction()).put(set);
        CRC32C sum = new CRC32C();
        sum.update(record.array(), HEAD, PLACE + set.length);
        record.putInt(0, PLACE + set.length).putInt(4, (int) sum.getValue()).rewind();
        long at = offset;
        while (record.hasRemaining()) {
            at += channel.write(record, at);
        }
        return at;
    }

    private static FileChannel channel(Path path) throws IOException {
        return FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    private void syncFolder() throws IOException {
        try (FileChannel folder =
                FileChannel.open(Optional.ofNullable(path.getParent()).orElseThrow(), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    private String damage(long offset) {
        return path + " is damaged at offset " + offset
                + ": what lies there is not what was written; put the file back from a copy.";
    }
}
