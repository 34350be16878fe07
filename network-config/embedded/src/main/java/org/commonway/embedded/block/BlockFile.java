package org.commonway.embedded.block;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.commonway.embedded.block.RecordFormat.Found;
import org.hyperledger.fabric.protos.common.Block;

/**
 * The chain on disk: one file, only ever appended to, and the only truth. A block is in it once {@link #append} has
 * returned, and then survives the loss of power. One thread appends; any may read what lies before {@link #end}.
 */
public final class BlockFile implements AutoCloseable {
    /** No file system writes less than this apart from what lies around it; most write 4 KiB. */
    private static final int PAGE_BYTES = 64 * 1024;

    private final Path path;
    private final StorageFile file;
    private final AtomicLong forces = new AtomicLong();
    private final AtomicLong forceNanos = new AtomicLong();
    private final AtomicLong appendedBytes = new AtomicLong();

    private volatile ChainPoint end = ChainPoint.START;
    /** The known contents from the page on in which the file ends. */
    private byte[] lastPage = new byte[0];

    private volatile boolean sound = true;
    private int roomBytesNeeded;

    /** Takes blocks in their order. */
    public interface Reader {
        /** Takes one. */
        void read(StoredBlock block) throws IOException;
    }

    private BlockFile(Path path, StorageFile file) {
        this.path = path;
        this.file = file;
    }

    /**
     * Opens the file, or makes it. Nothing in it is looked at or changed.
     *
     * @throws IOException if it cannot be read and written, or is in use
     */
    public static BlockFile open(Path path, StorageFile.Opener opener) throws IOException {
        return new BlockFile(path, opener.open(path));
    }

    /** The file's size in bytes. */
    public long sizeBytes() throws IOException {
        return file.size();
    }

    /** Behind the last block that is known to be on disk. */
    public ChainPoint end() {
        return end;
    }

    /** How often the file was forced to disk since it was opened. */
    public long forces() {
        return forces.get();
    }

    /** How long that took in all, in nanoseconds. */
    public long forceNanos() {
        return forceNanos.get();
    }

    /** How many bytes were appended since it was opened. */
    public long appendedBytes() {
        return appendedBytes.get();
    }

    /**
     * Reads the chain from a point on to its end and checks it: checksums, links and data hashes. A tail that is no
     * whole block is cut off, if nothing was begun behind it. Appends go on from there.
     *
     * @param from a point that is known to be one of this file's
     * @throws DamagedLog if the file is damaged before its last record; then nothing was changed
     */
    public void openAt(ChainPoint from, Reader reader) throws IOException {
        StoredBlock last = null;
        ChainPoint at = from;
        while (at.offset() < file.size()) {
            Found found = RecordFormat.read(file, at.offset());
            if (!(found instanceof Found.Whole whole)) {
                DamagedTail tail = new DamagedTail(path, file, at.offset());
                if (!tail.isLast(found)) {
                    throw new DamagedLog(damage(at));
                }
                tail.cut(found);
                break;
            }
            last = checked(at, whole);
            reader.read(last);
            at = last.after();
        }
        settle(last == null ? at.offset() : last.offset(), at);
    }

    /**
     * Reads and checks the blocks between two points of the chain.
     *
     * @throws DamagedLog if they are not what was written
     */
    public void scan(ChainPoint from, ChainPoint to, Reader reader) throws IOException {
        ChainPoint at = from;
        while (at.offset() < to.offset()) {
            if (!(RecordFormat.read(file, at.offset()) instanceof Found.Whole whole)) {
                throw new DamagedLog(damage(at));
            }
            StoredBlock block = checked(at, whole);
            reader.read(block);
            at = block.after();
        }
    }

    /** What lies at an offset, if that is a whole block; nothing is known then of what lies before it. */
    public Optional<StoredBlock> find(long offset) throws IOException {
        if (offset < 0 || offset >= file.size() || !(RecordFormat.read(file, offset) instanceof Found.Whole whole)) {
            return Optional.empty();
        }
        try {
            Block block = parse(whole.payload());
            long height = block.getHeader().getNumber() + 1;
            ByteString hash = BlockHashes.ofHeader(block.getHeader());
            return Optional.of(new StoredBlock(block, offset, new ChainPoint(height, whole.nextOffset(), hash)));
        } catch (InvalidProtocolBufferException e) {
            return Optional.empty();
        }
    }

    /**
     * Reads a block of the chain back.
     *
     * @throws DamagedLog if it is no longer there
     */
    public Block read(long offset) throws IOException {
        return find(offset)
                .map(StoredBlock::block)
                .orElseThrow(() -> new DamagedLog(path + " is damaged at offset " + offset + "; stop the network."));
    }

