package org.commonway.launcher.verify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.commonway.audit.checkpoint.Checkpoint;
import org.commonway.audit.merkle.GrowingTree;
import org.commonway.audit.merkle.Hash;
import org.commonway.audit.refusal.AuditRefusal;
import org.commonway.launcher.verify.VerifyPlan.Receipt;

/**
 * Trees of which one knows a size and a root from elsewhere than the log's files: what the ledger holds fast, and what
 * receipts say. The growing tree must come by each of them.
 */
final class KnownTrees {
    private final VerifyPlan plan;
    private final Consumer<Difference> told;
    private final Map<Long, List<Tree>> bySize = new HashMap<>();
    private final Map<Long, List<Receipt>> byIndex = new HashMap<>();
    private int anchors;
    private int receipts;

    private record Tree(Hash root, String where, DifferenceCode otherwise) {}

    KnownTrees(VerifyPlan plan, Consumer<Difference> told) {
        this.plan = plan;
        this.told = told;
    }

    /** What must be come by on the way to this size; tells what cannot be, for it lies behind it. */
    void prepare(long size) {
        plan.ledger().ifPresent(facts -> anchors(facts, size));
        plan.receipts().forEach(receipt -> receipt(receipt, size));
    }

    /** After this leaf was appended to the tree. */
    void check(long index, Hash leaf, GrowingTree tree) {
        List<Tree> trees = bySize.get(tree.size());
        if (trees != null) {
            Hash root = tree.root();
            trees.forEach(expected -> compare(expected, root, tree.size()));
        }
        List<Receipt> proofs = byIndex.get(index);
        if (proofs != null) {
            proofs.forEach(receipt -> verify(receipt, index, leaf));
        }
    }

    /** How many anchors agree. */
    int anchors() {
        return anchors;
    }

    /** How many receipts hold. That their trees are this log's own is told apart. */
    int receipts() {
        return receipts;
    }

    private void anchors(LedgerFacts facts, long size) {
        if (!facts.hasLog(plan.log().log())) {
            told.accept(Difference.of(
                    Difference.WHOLE_LOG,
                    DifferenceCode.LOG_NOT_ON_LEDGER,
                    plan.log().origin()));
        }
        for (LedgerFacts.Anchor anchor : facts.anchorsOf(plan.log().origin())) {
            String where = "anchor of size " + anchor.size();
            if (anchor.size() > size) {
                told.accept(Difference.of(size, DifferenceCode.ANCHOR_AHEAD, where));
            } else {
                expect(anchor.size(), new Tree(anchor.root(), where, DifferenceCode.TWO_FACES));
            }
        }
    }

    private void receipt(Receipt receipt, long size) {
        Checkpoint checkpoint;
        try {
            checkpoint = plan.log().open(receipt.proof().note()).checkpoint();
        } catch (AuditRefusal e) {
            told.accept(refused(receipt, Difference.WHOLE_LOG, e));
            return;
        }
        if (checkpoint.size() > size || receipt.proof().index() >= size) {
            told.accept(Difference.of(size, DifferenceCode.RECEIPT_AHEAD, receipt.name()));
            return;
        }
        expect(checkpoint.size(), new Tree(checkpoint.root(), receipt.name(), DifferenceCode.RECEIPT_TWO_FACES));
        byIndex.computeIfAbsent(receipt.proof().index(), any -> new ArrayList<>())
                .add(receipt);
    }

    private void expect(long size, Tree tree) {
        bySize.computeIfAbsent(size, any -> new ArrayList<>()).add(tree);
    }

    private void compare(Tree tree, Hash root, long size) {
        if (!tree.root().equals(root)) {
            told.accept(Difference.of(size - 1, tree.otherwise(), tree.where()));
        } else if (tree.otherwise() == DifferenceCode.TWO_FACES) {
            anchors++;
        }
    }

    private void verify(Receipt receipt, long index, Hash leaf) {
        try {
            receipt.proof().verify(leaf, plan.log());
            receipts++;
        } catch (AuditRefusal e) {
            told.accept(refused(receipt, index, e));
        }
    }

    private static Difference refused(Receipt receipt, long index, AuditRefusal refusal) {
        return new Difference(index, refusal.code().name(), receipt.name() + ": " + refusal.getMessage());
    }
}
