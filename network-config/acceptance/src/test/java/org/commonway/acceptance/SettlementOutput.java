package org.commonway.acceptance;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What {@code ./commonway settle} prints: a table of positions, then one of transfers. Amounts in cents. */
final class SettlementOutput {
    private final Map<String, Long> nets = new TreeMap<>();
    private final List<List<String>> transfers = new ArrayList<>();

    SettlementOutput(String text) {
        boolean positions = false;
        boolean paying = false;
        for (String line : text.lines().toList()) {
            List<String> cells = List.of(line.split(" {2,}"));
            if (cells.get(0).equals("party")) {
                positions = true;
            } else if (cells.get(0).equals("who pays")) {
                paying = true;
            } else if (line.isEmpty()) {
                positions = false;
            } else if (positions) {
                nets.put(cells.get(0), cents(cells.get(cells.size() - 1)));
            } else if (paying) {
                transfers.add(cells);
            }
        }
    }

    /** Each party's net. */
    Map<String, Long> nets() {
        return nets;
    }

    /** What each party gets by the transfers. */
    Map<String, Long> transferred() {
        Map<String, Long> paid = new TreeMap<>();
        transfers.forEach(transfer -> paid.merge(transfer.get(1), cents(transfer.get(2)), Long::sum));
        return paid;
    }

    /** "12.30 EUR" in cents. */
    private static long cents(String amount) {
        return new BigDecimal(amount.replaceFirst(" EUR$", ""))
                .movePointRight(2)
                .longValueExact();
    }
}
