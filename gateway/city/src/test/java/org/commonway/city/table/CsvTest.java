package org.commonway.city.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.commonway.audit.checkpoint.Checkpoint;
import org.commonway.audit.merkle.Hash;
import org.junit.jupiter.api.Test;

/** Tables as files for spreadsheets and programs. */
class CsvTest {
    private static final Basis BASIS = new Basis(
            "mobility",
            Optional.empty(),
            View.PUBLIC,
            false,
            OptionalLong.of(7),
            Instant.EPOCH,
            List.of(new Checkpoint("a.example/log", 1, Hash.ofLeaf(new byte[0]))));

    @Test
    void quotes_commas_and_line_breaks_stay_one_cell_and_withheld_is_empty() {
        assertThat(Csv.of(table("say \"yes\", or\r\nno", 12, null)))
                .isEqualTo("name,count,withheld,ledgerBlock,checkpoints\r\n"
                        + "\"say \"\"yes\"\", or\r\nno\",12,,7,a.example/log 1 " + Hash.ofLeaf(new byte[0]) + "\r\n");
    }

    @Test
    void a_name_that_a_spreadsheet_would_run_is_made_text() {
        for (String name : List.of("=1+1", "+1", "-1", "@sum", "\tx")) {
            assertThat(Csv.of(table(name, 1, null))).contains("\r\n'" + name + ",1,,7,");
        }
        assertThat(Csv.of(table("a=1", -5, null))).contains("\r\na=1,-5,,7,");
    }

    @Test
    void json_lines_keep_numbers_texts_and_nulls_apart() {
        assertThat(JsonLines.of(table("=1", 12, null)))
                .isEqualTo("{\"name\":\"=1\",\"count\":12,\"withheld\":null,\"ledgerBlock\":\"7\",\"checkpoints\":\""
                        + BASIS.checkpointLine() + "\"}\n");
    }

    private static FigureTable table(Object... row) {
        return new FigureTable(
                "names", "Names", "", BASIS, List.of("name", "count", "withheld"), List.of(Arrays.asList(row)));
    }
}
