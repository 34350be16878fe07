package org.commonway.audit.market.disclosure;

import java.util.BitSet;

/**
 * Looks for the move that hides a cell at the least loss. A move is a change of a table that most sums do not show: one
 * more in one place, one less in another of the same row, and so on alternating over the corners of a box that spans
 * some of the dimensions. A sum over a spanned dimension does not change; all other sums over a corner do, and must be
 * withheld. How often the move can be made up and down is how much in the dark whoever computes with all others is left.
 */
final class MoveSearch {
    private static final int NONE = -1;

    private final Lattice lattice;
    private final BitSet withheld;
    /** The corner in question, and the opposite one; {@link #NONE} in dimensions that are not spanned. */
    private final int[] base;

    private final int[] opposite;
    private int target;
    private BitSet best = new BitSet();
    private long bestLoss;

    MoveSearch(Lattice lattice, BitSet withheld) {
        this.lattice = lattice;
        this.withheld = withheld;
        this.base = new int[lattice.dimensions()];
        this.opposite = new int[lattice.dimensions()];
    }

    /** All cells that the best move changes, this one among them; empty when there is none that hides it. */
    BitSet find(int cell) {
        target = cell;
        best = new BitSet();
        bestLoss = Long.MAX_VALUE;
        choose(0, false);
        return best;
    }

    private void choose(int dimension, boolean spans) {
        if (dimension == base.length) {
            if (spans) {
                weigh();
            }
            return;
        }
        int level = lattice.level(target, dimension);
        for (int value = 0; value < lattice.values(dimension); value++) {
            if (!holds(dimension, level, value)) {
                continue;
            }
            base[dimension] = value;
            opposite[dimension] = NONE;
            choose(dimension + 1, spans);
            for (int other = 0; other < lattice.values(dimension); other++) {
                // Where the level holds both, the move would not change the cell.
                if (!holds(dimension, level, other)) {
                    opposite[dimension] = other;
                    choose(dimension + 1, true);
                }
            }
        }
    }

    private boolean holds(int dimension, int level, int value) {
        for (int holder : lattice.holders(dimension, value)) {
            if (holder == level) {
                return true;
            }
        }
        return false;
    }

    /** Keeps the move if it hides enough and loses less than the best so far. */
    private void weigh() {
        Weight weight = new Weight();
        weight.visit(0, 0, true, true);
        if (weight.hides() && weight.loss < bestLoss) {
            bestLoss = weight.loss;
            best = weight.changed;
        }
    }

    /** What one move changes, how far it can go, and what it costs. */
    private final class Weight {
        private final BitSet changed = new BitSet();
        private long loss;
        private long up = Long.MAX_VALUE;
        private long down = Long.MAX_VALUE;

        boolean hides() {
            return up != NONE && up + down >= Disclosure.LEAST_WIDTH;
        }

        /** Goes through all cells that change; isCorner while only values were chosen. */
        void visit(int dimension, int cell, boolean rises, boolean isCorner) {
            if (up == NONE) {
                return;
            }
            if (dimension == base.length) {
                take(cell, rises, isCorner);
                return;
            }
            int[] holders = lattice.holders(dimension, base[dimension]);
            int[] others = opposite[dimension] == NONE ? holders : lattice.holders(dimension, opposite[dimension]);
            int stride = lattice.stride(dimension);
            for (int i = 0; i < holders.length; i++) {
                boolean corner = isCorner && i == 0;
                if (opposite[dimension] == NONE) {
                    visit(dimension + 1, cell + holders[i] * stride, rises, corner);
                } else if (holders[i] != others[i]) {
                    visit(dimension + 1, cell + holders[i] * stride, rises, corner);
                    visit(dimension + 1, cell + others[i] * stride, !rises, corner);
                }
            }
        }

        private void take(int cell, boolean rises, boolean isCorner) {
            if (isCorner && !lattice.isPossible(cell)) {
                up = NONE;
                return;
            }
            long count = lattice.count(cell);
            boolean small = count < Disclosure.LEAST_COUNT;
            long room = small ? Disclosure.LEAST_COUNT - 1 - count : Long.MAX_VALUE / 4;
            long store = small ? count : count - Disclosure.LEAST_COUNT;
            up = Math.min(up, rises ? room : store);
            down = Math.min(down, rises ? store : room);
            changed.set(cell);
            loss += withheld.get(cell) ? 0 : count;
            if (up + down < Disclosure.LEAST_WIDTH || loss >= bestLoss) {
                up = NONE;
            }
        }
    }
}
