package org.commonway.city.table;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A table as JSON Lines: an object for each row, with {@code ledgerBlock} and {@code checkpoints} behind its columns. */
public final class JsonLines {
    private static final JsonMapper MAPPER = new JsonMapper();

    private JsonLines() {}

    /** The table's text; empty for no rows. */
    public static String of(FigureTable table) {
        StringBuilder text = new StringBuilder();
        for (Map<String, @Nullable Object> row : table.maps()) {
            row.put("ledgerBlock", table.basis().blockText());
            row.put("checkpoints", table.basis().checkpointLine());
            try {
                text.append(MAPPER.writeValueAsString(row)).append('\n');
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("texts, numbers and truth values are always written", e);
            }
        }
        return text.toString();
    }
}
