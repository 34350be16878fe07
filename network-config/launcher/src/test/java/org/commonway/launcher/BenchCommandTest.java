package org.commonway.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.commonway.launcher.fabric.FabricAlliance;
import org.commonway.launcher.fabric.plan.Deployment;
import org.commonway.launcher.fabric.plan.FabricRecord;
import org.commonway.launcher.network.Ports;
import org.commonway.launcher.state.StateFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Benches that cannot be run. */
class BenchCommandTest {
    @TempDir
    Path folder;

    private Commands commands;

    @BeforeEach
    void openTheWorkplace() {
        commands = new Commands(folder.resolve("project"), Clock.systemUTC());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bench | spine, ledger, planner or audit",
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
                "bench audit --seconds 0 | --seconds 0 is not from 1 to 3600",
                "bench audit --appenders 0 | --appenders 0 is not from 1 to 4096",
                "bench audit --entry-bytes 65536 | --entry-bytes 65536 is not from 1 to 65535",
                "bench audit --witnesses 2 --required 3 | --required 3 is not from 0 to 2",
            })
    void a_bench_that_cannot_be_run_is_refused_before_anything_starts(String command, String part) {
        assertThat(commands.run(command.split(" "))).isEqualTo(ExitCode.BAD_INPUT.status());
        assertThat(commands.progress()).contains(part);
        assertThat(commands.progress().lines()).hasSize(1);
        assertThat(commands.results()).isEmpty();
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

        assertThat(commands.run("bench", "ledger", "--network", "fabric", "--keep", embedded.toString()))
                .isEqualTo(ExitCode.BAD_INPUT.status());
        assertThat(commands.progress()).contains("holds an embedded network: give --network embedded");
        assertThat(commands.run("bench", "ledger", "--keep", fabric.toString())).isEqualTo(ExitCode.BAD_INPUT.status());
        assertThat(commands.progress()).contains("holds a Fabric network: give --network fabric");
        assertThat(commands.run(
                        "bench", "ledger", "--network", "fabric", "--orderers", "2", "--keep", fabric.toString()))
                .isEqualTo(ExitCode.BAD_INPUT.status());
        assertThat(commands.progress()).contains("holds a network of 2 organisations and 1 orderers");
    }

    @Test
    void a_bench_without_a_built_ledger_says_how_to_build_it() {
        assertThat(commands.run(
                        "bench", "ledger", "--keep", folder.resolve("bench").toString()))
                .isEqualTo(ExitCode.BAD_INPUT.status());
        assertThat(commands.progress()).contains("There is no built commonway-embedded-network");
    }
}
