package org.commonway.planner.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.commonway.planner.refusal.RefusalCode;

/**
 * What the planner answered, to be held against what was expected.
 *
 * @param options the options
 * @param refusal the code, when it refused
 * @param sentence the refusal's sentence, or the reason's; may be empty
 */
record Answer(List<OptionText> options, Optional<RefusalCode> refusal, String sentence) {

    /** What is wrong with it, both sides in full; empty when it is as expected. */
    Optional<String> differs(Expectation expected) {
        List<String> wrong = switch (expected.kind()) {
            case EXACTLY -> exactly(expected);
            case FIRST -> first(expected);
            case AMONG -> missing(expected);
            case NEVER -> never(expected);
            case NOTHING ->
                options.isEmpty() && refusal.isEmpty() && sentence.startsWith(expected.sentence())
                        ? List.of()
                        : List.of("there should be nothing: " + expected.sentence());
            case REFUSED ->
                refusal.equals(expected.refusal()) && sentence.startsWith(expected.sentence())
                        ? List.of()
                        : List.of("it should be refused with "
                                + expected.refusal().orElseThrow() + ": " + expected.sentence());
        };
        return wrong.isEmpty() ? Optional.empty() : Optional.of(report(expected, wrong));
    }

    private List<String> exactly(Expectation expected) {
        List<String> wrong = new ArrayList<>(missing(expected));
        options.stream()
                .filter(option -> expected.options().stream().noneMatch(row -> option.fits(OptionText.expected(row))))
                .forEach(option -> wrong.add("not expected: " + option.course()));
        if (wrong.isEmpty() && options.size() != expected.options().size()) {
            wrong.add(options.size() + " options, not " + expected.options().size());
        }
        return wrong;
    }

    private List<String> missing(Expectation expected) {
        return expected.options().stream()
                .filter(row -> options.stream().noneMatch(option -> option.fits(OptionText.expected(row))))
                .map(row -> "missing (line " + row.number() + "): " + OptionText.expected(row))
                .toList();
    }

    private List<String> first(Expectation expected) {
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < expected.options().size(); i++) {
            CaseLine row = expected.options().get(i);
            if (i >= options.size() || !options.get(i).fits(OptionText.expected(row))) {
                wrong.add("option " + (i + 1) + " should be (line " + row.number() + "): " + OptionText.expected(row));
            }
        }
        return wrong;
    }

    private List<String> never(Expectation expected) {
        return expected.options().stream()
                .filter(row ->
                        options.stream().anyMatch(option -> option.course().contains(row.text())))
                .map(row -> "should not be (line " + row.number() + "): " + row.text())
                .toList();
    }

    private String report(Expectation expected, List<String> wrong) {
        return "\n  expected " + expected.kind().words() + ":\n"
                + lines(expected.options().stream()
                        .map(row -> OptionText.expected(row).toString())
                        .toList())
                + "  found:\n"
                + lines(options.stream().map(OptionText::toString).toList())
                + (refusal.isPresent() || !sentence.isEmpty()
                        ? "    " + refusal.map(code -> "refused " + code + ": ").orElse("") + sentence + "\n"
                        : "")
                + "  so:\n" + lines(wrong);
    }

    private static String lines(List<String> texts) {
        return texts.stream().map(text -> "    " + text + "\n").collect(Collectors.joining());
    }
}
