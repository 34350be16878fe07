package org.commonway.embedded.commit;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.commonway.embedded.block.BlockFile;
import org.commonway.embedded.block.Blocks;
import org.commonway.embedded.block.DamagedLog;
import org.commonway.embedded.envelope.TransactionContents;
import org.commonway.embedded.policy.KeyPolicies;
import org.commonway.embedded.state.BlockUpdates;
import org.commonway.embedded.state.KeyVersion;
import org.commonway.embedded.state.StateView;
import org.commonway.embedded.state.WorldState;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.peer.ChaincodeEvent;
import org.hyperledger.fabric.protos.peer.TxValidationCode;

/**
 * The chain and what follows from it: the state, and what became of each transaction. State and index live in memory
 * and are made anew from the blocks at each start. One thread commits; any may read.
 */
public final class Ledger implements AutoCloseable {
    private final String chaincodeName;
    private final WorldState world = new WorldState();
    private final Map<String, TransactionStatus> statuses = new ConcurrentHashMap<>();
    private final StatusWaiters waiters = new StatusWaiters();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final BlockFile blocks;

    /** A listener's place in the list. */
    public interface Listening {
        /** Leaves it. */
        void stop();
    }

    private Ledger(Path file, String chaincodeName) throws IOException {
        this.chaincodeName = chaincodeName;
        this.blocks = BlockFile.open(file, this::replay);
    }

    /**
     * Opens the chain in the file, or begins one with the genesis block.
     *
     * @param genesis the first transaction, which says whose chain it is
     * @throws DamagedLog if the file is damaged
     * @throws ForeignChain if the chain began with another genesis
     */
    public static Ledger open(Path file, String chaincodeName, Envelope genesis) throws IOException {
        Ledger ledger = new Ledger(file, chaincodeName);
        try {
            ByteString first = genesis.toByteString();
            if (ledger.height() == 0) {
                ledger.blocks.append(Blocks.make(0, ByteString.EMPTY, List.of(first), List.of(TxValidationCode.VALID)));
            } else if (!Genesis.sameOrganizations(
                    ledger.blocks.read(0).getData().getData(0), first)) {
                throw new ForeignChain(file + " belongs to organisations with other certificates;"
                        + " give the crypto folder it was begun with, or another data folder.");
            }
            return ledger;
        } catch (IOException | RuntimeException e) {
            ledger.close();
            throw e;
        }
    }

    /** The number of blocks. */
    public long height() {
        return blocks.height();
    }

    /** The state after the last block; close it. */
    public StateView openView() {
        return world.openView();
    }

    /** What became of a transaction, if it stands in a block; of several with one id, the first. */
    public Optional<TransactionStatus> findStatus(String txId) {
        return Optional.ofNullable(statuses.get(txId));
    }

    /** What becomes of a transaction, as soon as it stands in a block. Cancel the future to wait no longer. */
    public CompletableFuture<TransactionStatus> awaitStatus(String txId) {
        // The waiter comes first: a commit between the look and the wait would be missed otherwise.
        CompletableFuture<TransactionStatus> waiter = waiters.add(txId);
        findStatus(txId).ifPresent(waiter::complete);
        return waiter;
    }

    /** The number of those who wait for a transaction. */
    public long waitingCount() {
        return waiters.count();
    }

    /** The events of a block's valid transactions, in order. */
    public List<ChaincodeEvent> events(long block) throws IOException {
        List<ChaincodeEvent> events = new ArrayList<>();
        Block read = blocks.read(block);
        List<TxValidationCode> codes = Blocks.codes(read);
        for (int i = 0; i < codes.size(); i++) {
            Payload payload = payload(read, i);
            if (codes.get(i) == TxValidationCode.VALID && isEndorserTransaction(payload)) {
                TransactionContents.parse(payload.getData()).event().ifPresent(events::add);
            }
        }
        return events;
    }

    /** Calls the listener after each block, on the committing thread: it must be quick. */
    public Listening onCommit(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public void close() throws IOException {
        blocks.close();
    }

    boolean isCommitted(String txId) {
        return statuses.containsKey(txId);
    }

    /**
     * Makes a block of the transactions and writes it to disk before anything of it can be seen.
     *
     * @throws IOException if it could not be written; then nothing has changed
     */
    void commit(List<CheckedTransaction> transactions, KeyPolicies policies) throws IOException {
        long number = height();
        try (StateView view = world.openView()) {
            BlockValidator validator = new BlockValidator(number, view, policies, this::isCommitted);
            List<TxValidationCode> codes =
                    transactions.stream().map(validator::validate).toList();
            List<ByteString> envelopes =
                    transactions.stream().map(CheckedTransaction::envelope).toList();
            blocks.append(Blocks.make(number, blocks.lastHash(), envelopes, codes));
            world.apply(number, validator.updates().writes());
            for (int i = 0; i < codes.size(); i++) {
                note(transactions.get(i).txId(), new TransactionStatus(codes.get(i), number));
            }
        }
        listeners.forEach(Runnable::run);
    }

    private void note(String txId, TransactionStatus status) {
        statuses.putIfAbsent(txId, status);
        waiters.complete(txId, statuses.getOrDefault(txId, status));
    }

    private void replay(Block block) {
        long number = block.getHeader().getNumber();
        List<TxValidationCode> codes = Blocks.codes(block);
        try (StateView view = world.openView()) {
            BlockUpdates updates = new BlockUpdates(view);
            for (int i = 0; i < codes.size(); i++) {
                Payload payload = payload(block, i);
                if (!isEndorserTransaction(payload)) {
                    continue;
                }
                if (codes.get(i) == TxValidationCode.VALID) {
                    KeyVersion version = new KeyVersion(number, i);
                    TransactionContents.parse(payload.getData())
                            .readWriteSet(chaincodeName)
                            .ifPresent(set -> updates.take(set, version));
                }
                statuses.putIfAbsent(txId(payload), new TransactionStatus(codes.get(i), number));
            }
            world.apply(number, updates.writes());
        } catch (InvalidProtocolBufferException e) {
            throw new DamagedLog("block " + number + " holds a transaction that cannot be read.", e);
        }
    }

    private static Payload payload(Block block, int place) throws InvalidProtocolBufferException {
        return Payload.parseFrom(
                Envelope.parseFrom(block.getData().getData(place)).getPayload());
    }

    private static boolean isEndorserTransaction(Payload payload) throws InvalidProtocolBufferException {
        return ChannelHeader.parseFrom(payload.getHeader().getChannelHeader()).getType()
                == HeaderType.ENDORSER_TRANSACTION_VALUE;
    }

    private static String txId(Payload payload) throws InvalidProtocolBufferException {
        return ChannelHeader.parseFrom(payload.getHeader().getChannelHeader()).getTxId();
    }
}
