package org.commonway.audit.market.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Whoever computes with all that is published: what each sum is, that no count is below 0 and, for one who knows so much,
 * of each withheld sum whether it is below 10. The bounds of any sum then follow by linear programming: the simplex method
 * with Bland's rule. Whatever linear combination of published counts somebody thinks of says no more than that.
 */
final class LinearAttack {
    private static final double TINY = 1e-7;

    private final Lattice lattice;
    private final List<Integer> places = new ArrayList<>();
    private final List<double[]> rows = new ArrayList<>();
    private int columns;
    private double[][] tableau = {};
    private int[] basis = {};

    /**
     * An attack.
     *
     * @param knowsSmall whether it is known of each withheld sum if it is small
     */
    LinearAttack(CountTable table, PublishedTable published, boolean knowsSmall) {
        lattice = new Lattice(table);
        for (int cell = 0; cell < lattice.size(); cell++) {
            if (lattice.isPossible(cell) && isPlace(cell)) {
                places.add(cell);
            }
        }
        List<double[]> equations = new ArrayList<>();
        List<Integer> slacks = new ArrayList<>();
        for (int cell = 0; cell < lattice.size(); cell++) {
            if (!lattice.isPossible(cell)) {
                continue;
            }
            boolean known = published.findCount(lattice.levelsOf(cell)).isPresent();
            if (known || knowsSmall) {
                boolean small = lattice.count(cell) < Disclosure.LEAST_COUNT;
                long right = known ? lattice.count(cell) : small ? Disclosure.LEAST_COUNT - 1 : Disclosure.LEAST_COUNT;
                equations.add(equation(cell, right));
                slacks.add(known ? 0 : small ? 1 : -1);
            }
        }
        begin(equations, slacks);
    }

    private boolean isPlace(int cell) {
        for (int i = 0; i < lattice.dimensions(); i++) {
            if (lattice.level(cell, i) >= lattice.values(i)) {
                return false;
            }
        }
        return true;
    }

    /** One for each place within the cell, and last the right side. */
    private double[] equation(int cell, long right) {
        double[] equation = new double[places.size() + 1];
        for (int place = 0; place < places.size(); place++) {
            equation[place] = isWithin(places.get(place), cell) ? 1 : 0;
        }
        equation[places.size()] = right;
        return equation;
    }

    private boolean isWithin(int place, int cell) {
        for (int i = 0; i < lattice.dimensions(); i++) {
            int level = lattice.level(cell, i);
            if (Arrays.stream(lattice.holders(i, lattice.level(place, i))).noneMatch(holder -> holder == level)) {
                return false;
            }
        }
        return true;
    }

    /** Finds a first table that fits: there is one, the true one. */
    private void begin(List<double[]> equations, List<Integer> slacks) {
        int count = equations.size();
        int slackCount = (int) slacks.stream().filter(slack -> slack != 0).count();
        columns = places.size() + slackCount;
        tableau = new double[count][columns + count + 1];
        basis = new int[count];
        int slack = places.size();
        for (int row = 0; row < count; row++) {
            double[] equation = equations.get(row);
            System.arraycopy(equation, 0, tableau[row], 0, places.size());
            if (slacks.get(row) != 0) {
                tableau[row][slack++] = slacks.get(row);
            }
            tableau[row][columns + row] = 1;
            tableau[row][columns + count] = equation[places.size()];
            basis[row] = columns + row;
        }
        double[] cost = new double[columns + count];
        Arrays.fill(cost, columns, columns + count, -1);
        double left = maximize(cost, columns + count);
        if (left < -TINY) {
            throw new AssertionError("not even the true table fits");
        }
        dropArtificial();
    }

    private void dropArtificial() {
        for (int row = 0; row < basis.length; row++) {
            for (int column = 0; column < columns && basis[row] >= columns; column++) {
                if (Math.abs(tableau[row][column]) > TINY) {
                    pivot(row, column);
                }
            }
        }
        for (int row = 0; row < basis.length; row++) {
            if (basis[row] < columns) {
                double[] kept = Arrays.copyOf(tableau[row], columns + 1);
                kept[columns] = tableau[row][tableau[row].length - 1];
                rows.add(kept);
            }
        }
        basis = Arrays.stream(basis).filter(column -> column < columns).toArray();
        tableau = rows.toArray(new double[0][]);
    }

    /** How far apart the lowest and the highest are that this cell can be. */
    double width(int cell) {
        double[] up = new double[columns];
        double[] down = new double[columns];
        for (int place = 0; place < places.size(); place++) {
            up[place] = isWithin(places.get(place), cell) ? 1 : 0;
            down[place] = -up[place];
        }
        return maximize(up, columns) + maximize(down, columns);
    }

    /** The withheld cells whose width is less than this, with it. */
    Map<Integer, Double> narrowed(PublishedTable published, double least) {
        Map<Integer, Double> narrowed = new TreeMap<>();
        for (int cell = 0; cell < lattice.size(); cell++) {
            boolean small = lattice.isPossible(cell) && lattice.count(cell) < Disclosure.LEAST_COUNT;
            if (small) {
                double width = published.findCount(lattice.levelsOf(cell)).isPresent() ? 0 : width(cell);
                if (width < least - TINY) {
                    narrowed.put(cell, width);
                }
            }
        }
        return narrowed;
    }

    private double maximize(double[] cost, int among) {
        while (true) {
            int entering = entering(cost, among);
            if (entering < 0) {
                double value = 0;
                for (int row = 0; row < basis.length; row++) {
                    value += cost[basis[row]] * tableau[row][tableau[row].length - 1];
                }
                return value;
            }
            int leaving = leaving(entering);
            if (leaving < 0) {
                return Double.POSITIVE_INFINITY;
            }
            pivot(leaving, entering);
        }
    }

    private int entering(double[] cost, int among) {
        for (int column = 0; column < among; column++) {
            double gain = cost[column];
            for (int row = 0; row < basis.length; row++) {
                gain -= cost[basis[row]] * tableau[row][column];
            }
            if (gain > TINY) {
                return column;
            }
        }
        return -1;
    }

    private int leaving(int entering) {
        int leaving = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int row = 0; row < basis.length; row++) {
            if (tableau[row][entering] > TINY) {
                double ratio = tableau[row][tableau[row].length - 1] / tableau[row][entering];
                boolean earlier = leaving >= 0 && Math.abs(ratio - least) <= TINY && basis[row] < basis[leaving];
                if (ratio < least - TINY || earlier) {
                    least = Math.min(least, ratio);
                    leaving = row;
                }
            }
        }
        return leaving;
    }

    private void pivot(int row, int column) {
        double by = tableau[row][column];
        for (int i = 0; i < tableau[row].length; i++) {
            tableau[row][i] /= by;
        }
        for (int other = 0; other < tableau.length; other++) {
            double factor = tableau[other][column];
            if (other != row && factor != 0) {
                for (int i = 0; i < tableau[other].length; i++) {
                    tableau[other][i] -= factor * tableau[row][i];
                }
            }
        }
        basis[row] = column;
    }
}
