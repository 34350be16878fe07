package org.commonway.city.report;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.commonway.city.log.LogStanding;
import org.commonway.city.table.FigureTable;
import org.jspecify.annotations.Nullable;

/** The first lines of a report: what somebody must know who reads nothing else. */
final class Summary {
    private static final String ALL = "ALL";

    private Summary() {}

    static List<String> of(YearMonth month, FigureTable shares, FigureTable concentration, List<LogStanding> logs) {
        List<String> sentences = new ArrayList<>();
        Optional<Map<String, @Nullable Object>> whole = first(concentration);
        whole.ifPresent(row -> sentences.add(legs(month, row)));
        largest(shares).ifPresent(sentences::add);
        whole.ifPresent(row -> sentences.add(index(row)));
        long verified =
                logs.stream().filter(log -> log.status().equals("VERIFIED")).count();
        sentences.add(verified + " of " + logs.size() + " gateways " + (verified == 1 ? "has" : "have")
                + " a public log that was verified when this was written.");
        if (!shares.basis().isClosed()) {
            sentences.add("The month is not closed: its figures still change.");
        }
        return sentences;
    }

    private static Optional<Map<String, @Nullable Object>> first(FigureTable concentration) {
        return concentration.maps().stream()
                .filter(row -> ALL.equals(row.get("mode")) && ALL.equals(row.get("zone")))
                .findFirst();
    }

    private static String legs(YearMonth month, Map<String, @Nullable Object> row) {
        return row.get("legs") == null
                ? "How many legs were ridden in " + month + " is withheld: there are few."
                : Numbers.of(row.get("legs")) + " legs were ridden in " + month + ".";
    }

    private static Optional<String> largest(FigureTable shares) {
        return shares.maps().stream()
                .filter(row -> ALL.equals(row.get("mode"))
                        && ALL.equals(row.get("zone"))
                        && row.get("legsShareBps") instanceof Number)
                .max((one, other) -> Long.compare(Numbers.value(one.get("legs")), Numbers.value(other.get("legs"))))
                .map(row -> "Of those whose share is told, " + row.get("owner") + " had the most: "
                        + Numbers.percent(row.get("legsShareBps")) + " of legs.");
    }

    private static String index(Map<String, @Nullable Object> row) {
        if (row.get("hhiLegs") != null) {
            String flags = String.valueOf(row.get("flags"));
            return "The Herfindahl-Hirschman index of all legs is " + Numbers.of(row.get("hhiLegs")) + " of 10,000"
                    + (flags.isEmpty() ? ", and nothing is flagged." : "; flagged: " + flags + ".");
        }
        return row.get("hhiLegsLow") == null
                ? "The Herfindahl-Hirschman index is withheld."
                : "The Herfindahl-Hirschman index of all legs is between " + Numbers.of(row.get("hhiLegsLow")) + " and "
                        + Numbers.of(row.get("hhiLegsHigh")) + " of 10,000; closer would give small counts away.";
    }
}
