package org.commonway.city.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.commonway.city.table.FigureTable;
import org.jspecify.annotations.Nullable;

/** What of the tables is drawn. */
final class ReportCharts {
    private ReportCharts() {}

    /** A chart for each mode; an owner whose share is withheld has a row without a bar. */
    static List<Chart> shares(FigureTable table) {
        Map<String, List<Chart.Bar>> byMode = new LinkedHashMap<>();
        for (Map<String, @Nullable Object> row : ofWholeCity(table)) {
            Object share = row.get("legsShareBps");
            String text = share == null ? "withheld" : Numbers.percent(share) + ", " + Numbers.of(row.get("legs"));
            byMode.computeIfAbsent(String.valueOf(row.get("mode")), any -> new ArrayList<>())
                    .add(new Chart.Bar(String.valueOf(row.get("owner")), 0, (int) Numbers.value(share), text));
        }
        List<Chart> charts = new ArrayList<>();
        byMode.forEach((mode, bars) -> charts.add(new Chart(
                mode.equals("ALL") ? "Shares of all legs" : "Shares of legs, " + mode.toLowerCase(Locale.ROOT), bars)));
        return charts;
    }

    /** Zones are in the tables. */
    private static List<Map<String, @Nullable Object>> ofWholeCity(FigureTable table) {
        return table.maps().stream()
                .filter(row -> "ALL".equals(row.get("zone")))
                .toList();
    }

    /** A row for each market: a bar from 0 to the index, or from its lowest to its highest value where it is a range. */
    static Chart concentration(FigureTable table) {
        List<Chart.Bar> bars = new ArrayList<>();
        for (Map<String, @Nullable Object> row : ofWholeCity(table)) {
            boolean isExact = row.get("hhiLegs") != null;
            int low = (int) Numbers.value(row.get("hhiLegsLow"));
            int high = (int) Numbers.value(row.get("hhiLegsHigh"));
            String text = isExact
                    ? Numbers.of(row.get("hhiLegs"))
                    : row.get("hhiLegsLow") == null
                            ? "withheld"
                            : Numbers.of(row.get("hhiLegsLow")) + " to " + Numbers.of(row.get("hhiLegsHigh"));
            bars.add(new Chart.Bar(String.valueOf(row.get("mode")), isExact ? 0 : low, high, text));
        }
        return new Chart("Herfindahl-Hirschman index, of 10,000", bars);
    }

    /** How often each operator refused of when it was asked, at each gateway; none for those that are never asked. */
    static List<Chart> refusals(FigureTable table) {
        Map<String, Map<String, @Nullable Object>> sums = new LinkedHashMap<>();
        for (Map<String, @Nullable Object> row : table.maps()) {
            if ("ALL".equals(row.get("outcome"))) {
                sums.computeIfAbsent(row.get("operator") + " at " + row.get("gateway"), any -> new LinkedHashMap<>())
                        .put(String.valueOf(row.get("kind")), row.get("count"));
            }
        }
        List<Chart.Bar> bars = new ArrayList<>();
        sums.forEach((who, byKind) -> {
            boolean isKnown =
                    byKind.get("ALL") != null && byKind.get("NOT_ASKED") != null && byKind.get("REFUSED") != null;
            long asked = Numbers.value(byKind.get("ALL")) - Numbers.value(byKind.get("NOT_ASKED"));
            if (byKind.get("ALL") != null && Objects.equals(byKind.get("ALL"), byKind.get("NOT_ASKED"))) {
                return;
            }
            if (!isKnown) {
                bars.add(new Chart.Bar(who, 0, 0, "withheld"));
            } else if (asked > 0) {
                long refused = Numbers.value(byKind.get("REFUSED"));
                bars.add(new Chart.Bar(who, 0, (int) (refused * Chart.WHOLE / asked), refused + " of " + asked));
            }
        });
        return List.of(new Chart("Refused, of the searches that asked for a ride", bars));
    }
}
