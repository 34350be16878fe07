package org.commonway.audit.market.disclosure;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Every cell of a table with all its sums: one level of each dimension, numbered through. Where a dimension has one value
 * only, the value and all are the same, and only all counts.
 */
final class Lattice {
    private final List<Dimension> dimensions;
    private final List<List<Level>> levels = new ArrayList<>();
    private final int[] strides;
    /** For each dimension and value, the numbers of the levels that hold it, its own first and all last. */
    private final int[][][] holders;

    private final long[] counts;
    private final boolean[] possible;

    Lattice(CountTable table) {
        dimensions = table.dimensions();
        strides = new int[dimensions.size()];
        holders = new int[dimensions.size()][][];
        int size = 1;
        for (int i = 0; i < strides.length; i++) {
            levels.add(dimensions.get(i).levels());
            strides[i] = size;
            size *= levels.get(i).size();
            holders[i] = holders(dimensions.get(i));
        }
        counts = new long[size];
        possible = new boolean[size];
        table.counts().forEach((key, count) -> {
            int[] values = new int[key.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = dimensions.get(i).values().indexOf(key.get(i));
            }
            forEachHolder(values, 0, 0, cell -> {
                counts[cell] += count;
                possible[cell] = true;
            });
        });
    }

    private static int[][] holders(Dimension dimension) {
        List<String> groups = dimension.groupNames();
        int values = dimension.values().size();
        int all = values + groups.size();
        int[][] holders = new int[values][];
        for (int i = 0; i < values; i++) {
            int group = values + groups.indexOf(dimension.groups().get(i));
            holders[i] = groups.isEmpty() ? new int[] {i, all} : new int[] {i, group, all};
        }
        return holders;
    }

    private void forEachHolder(int[] values, int dimension, int cell, IntConsumer action) {
        if (dimension == values.length) {
            action.accept(cell);
            return;
        }
        for (int level : holders[dimension][values[dimension]]) {
            forEachHolder(values, dimension + 1, cell + level * strides[dimension], action);
        }
    }

    /** How many cells there are. */
    int size() {
        return counts.length;
    }

    /** How many dimensions there are. */
    int dimensions() {
        return strides.length;
    }

    /** How many values this dimension has. */
    int values(int dimension) {
        return holders[dimension].length;
    }

    /** The count of a cell. */
    long count(int cell) {
        return counts[cell];
    }

    /** Whether there can be anything in a cell. */
    boolean isPossible(int cell) {
        return possible[cell];
    }

    /** The number of a cell's level in this dimension. */
    int level(int cell, int dimension) {
        return cell / strides[dimension] % levels.get(dimension).size();
    }

    /** The cell with these levels, by number. */
    int cell(int[] levelNumbers) {
        int cell = 0;
        for (int i = 0; i < strides.length; i++) {
            cell += levelNumbers[i] * strides[i];
        }
        return cell;
    }

    /** How far one level of this dimension is from the next in a cell's number. */
    int stride(int dimension) {
        return strides[dimension];
    }

    /** The levels that hold this value, its own first and all last. */
    int[] holders(int dimension, int value) {
        return holders[dimension][value];
    }

    /** The number of "all" in this dimension. */
    int all(int dimension) {
        return levels.get(dimension).size() - 1;
    }

    /** A cell's levels. */
    List<Level> levelsOf(int cell) {
        List<Level> found = new ArrayList<>();
        for (int i = 0; i < strides.length; i++) {
            found.add(levels.get(i).get(level(cell, i)));
        }
        return found;
    }
}
