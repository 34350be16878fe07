package org.commonway.proof.blocks;

import com.google.protobuf.ByteString;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockHeader;

/** Each block names the hash of the header before it and the hash of its own transactions (Fabric, blockutils.go). */
final class ChainLinks {
    private static final int SEQUENCE = 0x30;
    private static final int INTEGER = 0x02;
    private static final int OCTET_STRING = 0x04;

    private long height;
    private ByteString last = ByteString.EMPTY;

    void follow(Block block) {
        BlockHeader header = block.getHeader();
        if (header.getNumber() != height) {
            throw new BadChain("block " + header.getNumber() + " stands where block " + height + " should");
        }
        if (!header.getPreviousHash().equals(last)) {
            throw new BadChain("block " + height + " does not follow the one before it");
        }
        MessageDigest digest = sha256();
        block.getData().getDataList().forEach(envelope -> digest.update(envelope.toByteArray()));
        if (!header.getDataHash().equals(ByteString.copyFrom(digest.digest()))) {
            throw new BadChain("the transactions of block " + height + " are not those it was made of");
        }
        last = ByteString.copyFrom(sha256().digest(der(header)));
        height++;
    }

    private static byte[] der(BlockHeader header) {
        ByteArrayOutputStream fields = new ByteArrayOutputStream();
        put(fields, INTEGER, BigInteger.valueOf(header.getNumber()).toByteArray());
        put(fields, OCTET_STRING, header.getPreviousHash().toByteArray());
        put(fields, OCTET_STRING, header.getDataHash().toByteArray());
        ByteArrayOutputStream sequence = new ByteArrayOutputStream();
        put(sequence, SEQUENCE, fields.toByteArray());
        return sequence.toByteArray();
    }

    /** None of these is as long as 128 bytes, so every length has its short form. */
    private static void put(ByteArrayOutputStream out, int tag, byte[] value) {
        out.write(tag);
        out.write(value.length);
        out.writeBytes(value);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
