package org.commonway.city.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.commonway.city.table.FigureTable;
import org.jspecify.annotations.Nullable;

/** What of the tables is drawn. */
final class ReportCharts {
    private static final int WHOLE = 10_000;

    private ReportCharts() {}

    /** A chart for each mode; an owner whose share is withheld has a row without a bar. */
    static List<Chart> shares(FigureTable table) {
        Map<String, List<Chart.Bar>> byMode = new LinkedHashMap<>();
        for (Map<String, @Nullable Object> row : table.maps()) {
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

    /** A row for each market: a bar from 0 to the index, or from its lowest to its highest value where it is a range. */
    static Chart concentration(FigureTable table) {
        List<Chart.Bar> bars = new ArrayList<>();
        for (Map<String, @Nullable Object> row : table.maps()) {
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

    /** How much of each operator's searches it refused, at each gateway. */
    static List<Chart> refusals(FigureTable table) {
        Map<String, Long> searches = new LinkedHashMap<>();
        Map<String, @Nullable Object> refused = new LinkedHashMap<>();
        for (Map<String, @Nullable Object> row : table.maps()) {
            String who = row.get("operator") + " at " + row.get("gateway");
            if ("ALL".equals(row.get("kind"))) {
                searches.put(who, Numbers.value(row.get("count")));
            } else if ("REFUSED".equals(row.get("kind")) && "ALL".equals(row.get("outcome"))) {
                refused.put(who, row.get("count"));
            }
        }
        List<Chart.Bar> bars = new ArrayList<>();
        searches.forEach((who, of) -> {
            Object count = refused.get(who);
            int part = of == 0 ? 0 : (int) (Numbers.value(count) * WHOLE / of);
            String text = of == 0 || count == null ? "withheld" : Numbers.of(count) + " of " + Numbers.of(of);
            bars.add(new Chart.Bar(who, 0, part, text));
        });
        return List.of(new Chart("Refused, of all searches", bars));
    }
}
