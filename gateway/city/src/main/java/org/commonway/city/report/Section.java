package org.commonway.city.report;

import java.util.List;
import java.util.Optional;
import org.commonway.city.table.FigureTable;

/**
 * A part of a report.
 *
 * @param title for people
 * @param sentences what it says, and what it does not show
 * @param charts may be none
 * @param table the figures; empty where there are none
 */
record Section(String title, List<String> sentences, List<Chart> charts, Optional<FigureTable> table) {
    /** Copies the lists. */
    Section {
        sentences = List.copyOf(sentences);
        charts = List.copyOf(charts);
    }

    /** Words alone. */
    static Section ofWords(String title, List<String> sentences) {
        return new Section(title, sentences, List.of(), Optional.empty());
    }
}
