package org.commonway.embedded;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32C;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.ledger.rwset.NsReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.TxReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;
import org.hyperledger.fabric.protos.peer.ChaincodeAction;
import org.hyperledger.fabric.protos.peer.ChaincodeActionPayload;
import org.hyperledger.fabric.protos.peer.ProposalResponsePayload;
import org.hyperledger.fabric.protos.peer.Transaction;

/**
 * Reads a block file with nothing of the network's own code, from the README's words alone, and checks all that an
 * auditor could. Goes on where it stopped, for a file that grows.
 */
final class IndependentReader {
    private static final int MAGIC = 0x43574231;
    private static final int END_MARK = 0x2E454E44;

    /** The transaction that wrote a key last. */
    final Map<String, String> writers = new HashMap<>();

    /** The keys that each valid transaction wrote. */
    final Map<String, List<String>> valid = new HashMap<>();

    private final Set<String> everyId = new HashSet<>();
    private long offset;
    private long number;
    private byte[] lastHash = new byte[0];

    long blocks() {
        return number;
    }

    long offset() {
        return offset;
    }

    /** Reads every whole block that follows; what is behind the last one is left for another time. */
    void readOn(Path path) throws Exception {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            while (offset + 20 <= file.length()) {
                file.seek(offset);
                byte[] head = new byte[16];
                file.readFully(head);
                ByteBuffer fields = ByteBuffer.wrap(head);
                long end = offset + 20 + fields.getInt(4);
                if (fields.getInt(0) != MAGIC || fields.getInt(12) != crc(head, 12) || end > file.length()) {
                    return;
                }
                byte[] payload = new byte[fields.getInt(4)];
                file.readFully(payload);
                if (file.readInt() != END_MARK || fields.getInt(8) != crc(payload, payload.length)) {
                    return;
                }
                take(Block.parseFrom(payload));
                offset = end;
            }
        }
    }

    private void take(Block block) throws Exception {
        require(block.getHeader().getNumber() == number, "blocks are numbered without a gap");
        byte[] previous = block.getHeader().getPreviousHash().toByteArray();
        require(Arrays.equals(previous, lastHash), "each block names the one before it");
        MessageDigest data = MessageDigest.getInstance("SHA-256");
        block.getData().getDataList().forEach(bytes -> data.update(bytes.toByteArray()));
        byte[] dataHash = data.digest();
        require(
                Arrays.equals(dataHash, block.getHeader().getDataHash().toByteArray()),
                "each block names the transactions it was made of");
        byte[] filter = block.getMetadata().getMetadata(2).toByteArray();
        require(filter.length == block.getData().getDataCount(), "each transaction has a code");
        for (int i = 0; i < filter.length; i++) {
            takeTransaction(block, i, filter[i] == 0);
        }
        lastHash = MessageDigest.getInstance("SHA-256").digest(der(number, previous, dataHash));
        number++;
    }

    private void takeTransaction(Block block, int place, boolean isValid) throws Exception {
        Payload payload = Payload.parseFrom(
                Envelope.parseFrom(block.getData().getData(place)).getPayload());
        ChannelHeader header = ChannelHeader.parseFrom(payload.getHeader().getChannelHeader());
        if (header.getType() != 3) {
            return; // the configuration of block 0
        }
        boolean isNew = everyId.add(header.getTxId());
        if (!isValid) {
            return;
        }
        require(isNew, "a transaction id is valid once");
        var action = Transaction.parseFrom(payload.getData()).getActions(0);
        var response = ProposalResponsePayload.parseFrom(ChaincodeActionPayload.parseFrom(action.getPayload())
                .getAction()
                .getProposalResponsePayload());
        TxReadWriteSet sets = TxReadWriteSet.parseFrom(
                ChaincodeAction.parseFrom(response.getExtension()).getResults());
        List<String> keys = new ArrayList<>();
        for (NsReadWriteSet set : sets.getNsRwsetList()) {
            for (KVWrite write : KVRWSet.parseFrom(set.getRwset()).getWritesList()) {
                keys.add(write.getKey());
                writers.put(write.getKey(), header.getTxId());
            }
        }
        valid.put(header.getTxId(), keys);
    }

    /** SEQUENCE { INTEGER, OCTET STRING, OCTET STRING }, each shorter than 128 bytes. */
    private static byte[] der(long number, byte[] previous, byte[] data) throws IOException {
        ByteArrayOutputStream parts = new ByteArrayOutputStream();
        byte[] integer = java.math.BigInteger.valueOf(number).toByteArray();
        for (Object[] part : new Object[][] {{2, integer}, {4, previous}, {4, data}}) {
            parts.write((int) part[0]);
            parts.write(((byte[]) part[1]).length);
            parts.write((byte[]) part[1]);
        }
        ByteArrayOutputStream sequence = new ByteArrayOutputStream();
        sequence.write(0x30);
        sequence.write(parts.size());
        sequence.write(parts.toByteArray());
        return sequence.toByteArray();
    }

    private static int crc(byte[] bytes, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new AssertionError("the chain breaks a rule: " + rule);
        }
    }
}
