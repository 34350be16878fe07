package org.commonway.gateway.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.commonway.planner.likelihood.HistoryFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a gateway has seen of delays and vehicles outlives it. */
class HistoryKeeperTest {
    @TempDir
    private Path folder;

    @Test
    void what_is_kept_is_there_for_the_next_gateway() {
        HistoryKeeper keeper = new HistoryKeeper(folder.resolve("history"));
        keeper.keep();
        assertThat(folder.resolve("history")).as("nothing was opened yet").doesNotExist();

        assertThat(keeper.open()).isSameAs(keeper.open());
        keeper.keep();

        assertThat(new HistoryFile(folder.resolve("history")).read().trouble()).isEmpty();
    }

    @Test
    void a_damaged_file_is_put_aside_and_the_gateway_begins_anew() throws IOException {
        Path path = Files.writeString(folder.resolve("history"), "no history");
        HistoryKeeper keeper = new HistoryKeeper(path);

        keeper.open();
        keeper.keep();

        assertThat(folder.resolve("history.refused")).hasContent("no history");
        assertThat(new HistoryFile(path).read().trouble()).isEmpty();
    }
}
