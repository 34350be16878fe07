package org.commonway.planner.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonway.planner.refusal.RefusalCode;

/**
 * What a question should be answered with.
 *
 * @param kind how rows and answer compare
 * @param options the rows
 * @param refusal the code, where the question should be refused
 * @param sentence how the refusal's or the reason's sentence starts; may be empty
 */
record Expectation(Kind kind, List<CaseLine> options, Optional<RefusalCode> refusal, String sentence) {
    private static final Pattern REFUSED = Pattern.compile("refused ([A-Z_]+)(?:: (.+))?");
    private static final Pattern NOTHING = Pattern.compile("nothing(?:: (.+))?");

    /** How rows and answer compare. */
    enum Kind {
        /** All options, in any order. */
        EXACTLY("exactly"),
        /** The options begin with these, in this order: by arrival. */
        FIRST("first"),
        /** These, and perhaps others. */
        AMONG("among others"),
        /** No option's course has any of these words in it. */
        NEVER("never"),
        /** No options. */
        NOTHING("nothing"),
        /** A refusal by its code. */
        REFUSED("refused");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /** Reads the rows below a question: each kind on a row of its own, and below it the options. */
    static List<Expectation> read(CaseText.Section section) {
        List<Expectation> all = new ArrayList<>();
        for (CaseLine row : section.rows()) {
            Optional<Expectation> head = head(row);
            if (head.isPresent()) {
                all.add(head.get());
            } else if (all.isEmpty()) {
                throw row.error("Say first how the answer compares: exactly, first, among others, never, nothing, or"
                        + " refused and a code.");
            } else {
                all.get(all.size() - 1).options().add(row);
            }
        }
        if (all.isEmpty()) {
            throw section.head().error("The question expects no answer.");
        }
        for (Expectation each : all) {
            boolean wantsRows = each.kind() != Kind.NOTHING && each.kind() != Kind.REFUSED;
            if (each.options().isEmpty() == wantsRows) {
                throw section.head()
                        .error("\"" + each.kind().words() + "\" wants " + (wantsRows ? "" : "no ")
                                + "options below it.");
            }
        }
        return all;
    }

    private static Optional<Expectation> head(CaseLine row) {
        for (Kind kind : List.of(Kind.EXACTLY, Kind.FIRST, Kind.AMONG, Kind.NEVER)) {
            if (row.text().equals(kind.words())) {
                return Optional.of(new Expectation(kind, new ArrayList<>(), Optional.empty(), ""));
            }
        }
        Matcher refused = REFUSED.matcher(row.text());
        if (refused.matches()) {
            return Optional.of(new Expectation(
                    Kind.REFUSED,
                    new ArrayList<>(),
                    Optional.of(code(row, refused.group(1))),
                    Optional.ofNullable(refused.group(2)).orElse("")));
        }
        Matcher nothing = NOTHING.matcher(row.text());
        return nothing.matches()
                ? Optional.of(new Expectation(
                        Kind.NOTHING,
                        new ArrayList<>(),
                        Optional.empty(),
                        Optional.ofNullable(nothing.group(1)).orElse("")))
                : Optional.empty();
    }

    private static RefusalCode code(CaseLine row, String name) {
        for (RefusalCode code : RefusalCode.values()) {
            if (code.name().equals(name)) {
                return code;
            }
        }
        throw row.error("There is no refusal " + name + ".");
    }
}
