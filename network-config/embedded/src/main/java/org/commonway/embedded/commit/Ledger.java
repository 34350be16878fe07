package org.commonway.embedded.commit;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.commonway.embedded.block.BlockFile;
import org.commonway.embedded.block.Blocks;
import org.commonway.embedded.block.ChainPoint;
import org.commonway.embedded.block.DamagedLog;
import org.commonway.embedded.collection.TransientData;
import org.commonway.embedded.commit.LedgerCondition.Kind;
import org.commonway.embedded.index.BlockEffect;
import org.commonway.embedded.index.ChainIndex;
import org.commonway.embedded.index.TransactionPlace;
import org.commonway.embedded.policy.KeyPolicies;
import org.commonway.embedded.state.KeyHistory;
import org.commonway.embedded.state.StateOutage;
import org.commonway.embedded.state.StateView;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.ledger.rwset.TxPvtReadWriteSet;
import org.hyperledger.fabric.protos.peer.ChaincodeEvent;
import org.hyperledger.fabric.protos.peer.TxValidationCode;

/**
 * The chain and what follows from it: the state, and what became of each transaction. The chain is the block file; the
 * rest is an index of it that is made anew where it is missing. One thread commits; any may read.
 */
public final class Ledger implements AutoCloseable {
    private final LedgerSettings settings;
    private final BlockFile blocks;
    private final PrivateData privateData;
    private final IndexMaking making;
    private final BlockHistory history = new BlockHistory(this);
    private final StatusWaiters waiters = new StatusWaiters();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final ConditionBoard condition = new ConditionBoard();
    /** What must be stopped before the file is closed. */
    private final List<ChainCheck> checks = new ArrayList<>();

    private volatile ChainIndex index;
    private volatile long height;
    private final CommitTally tally = new CommitTally();

    /** A listener's place in the list. */
    public interface Listening {
        /** Leaves it. */
        void stop();
    }

