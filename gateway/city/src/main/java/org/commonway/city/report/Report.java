package org.commonway.city.report;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.commonway.city.table.Basis;

/**
 * A month of a city's market for people: plain sentences, charts and tables, in no format yet.
 *
 * @param city its name
 * @param month in UTC
 * @param basis what it was computed from
 * @param madeAt when
 * @param sections in their order
 */
public record Report(String city, YearMonth month, Basis basis, Instant madeAt, List<Section> sections) {
    /** Copies the list. */
    public Report {
        sections = List.copyOf(sections);
    }
}
