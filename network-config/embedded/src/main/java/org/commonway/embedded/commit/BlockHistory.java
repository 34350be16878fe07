package org.commonway.embedded.commit;

import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.commonway.embedded.block.Blocks;
import org.commonway.embedded.envelope.TransactionContents;
import org.commonway.embedded.state.KeyHistory;
import org.commonway.embedded.state.KeyVersion;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.ledger.queryresult.KeyModification;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;
import org.hyperledger.fabric.protos.peer.TxValidationCode;

/**
 * The history of keys, by an index over the chain that is begun when somebody first asks, and then follows the chain
 * each time somebody asks again. A chain whose contract never asks pays nothing; the first question on a long one reads
 * all of it. Safe for many threads.
 */
final class BlockHistory implements KeyHistory {
    private final Ledger ledger;
    private final Map<String, List<KeyVersion>> places = new HashMap<>(); // guarded by this
    private long indexed; // guarded by this

    BlockHistory(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public Iterator<KeyModification> of(String key) throws IOException {
        List<KeyVersion> newestFirst = find(key);
        Iterator<KeyVersion> versions = newestFirst.iterator();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return versions.hasNext();
            }

            @Override
            public KeyModification next() {
                return read(key, versions.next());
            }
        };
    }

    private synchronized List<KeyVersion> find(String key) throws IOException {
        for (long height = ledger.height(); indexed < height; indexed++) {
            index(indexed);
        }
        List<KeyVersion> found = new ArrayList<>(places.getOrDefault(key, List.of()));
        Collections.reverse(found);
        return found;
    }

    private void index(long number) throws IOException {
        Block block = ledger.block(number);
        List<TxValidationCode> codes = Blocks.codes(block);
        for (int i = 0; i < codes.size(); i++) {
            Payload payload = BlockContents.payload(block, i);
            if (codes.get(i) == TxValidationCode.VALID && BlockContents.isEndorserTransaction(payload)) {
                KeyVersion version = new KeyVersion(number, i);
                writes(payload)
                        .getWritesList()
                        .forEach(write -> places.computeIfAbsent(write.getKey(), unused -> new ArrayList<>(1))
                                .add(version));
            }
        }
    }

    private KeyModification read(String key, KeyVersion version) {
        try {
            Payload payload =
                    BlockContents.payload(ledger.block(version.block()), Math.toIntExact(version.transaction()));
            ChannelHeader header = ChannelHeader.parseFrom(payload.getHeader().getChannelHeader());
            KVWrite write = writes(payload).getWritesList().stream()
                    .filter(one -> one.getKey().equals(key))
                    .findFirst()
                    .orElseThrow();
            return KeyModification.newBuilder()
                    .setTxId(header.getTxId())
                    .setTimestamp(header.getTimestamp())
                    .setIsDelete(write.getIsDelete())
                    .setValue(write.getValue())
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private KVRWSet writes(Payload payload) throws InvalidProtocolBufferException {
        return TransactionContents.parse(payload.getData())
                .readWriteSet(ledger.chaincodeName())
                .orElse(KVRWSet.getDefaultInstance());
    }
}
