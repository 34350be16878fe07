package org.commonway.launcher.bench.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.commonway.launcher.console.Console;
import org.commonway.launcher.process.JavaProgram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A short bench against a real network in a process of its own: what it counts, never how long that took. */
class LedgerBenchTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream results = new ByteArrayOutputStream();
    private final ByteArrayOutputStream progress = new ByteArrayOutputStream();

    @Test
    void every_booking_of_a_load_is_made_and_none_conflicts_over_commission_or_levy() {
        BenchPlan plan = new BenchPlan(3, new Schedule(8), 1, 16, 2, false, 3);
        JsonNode json;
        try (LedgerBench bench = open()) {
            LedgerFigures figures = bench.run(plan);
            json = figures.toJson();
            LedgerFigures.show(List.of(figures), console());
        }

        assertThat(json.path("network").asText()).isEqualTo("embedded");
        assertThat(json.path("bookings").asInt()).isEqualTo(24);
        assertThat(json.path("conflicts").asInt(-1)).isZero();
        assertThat(json.path("failed").asInt(-1)).as(json.toString()).isZero();
        for (String field : List.of(
                "seconds",
                "bookingsPerSecond",
                "p50Ms",
                "p99Ms",
                "cpuMsPerBooking",
                "fsyncs",
                "diskBytesPerBooking",
                "memoryMebibytesNetwork")) {
            assertThat(json.path(field).isNumber()).as(field).isTrue();
            assertThat(json.path(field).asDouble()).as(field).isPositive();
        }
        assertThat(json.path("processes"))
                .extracting(process -> process.path("name").asText())
                .containsExactly("ledger", "client");
        assertThat(json.path("batches").path("tripsPerTransaction").path("1").asInt())
                .isPositive();
        assertThat(json.path("lone").path("bookings").asInt()).isEqualTo(3);
        assertThat(json.path("lone").path("p99Ms").isNumber()).isTrue();
        assertThat(json.path("bookingsOnLedger").asLong()).isEqualTo(8 + 24);
        assertThat(results.toString(StandardCharsets.UTF_8)).contains("on ledger", "CPU and disk for each booking");
        assertThat(progress.toString(StandardCharsets.UTF_8)).contains("P-256 by", "Signing the holds");
    }

    @Test
    void bookings_that_come_while_others_are_under_way_share_transactions() {
        BenchPlan plan = new BenchPlan(2, new Schedule(0), 1, 32, 1, false, 0);
        JsonNode json;
        try (LedgerBench bench = open()) {
            json = bench.run(plan).toJson();
        }

        assertThat(json.path("failed").asInt(-1)).as(json.toString()).isZero();
        assertThat(json.path("transactions").asInt())
                .isPositive()
                .isLessThan(json.path("bookings").asInt());
    }

    @Test
    void a_ledger_that_grows_is_measured_at_each_size_and_its_chain_can_be_gone_on_with() {
        BenchPlan plan = new BenchPlan(1, new Schedule(4), 0, 8, 1, true, 1);
        try (LedgerBench bench = open()) {
            List<LedgerFigures> rows = bench.grow(plan, List.of(10L, 20L));

            assertThat(rows).extracting(row -> row.load().ledgerBookings()).containsExactly(14L, 24L);
            assertThat(LedgerFigures.toJson(rows).path("growth")).hasSize(2);
        }
        try (LedgerBench again = open()) {
            assertThat(again.run(plan).load().failures()).isEmpty();
        }
        assertThat(folder.resolve("ledger.err"))
                .satisfies(errors -> assertThat(Files.readString(errors)).isEmpty());
    }

    private LedgerBench open() {
        LedgerProgram program = arguments -> JavaProgram.LEDGER.commandLine(
                Path.of("..", "..").toAbsolutePath(), new ArrayList<>(JavaProgram.LEDGER_FLAGS), arguments);
        return LedgerBench.open(new EmbeddedBench(program, folder), console(), Clock.systemUTC(), System::nanoTime);
    }

    private Console console() {
        return new Console(
                new PrintStream(results, true, StandardCharsets.UTF_8),
                new PrintStream(progress, true, StandardCharsets.UTF_8));
    }
}
