package org.commonway.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.commonway.launcher.command.CommonwayCommand;
import org.commonway.launcher.command.option.Workplace;
import org.commonway.launcher.console.Console;
import org.commonway.launcher.fabric.FabricAlliance;
import org.commonway.launcher.fabric.plan.Deployment;
import org.commonway.launcher.fabric.plan.FabricRecord;
import org.commonway.launcher.network.Ports;
import org.commonway.launcher.state.StateFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Benches that cannot be run. */
class BenchCommandTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream results = new ByteArrayOutputStream();
    private final ByteArrayOutputStream progress = new ByteArrayOutputStream();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bench | spine or ledger",
                "bench ledger --network paper | --network paper cannot be measured",
                "bench ledger --network fabric --organizations 0 | --organizations 0 is not from 1 to 4",
                "bench ledger --network fabric --organizations 5 | --organizations 5 is not from 1 to 4",
                "bench ledger --network fabric --orderers 0 | --orderers 0 is not from 1 to 3",
                "bench ledger --network fabric --organizations 2 --orderers 3 | each runs one at most",
                "bench ledger --network fabric --heap 1g | --heap is for --network embedded",
                "bench ledger --organizations 2 | are for --network fabric",
                "bench ledger --rate -1 | a rate is from 0",
                "bench ledger --seconds 0 | at least a second",
                "bench ledger --grow 99 | not from 10000",
                "bench ledger --heap much | is no size",
            })
    void a_bench_that_cannot_be_run_is_refused_before_anything_starts(String command, String part) {
        assertThat(run(command.split(" "))).isEqualTo(ExitCode.BAD_INPUT.status());
        assertThat(progress()).contains(part);
        assertThat(progress().lines()).hasSize(1);
        assertThat(results()).isEmpty();
    }

    @Test
    void a_bench_goes_on_with_a_network_as_it_is_asked_for_and_with_no_other() throws Exception {
        Path embedded =
                Files.createDirectories(folder.resolve("embedded/ledger")).getParent();
        Files.createFile(embedded.resolve("ledger/blocks.log"));
        Path fabric = folder.resolve("fabric");
        new FabricRecord(
                        "some release",
                        FabricAlliance.founders(Ports.basedOn(9000), 2, 1),
                        List.of(Deployment.first("mobility", List.of("CityMSP", "TransitMSP"), "commonway")
                                .with("some package")),
                        List.of())
                .keep(new StateFolder(fabric));

        assertThat(run("bench", "ledger", "--network", "fabric", "--keep", embedded.toString()))
                .isEqualTo(ExitCode.BAD_INPUT.status());
        assertThat(progress()).contains("holds an embedded network: give --network embedded");
        assertThat(run("bench", "ledger", "--keep", fabric.toString())).isEqualTo(ExitCode.BAD_INPUT.status());
        assertThat(progress()).contains("holds a Fabric network: give --network fabric");
        assertThat(run("bench", "ledger", "--network", "fabric", "--orderers", "2", "--keep", fabric.toString()))
                .isEqualTo(ExitCode.BAD_INPUT.status());
        assertThat(progress()).contains("holds a network of 2 organisations and 1 orderers");
    }

    @Test
    void a_bench_without_a_built_ledger_says_how_to_build_it() {
        assertThat(run("bench", "ledger", "--keep", folder.resolve("bench").toString()))
                .isEqualTo(ExitCode.BAD_INPUT.status());
        assertThat(progress()).contains("There is no built commonway-embedded-network");
    }

    private int run(String... arguments) {
        results.reset();
        progress.reset();
        Console console = new Console(
                new PrintStream(results, true, StandardCharsets.UTF_8),
                new PrintStream(progress, true, StandardCharsets.UTF_8));
        return CommonwayCommand.commandLine(new Workplace(folder.resolve("project"), console, Clock.systemUTC()))
                .execute(arguments);
    }

    private String results() {
        return results.toString(StandardCharsets.UTF_8);
    }

    private String progress() {
        return progress.toString(StandardCharsets.UTF_8);
    }
}
