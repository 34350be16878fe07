package org.commonway.city.table;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Figures as a table.
 *
 * @param name in addresses
 * @param title for people
 * @param says what the figures are, and what they do not show
 * @param basis what they were computed from
 * @param columns their names
 * @param rows values in the order of the columns: texts, whole numbers and truth values; null for what is not there or is
 *     withheld
 */
public record FigureTable(
        String name, String title, String says, Basis basis, List<String> columns, List<List<@Nullable Object>> rows) {
    /** Copies the lists; throws IllegalArgumentException for a row of another width. */
    public FigureTable {
        columns = List.copyOf(columns);
        List<List<@Nullable Object>> copied = new ArrayList<>();
        for (List<@Nullable Object> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException("a row of " + row.size() + " for " + columns);
            }
            copied.add(Collections.unmodifiableList(new ArrayList<>(row)));
        }
        rows = Collections.unmodifiableList(copied);
    }

    /** The rows as maps from column to value, in the order of the columns. */
    public List<Map<String, @Nullable Object>> maps() {
        List<Map<String, @Nullable Object>> maps = new ArrayList<>();
        for (List<@Nullable Object> row : rows) {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            for (int i = 0; i < columns.size(); i++) {
                map.put(columns.get(i), row.get(i));
            }
            maps.add(map);
        }
        return maps;
    }
}
