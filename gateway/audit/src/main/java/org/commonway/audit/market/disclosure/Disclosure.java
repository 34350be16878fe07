package org.commonway.audit.market.disclosure;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Decides which counts of a table are published (ADR 30). Counts below {@link #LEAST_COUNT} are withheld, and with each of
 * them enough others that it could have been another by at least {@link #LEAST_WIDTH}, all that is published being the
 * same: then nothing that can be computed from it narrows it down further. That holds even for one who knows of every
 * withheld count whether it is small. The others are found by {@link MoveSearch} (the hypercube method of Repsilber).
 *
 * <p>Where a count cannot be hidden so, the last dimension that divides it is published by groups, or not at all, and the
 * rest is decided anew.
 */
public final class Disclosure {
    /** The lowest count that may be published. */
    public static final long LEAST_COUNT = 10;

    /** The least difference between the lowest and the highest that a withheld small count can be. */
    public static final long LEAST_WIDTH = 5;

    private Disclosure() {}

    /** What of this table is published. The same table always comes out the same. */
    public static PublishedTable of(CountTable table) {
        Decision decision = decide(table);
        return published(decision.lattice, decision.withheld, table.dimensions());
    }

    /** The table that is decided on in the end: this one, or a coarser one. */
    static CountTable decidedOn(CountTable table) {
        return decide(table).table;
    }

    /** What is withheld, of which table. */
    private record Decision(CountTable table, Lattice lattice, BitSet withheld) {}

    private static Decision decide(CountTable table) {
        CountTable decided = table;
        while (true) {
            Lattice lattice = new Lattice(decided);
            BitSet withheld = small(lattice);
            int open = hide(lattice, withheld);
            if (open < 0) {
                return new Decision(decided, lattice, withheld);
            }
            int dimension = lastDivided(lattice, open);
            if (dimension < 0) {
                // All there is together is small.
                withheld.set(0, lattice.size());
                return new Decision(decided, lattice, withheld);
            }
            decided = decided.coarser(dimension);
        }
    }

    /** All of a table with all its sums: what an auditor sees, who has the ledger anyway. */
    static PublishedTable everything(CountTable table) {
        return published(new Lattice(table), new BitSet(), table.dimensions());
    }

    private static BitSet small(Lattice lattice) {
        BitSet small = new BitSet();
        for (int cell = 0; cell < lattice.size(); cell++) {
            if (lattice.isPossible(cell) && lattice.count(cell) < LEAST_COUNT) {
                small.set(cell);
            }
        }
        return small;
    }

    /** Withholds what hides the small counts; the first that nothing hides, or -1. */
    private static int hide(Lattice lattice, BitSet withheld) {
        List<Integer> small = new ArrayList<>(withheld.stream().boxed().toList());
        // Sums first: what hides a sum hides a part of it too.
        small.sort(
                Comparator.comparingInt((Integer cell) -> -sums(lattice, cell)).thenComparing(cell -> cell));
        BitSet hidden = new BitSet();
        MoveSearch moves = new MoveSearch(lattice, withheld);
        for (int cell : small) {
            if (hidden.get(cell)) {
                continue;
            }
            BitSet changed = moves.find(cell);
            if (changed.isEmpty()) {
                return cell;
            }
            hidden.or(changed);
            withheld.or(changed);
        }
        return -1;
    }

    private static int sums(Lattice lattice, int cell) {
        int sums = 0;
        for (int i = 0; i < lattice.dimensions(); i++) {
            sums += lattice.level(cell, i) >= lattice.values(i) ? 1 : 0;
        }
        return sums;
    }

    private static int lastDivided(Lattice lattice, int cell) {
        for (int i = lattice.dimensions() - 1; i >= 0; i--) {
            if (lattice.level(cell, i) != lattice.all(i) && lattice.values(i) > 1) {
                return i;
            }
        }
        return -1;
    }

    /** What is left, of the cells that the first table has: one that was made coarser has some of its own. */
    private static PublishedTable published(Lattice lattice, BitSet withheld, List<Dimension> dimensions) {
        List<List<Level>> known = dimensions.stream().map(Dimension::levels).toList();
        Map<List<Level>, Long> counts = new HashMap<>();
        for (int cell = 0; cell < lattice.size(); cell++) {
            List<Level> levels = lattice.levelsOf(cell);
            boolean ofTable = true;
            for (int i = 0; i < known.size(); i++) {
                ofTable &= known.get(i).contains(levels.get(i));
            }
            if (ofTable && lattice.isPossible(cell) && !withheld.get(cell)) {
                counts.put(levels, lattice.count(cell));
            }
        }
        return new PublishedTable(counts);
    }
}
