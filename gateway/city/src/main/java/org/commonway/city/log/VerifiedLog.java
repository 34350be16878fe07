package org.commonway.city.log;

import java.nio.file.Path;
import java.util.AbstractCollection;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.LongPredicate;
import org.commonway.audit.checkpoint.Checkpoint;
import org.commonway.audit.merkle.GrowingTree;
import org.commonway.audit.merkle.Hash;
import org.commonway.audit.record.LogEntry;
import org.commonway.audit.refusal.AuditRefusal;
import org.commonway.audit.tile.EntryBundle;
import org.commonway.audit.tile.TiledTree;
import org.commonway.city.problem.OfficeProblem;
import org.commonway.city.problem.ProblemCode;

/**
 * The copy of a log that was verified up to a checkpoint. Each time its entries are gone through they are hashed again, and
 * must lead to that checkpoint's root: what is computed from them is computed from what it says.
 *
 * @param gatewayId whose log
 * @param checkpoint up to where it was verified
 * @param folder of the copy
 */
public record VerifiedLog(String gatewayId, Checkpoint checkpoint, Path folder) {

    /** The entries whose moments (milliseconds since 1970) are wanted; read anew by each iterator, a bundle at a time. */
    public Collection<LogEntry> entries(LongPredicate isWanted) {
        return new AbstractCollection<>() {
            @Override
            public Iterator<LogEntry> iterator() {
                return new Entries(isWanted);
            }

            @Override
            public int size() {
                int size = 0;
                for (Iterator<LogEntry> all = iterator(); all.hasNext(); all.next()) {
                    size++;
                }
                return size;
            }
        };
    }

    private final class Entries implements Iterator<LogEntry> {
        private final LongPredicate isWanted;
        private final Iterator<EntryBundle> bundles =
                new TiledTree(checkpoint.size()).bundles().iterator();
        private final GrowingTree tree = GrowingTree.empty();
        private final Deque<LogEntry> next = new ArrayDeque<>();

        Entries(LongPredicate isWanted) {
            this.isWanted = isWanted;
        }

        @Override
        public boolean hasNext() {
            while (next.isEmpty() && bundles.hasNext()) {
                take(bundles.next());
                if (!bundles.hasNext() && !tree.root().equals(checkpoint.root())) {
                    throw changed("its entries do not lead to the checkpoint's root");
                }
            }
            return !next.isEmpty();
        }

        @Override
        public LogEntry next() {
            if (!hasNext()) {
                throw new NoSuchElementException("the log is at its end");
            }
            return next.remove();
        }

        private void take(EntryBundle bundle) {
            try {
                for (byte[] entry : read(bundle)) {
                    tree.append(Hash.ofLeaf(entry));
                    LogEntry read = LogEntry.parse(entry);
                    if (isWanted.test(read.momentMillis())) {
                        next.add(read);
                    }
                }
            } catch (AuditRefusal e) {
                throw changed(e.code() + " in " + bundle.path());
            }
        }

        /** Where the gateway served the full bundle in a partial one's place, the full one was copied. */
        private List<byte[]> read(EntryBundle bundle) {
            return LogCopy.read(folder, bundle.path())
                    .map(bundle::decode)
                    .orElseGet(() -> LogCopy.read(folder, bundle.full().path())
                            .map(bundle.full()::decode)
                            .orElseThrow(() -> changed(bundle.path() + " is missing"))
                            .subList(0, bundle.width()));
        }

        private OfficeProblem changed(String why) {
            return new OfficeProblem(
                    ProblemCode.NO_VERIFIED_LOG,
                    "The office's copy of the log " + checkpoint.origin() + " is not what it was when it was verified ("
                            + why + "): verify it again.");
        }
    }
}
