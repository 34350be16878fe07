package org.commonway.audit.market.disclosure;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.commonway.audit.refusal.AuditRefusal;
import org.commonway.audit.refusal.RefusalCode;

/**
 * One way in which a table is divided: into values that do not overlap, perhaps in groups, such as zones in districts.
 * Sums are published for values, for groups and for all; never for other sets of values, which could be subtracted from
 * each other.
 *
 * @param name such as zone
 * @param values each once, at least one
 * @param groups the group of each value; where all have one, there are no groups
 */
public record Dimension(String name, List<String> values, List<String> groups) {
    /** Copies the lists; refuses MARKET_TABLE. */
    public Dimension {
        values = List.copyOf(values);
        groups = List.copyOf(groups);
        boolean once = new HashSet<>(values).size() == values.size();
        if (values.isEmpty() || groups.size() != values.size() || !once) {
            throw new AuditRefusal(RefusalCode.MARKET_TABLE, "dimension " + name);
        }
    }

    /** Values without groups. */
    public static Dimension of(String name, List<String> values) {
        return new Dimension(name, values, values.stream().map(value -> "").toList());
    }

    /** The groups by name; none where all values are in one. */
    List<String> groupNames() {
        TreeSet<String> names = new TreeSet<>(groups);
        return names.size() < 2 ? List.of() : List.copyOf(names);
    }

    /** All that a cell can have here, by number: the values, then the groups, and last all. */
    List<Level> levels() {
        List<Level> levels = new ArrayList<>();
        values.forEach(value -> levels.add(Level.value(value)));
        groupNames().forEach(group -> levels.add(Level.group(group)));
        levels.add(Level.all());
        return levels;
    }

    /** Whether a coarser table still has groups of this: there are some, and not each value is one by itself. */
    boolean hasCoarser() {
        int groupCount = groupNames().size();
        return groupCount > 0 && groupCount < values.size();
    }

    /** This divided by groups only: one value for each, named by all that it holds, so that no name means two things. */
    Dimension byGroup() {
        List<String> names = groupNames();
        return new Dimension(name, names.stream().map(this::nameOfAll).toList(), names);
    }

    /** This undivided: one value. */
    Dimension undivided() {
        return of(name, List.of(String.join(" ", values)));
    }

    /** The value of {@link #byGroup} that holds this one. */
    String groupValue(String value) {
        return nameOfAll(groups.get(values.indexOf(value)));
    }

    private String nameOfAll(String group) {
        return IntStream.range(0, values.size())
                .filter(i -> groups.get(i).equals(group))
                .mapToObj(values::get)
                .collect(Collectors.joining(" "));
    }
}