    private Ledger(LedgerSettings settings, Envelope genesis) throws IOException {
        this.settings = settings;
        this.blocks = BlockFile.open(settings.file(), settings.disk());
        try {
            Genesis.requireSame(blocks, settings.file(), genesis);
            this.privateData = PrivateData.open(settings.file().resolveSibling("private.log"), settings.collections());
            this.making = new IndexMaking(
                    settings.file().resolveSibling("state"), blocks, settings.chaincodeName(), privateData);
            this.index = making.open();
            readChain();
            if (blocks.end().height() == 0) {
                begin(genesis);
            }
            this.height = blocks.end().height();
            privateData.finishForgetting(height, this::block);
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    /**
     * Opens a chain, or begins one with the genesis block.
     *
     * @param genesis the first transaction, which says whose chain it is
     * @throws DamagedLog if the file is damaged
     * @throws ForeignChain if the chain began with another genesis; nothing was changed
     */
    public static Ledger open(LedgerSettings settings, Envelope genesis) throws IOException {
        return new Ledger(settings, genesis);
    }

    /** The number of blocks. */
    public long height() {
        return height;
    }

    /**
     * The state after the last block; close it.
     *
     * @throws StateOutage if it cannot be read now, or the chain is damaged
     */
    public StateView openView() {
        requireWhole();
        return index.openView();
    }

    /** What became of a transaction, if it stands in a block; of several with one id, the first. */
    public Optional<TransactionStatus> findStatus(String txId) {
        return index.findTransaction(txId).map(Ledger::status);
    }

    /** What becomes of a transaction, as soon as it stands in a block. Cancel the future to wait no longer. */
    public CompletableFuture<TransactionStatus> awaitStatus(String txId) {
        return waiters.await(txId, this::findStatus);
    }

    /** The number of those who wait for a transaction. */
    public long waitingCount() {
        return waiters.count();
    }

    /**
     * A block of the chain.
     *
     * @throws IOException if it cannot be read
     * @throws StateOutage if the chain is damaged
     */
    public Block block(long number) throws IOException {
        requireWhole();
        long offset = index.findOffset(number).orElseThrow(() -> new IOException("there is no block " + number));
        return blocks.read(offset);
    }

    /** The events of a block's valid transactions, in order. */
    public List<ChaincodeEvent> events(long block) throws IOException {
        return BlockContents.events(block(block));
    }

    /** What a block's valid transactions wrote in collections, by their place, as far as it is kept. */
    public Map<Integer, TxPvtReadWriteSet> privateSets(long block) throws IOException {
        return PrivateSets.of(block(block), privateData.read(block));
    }

    /** What endorsed transactions are to write in collections. */
    public TransientData transientData() {
        return privateData.waiting();
    }

    /** What the open keys held before. */
    public KeyHistory history() {
        return history;
    }

    /** Calls the listener after each block, on the committing thread: it must be quick. */
    public Listening onCommit(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Whether transactions are taken, and if not why. */
    public LedgerCondition condition() {
        return condition.now();
    }

    /** Calls the listener now and whenever the condition changes. */
    public void onCondition(Consumer<LedgerCondition> listener) {
        condition.listen(listener);
    }

    /** What was done since the ledger was opened. */
    public CommitFigures figures() {
        return tally.figures(blocks);
    }

    @Override
    public void close() throws IOException {
        checks.forEach(ChainCheck::close);
        if (index != null) {
            index.close();
        }
        if (privateData != null) {
            privateData.close();
        }
        blocks.close();
    }

    boolean isCommitted(String txId) {
        return findStatus(txId).isPresent();
    }

    String chaincodeName() {
        return settings.chaincodeName();
    }

    /**
     * Makes a block of the transactions and forces it to disk before anything of it can be seen.
     *
     * @throws IOException if it could not be written; then nothing has changed
     * @throws UnsettledBlock if it was written, and only {@link #recover} can show it
     */
    void commit(List<CheckedTransaction> transactions, KeyPolicies policies) throws IOException, UnsettledBlock {
        BlockEffect effect = append(transactions, policies);
        try {
            index.apply(effect);
        } catch (StateOutage e) {
            condition.set(Kind.STORAGE, settings.trouble(e));
            throw new UnsettledBlock(e);
        }
        publish(effect);
    }

    /** Tries to put right what a failed write left behind, on the committing thread. Tells {@link #condition}. */
    void recover() {
        if (!condition.now().mayPass()) {
            return;
        }
        try {
            if (!blocks.isSound()) {
                blocks.repair();
            }
            if (index.isBroken() || index.applied().height() < blocks.end().height()) {
                reopenIndex();
            }
            condition.serving();
        } catch (DamagedLog e) {
            condition.set(Kind.DAMAGED, String.valueOf(e.getMessage()));
        } catch (IOException | StateOutage e) {
            condition.set(Kind.STORAGE, settings.trouble(e));
        }
    }

    /** Says that a fault was met which only a restart can put right. */
    void giveUp(String sentence) {
        condition.set(Kind.FAULT, sentence);
    }

    private BlockEffect append(List<CheckedTransaction> transactions, KeyPolicies policies) throws IOException {
        BlockValidator.Rules rules =
                new BlockValidator.Rules(settings.chaincodeName(), settings.collections(), policies);
        try (StateView view = openView()) {
            return BlockMaking.append(
                    transactions, new BlockValidator(height, view, rules, this::isCommitted), blocks, privateData);
        } catch (IOException | StateOutage e) {
            condition.set(Kind.STORAGE, settings.trouble(e));
            throw e instanceof IOException io ? io : new IOException(e.getMessage(), e);
        }
    }

    private void publish(BlockEffect effect) {
        height = effect.after().height();
        tally.count(effect.transactions().size());
        for (TransactionPlace place : effect.transactions()) {
            privateData.waiting().drop(place.txId());
            waiters.tell(place.txId(), this::findStatus);
        }
        listeners.forEach(Runnable::run);
        privateData.forget(effect.block(), this::block);
    }

    /** The index as it was, or made anew, brought up to the chain's end; those who wait for a block are told. */
    private void reopenIndex() throws IOException {
        if (settings.freeBytes() < ChainIndex.ROOM_BYTES) {
            throw new IOException("there is no room for the state");
        }
        index.close();
        index = making.open();
        blocks.scan(index.applied(), blocks.end(), block -> {
            Optional<BlockEffect> effect = making.take(index, block);
            if (effect.isPresent() && effect.get().block() >= height) {
                publish(effect.get());
            }
        });
    }

    private void readChain() throws IOException {
        boolean whole = blocks.sizeBytes() <= settings.wholeCheckBytes();
        ChainPoint from = whole ? ChainPoint.START : index.applied();
        blocks.openAt(from, block -> making.take(index, block));
        if (blocks.end().height() < index.applied().height()) {
            index.close();
            index = making.openEmpty("blocks that it has seen were cut off; they had been acknowledged");
            blocks.openAt(ChainPoint.START, block -> making.take(index, block));
        } else if (from.offset() > 0) {
            checks.add(new ChainCheck(blocks, from, sentence -> condition.set(Kind.DAMAGED, sentence)));
        }
    }

    private void begin(Envelope genesis) throws IOException {
        blocks.append(
                Blocks.make(0, ByteString.EMPTY, List.of(genesis.toByteString()), List.of(TxValidationCode.VALID)));
        blocks.scan(ChainPoint.START, blocks.end(), block -> making.take(index, block));
    }

    private void requireWhole() {
        if (condition.now().kind() == Kind.DAMAGED) {
            throw new StateOutage(condition.now().sentence());
        }
    }

    private static TransactionStatus status(TransactionPlace place) {
        return new TransactionStatus(place.code(), place.block());
    }
}
