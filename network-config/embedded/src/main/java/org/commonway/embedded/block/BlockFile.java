package org.commonway.embedded.block;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.hyperledger.fabric.protos.common.Block;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The chain on disk: one file, only ever appended to. A block is in it once {@link #append} has returned, and then
 * survives the loss of power. One thread appends; any may read.
 */
public final class BlockFile implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BlockFile.class);

    private final Path path;
    private final FileChannel file;
    private final List<Long> offsets = new ArrayList<>(); // guarded by itself
    private long end;
    private boolean broken;
    private ByteString lastHash = ByteString.EMPTY;

    private BlockFile(Path path, FileChannel file) {
        this.path = path;
        this.file = file;
    }

    /**
     * Opens the file, or makes it, and hands every block in it to the reader, in order. An append that was cut short is
     * cut off.
     *
     * @throws DamagedLog if a record was changed or the chain does not link; names offset or block
     * @throws IOException if the file cannot be read or written, or another process has it open
     */
    public static BlockFile open(Path path, Consumer<Block> reader) throws IOException {
        Files.createDirectories(Optional.ofNullable(path.getParent()).orElseThrow());
        FileChannel channel =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            lock(path, channel);
            BlockFile blocks = new BlockFile(path, channel);
            blocks.replay(reader);
            return blocks;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** The number of blocks. */
    public long height() {
        synchronized (offsets) {
            return offsets.size();
        }
    }

    /** The hash of the last block's header; empty before the first. */
    public ByteString lastHash() {
        return lastHash;
    }

    /**
     * Writes the block and waits until it is on disk.
     *
     * @throws IOException if it could not be written whole; the file is as before then, unless that fails too
     */
    public void append(Block block) throws IOException {
        if (broken) {
            throw new IOException("an earlier write to " + path + " failed; restart the network");
        }
        ByteBuffer bytes = RecordFormat.encode(block.toByteArray());
        long start = end;
        broken = true; // until this write is known to be whole, or known to have left nothing
        try {
            for (long at = start; bytes.hasRemaining(); ) {
                at += file.write(bytes, at);
            }
        } catch (IOException e) {
            file.truncate(start); // a full disk: give back what was taken
            broken = false;
            throw e;
        }
        file.force(false);
        broken = false;
        remember(block, start, start + bytes.limit());
    }

    /** Reads a block back. */
    public Block read(long number) throws IOException {
        long offset;
        synchronized (offsets) {
            offset = offsets.get(Math.toIntExact(number));
        }
        if (RecordFormat.read(file, offset) instanceof RecordFormat.Found.Whole whole) {
            return Block.parseFrom(whole.payload());
        }
        throw new DamagedLog(damage(offset));
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private static void lock(Path path, FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            if (lock == null) {
                throw new IOException(path + " is in use by another process");
            }
        } catch (OverlappingFileLockException e) {
            throw new IOException(path + " is in use by this process already", e);
        }
    }

    private void replay(Consumer<Block> reader) throws IOException {
        while (end < file.size()) {
            RecordFormat.Found found = RecordFormat.read(file, end);
            if (found instanceof RecordFormat.Found.Damaged) {
                throw new DamagedLog(damage(end));
            }
            if (found instanceof RecordFormat.Found.Torn) {
                LOG.warn(
                        "{}: cut off {} bytes of an unfinished append at offset {}; no block was acknowledged there",
                        path,
                        file.size() - end,
                        end);
                file.truncate(end);
                file.force(true);
                return;
            }
            RecordFormat.Found.Whole whole = (RecordFormat.Found.Whole) found;
            Block block = parse(whole.payload());
            requireLinked(block);
            reader.accept(block);
            remember(block, end, whole.nextOffset());
        }
    }

    private Block parse(ByteString payload) {
        try {
            return Block.parseFrom(payload);
        } catch (InvalidProtocolBufferException e) {
            throw new DamagedLog(damage(end), e);
        }
    }

    private void requireLinked(Block block) {
        boolean linked = block.getHeader().getNumber() == height()
                && block.getHeader().getPreviousHash().equals(lastHash)
                && block.getHeader().getDataHash().equals(BlockHashes.ofData(block.getData()));
        if (!linked) {
            throw new DamagedLog(path + ": block " + height()
                    + " does not link to the one before it, or its transactions are not those it was made of;"
                    + " put the file back from a copy.");
        }
    }

    private void remember(Block block, long start, long next) {
        lastHash = BlockHashes.ofHeader(block.getHeader());
        end = next;
        synchronized (offsets) {
            offsets.add(start);
        }
    }

    private String damage(long offset) {
        return path + " is damaged at offset " + offset + " (block " + height()
                + "): what lies there is not what was written; put the file back from a copy.";
    }
}
