package org.commonway.proof.blocks;

import com.google.protobuf.ByteString;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;
import org.hyperledger.fabric.protos.common.Block;

/**
 * The blocks of a chain's file, one after the other. A record is: magic "CWB1", length, CRC-32C of the payload, CRC-32C of
 * these twelve bytes, payload (a Fabric Block), end mark ".END"; numbers are big endian, four bytes each.
 */
public final class BlockFileReader implements AutoCloseable {
    private static final int MAGIC = 0x43574231;
    private static final int END_MARK = 0x2E454E44;
    private static final int HEAD_BYTES = 16;

    private final DataInputStream in;
    private final ChainLinks links = new ChainLinks();
    private long offset;

    public BlockFileReader(Path file) throws IOException {
        this(Files.newInputStream(file));
    }

    BlockFileReader(InputStream in) {
        this.in = new DataInputStream(new java.io.BufferedInputStream(in, 1 << 16));
    }

    /** Where the next record begins. */
    public long offset() {
        return offset;
    }

    /** Takes the blocks in their order; BadChain on the first that is not whole or does not link. */
    public interface Taker {
        void take(Block block) throws IOException;
    }

    /** Gives every whole block to the taker; how many there were. An unfinished record at the end is no block. */
    public long readAll(Taker taker) throws IOException {
        long blocks = 0;
        byte[] head = new byte[HEAD_BYTES];
        while (fill(head)) {
            ByteBuffer fields = ByteBuffer.wrap(head);
            if (isZero(head)) {
                return blocks; // room that was allocated and not yet written
            }
            if (fields.getInt(0) != MAGIC || fields.getInt(12) != crc(head, 0, 12)) {
                throw new BadChain("no record begins at offset " + offset);
            }
            byte[] body = new byte[Math.addExact(fields.getInt(4), 4)];
            if (!fill(body)) {
                return blocks;
            }
            boolean whole = fields.getInt(8) == crc(body, 0, body.length - 4)
                    && ByteBuffer.wrap(body).getInt(body.length - 4) == END_MARK;
            if (!whole) {
                throw new BadChain("the record at offset " + offset + " is not what was written");
            }
            Block block = Block.parseFrom(ByteString.copyFrom(body, 0, body.length - 4));
            links.follow(block);
            taker.take(block);
            offset += HEAD_BYTES + body.length;
            blocks++;
        }
        return blocks;
    }

    private boolean fill(byte[] bytes) throws IOException {
        try {
            in.readFully(bytes);
            return true;
        } catch (EOFException e) {
            return false;
        }
    }

    private static boolean isZero(byte[] bytes) {
        for (byte part : bytes) {
            if (part != 0) {
                return false;
            }
        }
        return true;
    }

    private static int crc(byte[] bytes, int from, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, from, length);
        return (int) crc.getValue();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
