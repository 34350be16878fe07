package org.commonway.city.http;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Map;
import org.commonway.city.table.FigureTable;
import org.jspecify.annotations.Nullable;

/**
 * A table of figures.
 *
 * @param table its name
 * @param title for people
 * @param says what the figures are, and what they do not show
 * @param basis what they were computed from
 * @param columns in their order
 * @param rows from column to value: texts, whole numbers, truth values; null for what is not there or is withheld
 */
@Serdeable
public record TableJson(
        String table,
        String title,
        String says,
        BasisJson basis,
        List<String> columns,
        List<Map<String, @Nullable Object>> rows) {

    static TableJson of(FigureTable table) {
        return new TableJson(
                table.name(), table.title(), table.says(), BasisJson.of(table.basis()), table.columns(), table.maps());
    }
}