    /**
     * Writes the block and waits until it is on disk.
     *
     * @return the point behind it
     * @throws IOException if that failed: the block is not part of the chain, and {@link #repair} must succeed before
     *     the next append
     */
    public ChainPoint append(Block block) throws IOException {
        if (!sound) {
            throw new IOException("an earlier write to " + path + " failed and is not repaired yet");
        }
        ByteBuffer bytes = RecordFormat.encode(block.toByteArray());
        ChainPoint start = end;
        sound = false; // until the block is known to be whole
        roomBytesNeeded = bytes.limit();
        try {
            file.write(bytes.duplicate(), start.offset());
        } catch (IOException e) {
            file.truncate(start.offset()); // gives a full disk back what was taken; repair() looks whether it worked
            throw e;
        }
        force();
        appendedBytes.addAndGet(bytes.limit());
        end = new ChainPoint(
                start.height() + 1, start.offset() + bytes.limit(), BlockHashes.ofHeader(block.getHeader()));
        remember(bytes);
        sound = true;
        return end;
    }

    /** Whether blocks can be appended. */
    public boolean isSound() {
        return sound;
    }

    /**
     * Makes the file ready again after a write or a force failed.
     *
     * <p>After a failed force nobody knows what is on the disk. Linux reports the failure once, marks the pages clean
     * and keeps them in memory: a second force says yes and writes nothing, and reading back proves nothing because the
     * memory is what is read. So neither is done. What was written and not acknowledged is cut off, and the page in
     * which the chain ends is written once more from what this process knows to be right: that makes it dirty again,
     * and the force that follows is about a real write. Whole pages before it were forced with success earlier and
     * not touched since. At last room for the block that found none is taken and given back.
     *
     * @throws IOException if that failed too; nothing has been acknowledged, try again later
     */
    public void repair() throws IOException {
        long offset = end.offset();
        file.truncate(offset);
        file.write(ByteBuffer.wrap(lastPage), offset - lastPage.length);
        force();
        try {
            file.write(ByteBuffer.allocate(roomBytesNeeded), offset); // zeros: if the power goes now, no record
            force();
        } finally {
            file.truncate(offset);
        }
        force();
        sound = true;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    /**
     * Takes over the chain up to its end. The last block may never have been forced, or the force may have failed in
     * another process and the pages be clean all the same: it is written again, see {@link #repair}.
     */
    private void settle(long lastRecord, ChainPoint newEnd) throws IOException {
        long from = lastRecord - lastRecord % PAGE_BYTES;
        ByteBuffer bytes = RecordFormat.readFully(file, from, Math.toIntExact(newEnd.offset() - from));
        if (lastRecord < newEnd.offset()) {
            file.write(bytes.duplicate(), from);
            force();
        }
        lastPage = new byte[0];
        end = newEnd;
        remember(bytes);
    }

    private StoredBlock checked(ChainPoint at, Found.Whole whole) {
        Block block;
        try {
            block = parse(whole.payload());
        } catch (InvalidProtocolBufferException e) {
            throw new DamagedLog(damage(at), e);
        }
        boolean linked = block.getHeader().getNumber() == at.height()
                && block.getHeader().getPreviousHash().equals(at.lastHash())
                && block.getHeader().getDataHash().equals(BlockHashes.ofData(block.getData()));
        if (!linked) {
            throw new DamagedLog(path + " is damaged at offset " + at.offset() + ": block " + at.height()
                    + " does not link to the one before it, or its transactions are not those it was made of;"
                    + " put the file back from a copy.");
        }
        ByteString hash = BlockHashes.ofHeader(block.getHeader());
        return new StoredBlock(block, at.offset(), new ChainPoint(at.height() + 1, whole.nextOffset(), hash));
    }

    /** Without copying the transactions: the payload's bytes never change. */
    private static Block parse(ByteString payload) throws InvalidProtocolBufferException {
        CodedInputStream input = payload.newCodedInput();
        input.enableAliasing(true);
        try {
            return Block.parseFrom(input);
        } catch (InvalidProtocolBufferException e) {
            throw e;
        } catch (IOException e) {
            throw new InvalidProtocolBufferException(e);
        }
    }

    private void force() throws IOException {
        long start = System.nanoTime();
        forces.incrementAndGet();
        file.force();
        forceNanos.addAndGet(System.nanoTime() - start);
    }

    /** Keeps what lies in the last page, of which these bytes are the end. */
    private void remember(ByteBuffer written) {
        int wanted = (int) (end.offset() % PAGE_BYTES);
        byte[] page = new byte[wanted];
        int fromWritten = Math.min(wanted, written.limit());
        written.get(written.limit() - fromWritten, page, wanted - fromWritten, fromWritten);
        int older = wanted - fromWritten;
        System.arraycopy(lastPage, lastPage.length - older, page, 0, older);
        lastPage = page;
    }

    private String damage(ChainPoint at) {
        return path + " is damaged at offset " + at.offset() + " (block " + at.height()
                + "): what lies there is not what was written; put the file back from a copy.";
    }
}
