package org.commonway.launcher.bench.planner.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.commonway.launcher.LauncherRefusal;
import org.commonway.samplecity.place.Point;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryFileTest {
    private static final String HEADER = "id,from_id,from_lat,from_lon,to_id,to_lat,to_lon,dep_sec\n";
    private static final String GOOD = "0,CAL2,41.2051,-8.6432,M_AGM1,41.1589,-8.6345,70198\n";

    @TempDir
    Path folder;

    private List<PlannerQuery> read(String text, int limit) throws IOException {
        return QueryFile.read(Files.writeString(folder.resolve("queries.csv"), text), limit);
    }

    @Test
    void a_query_names_two_stops_with_their_places_and_a_time_of_the_day() throws IOException {
        List<PlannerQuery> queries = read(HEADER + GOOD, 100);

        assertThat(queries)
                .containsExactly(new PlannerQuery(
                        "0",
                        new PlannerQuery.End("CAL2", new Point(41.2051, -8.6432)),
                        new PlannerQuery.End("M_AGM1", new Point(41.1589, -8.6345)),
                        70_198));
        assertThat(queries.get(0).departure(LocalDate.of(2024, 5, 14)))
                .isEqualTo(LocalDateTime.of(2024, 5, 14, 19, 29, 58));
    }

    @Test
    void lines_after_the_limit_are_not_read() throws IOException {
        assertThat(read(HEADER + GOOD + "nonsense\n", 1)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1,CAL2,north,-8.6,AGM1,41.1,-8.6,70198 | line 3 has north as from_lat, which is no number",
                "1,CAL2,41.2,-8.6,AGM1,91,-8.6,70198 | line 3 has 91 as to_lat, which is not from -90 to 90",
                "1,CAL2,41.2,-8.6,AGM1,41.1,-8.6,-1 | line 3 has -1 as dep_sec",
                "1,CAL2,41.2,-8.6,,41.1,-8.6,70198 | line 3 has no to_id",
                "1,CAL2 | line 3 has no from_lat",
                "0,CAL2,41.2,-8.6,AGM1,41.1,-8.6,70198 | line 3 has the id 0 of an earlier line",
            })
    void a_line_that_makes_no_sense_is_named_by_its_number(String line, String part) {
        assertThatThrownBy(() -> read(HEADER + GOOD + line + "\n", 100))
                .isInstanceOf(LauncherRefusal.class)
                .hasMessageContaining("queries.csv " + part);
    }

    @Test
    void a_file_that_is_missing_empty_or_of_other_columns_is_refused() {
        assertThatThrownBy(() -> QueryFile.read(folder.resolve("none.csv"), 1)).hasMessageContaining("--queries");
        assertThatThrownBy(() -> read(HEADER, 1)).hasMessageContaining("has no queries");
        assertThatThrownBy(() -> read("id,from,to\n1,a,b\n", 1)).hasMessageContaining("line 2 has no from_id");
        assertThatThrownBy(() -> read("", 1)).isInstanceOf(LauncherRefusal.class);
    }
}
