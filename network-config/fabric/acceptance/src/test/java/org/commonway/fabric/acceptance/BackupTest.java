package org.commonway.fabric.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.commonway.launcher.network.Member;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A copy is made while riders book, and is as good as the network: all that was acknowledged before it is in it. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BackupTest {
    @TempDir
    static Path disk;

    private static Network network;
    private static Path backup;
    private static Set<String> acknowledgedBefore;

    @BeforeAll
    static void foundTheNetwork() {
        network = Network.found();
        backup = disk.resolve("city.tar.gz");
    }

    @AfterAll
    static void stop() {
        network.close();
    }

    @Test
    @Order(1)
    void there_is_no_backup_while_something_is_down_or_where_it_would_be_lost_or_overwrite() throws IOException {
        network.kill("chaincode.coop");

        Network.Outcome outcome = network.run("backup", "--to", backup.toString());

        assertThat(outcome.status()).isEqualTo(5);
        assertThat(outcome.said()).contains("chaincode.coop of the network in").contains("./commonway fabric up");
        network.must("up");
        Network.Outcome within = network.run(
                "backup", "--to", network.state().root().resolve("x.tar.gz").toString());
        assertThat(within.said()).contains("lies in the network's own folder");
        Path there = Files.createFile(disk.resolve("there.tar.gz"));
        assertThat(network.run("backup", "--to", there.toString()).said()).contains("is there already");
        assertThat(network.run("backup", "--to", disk.resolve("no/x.tar.gz").toString())
                        .said())
                .contains("There is no folder for");
        assertThat(backup).doesNotExist();
    }

    @Test
    @Order(2)
    void an_interrupted_backup_leaves_no_file_and_all_processes_running() throws Exception {
        Map<String, Long> before = network.pids();
        OtherLauncher backing = OtherLauncher.start(network, "backup", "--to", backup.toString());
        Network.await(
                "a peer that stands still, after another that did",
                Duration.ofMinutes(2),
                () -> !network.record()
                        .findProcess("peer.transit")
                        .orElseThrow()
                        .runs());

        backing.interrupt();

        assertThat(network.must("status").said()).contains("peer.transit");
        assertThat(network.pids().get("peer.city")).isNotEqualTo(before.get("peer.city"));
        assertThat(backup).doesNotExist();
        assertThat(disk.resolve("city.tar.gz.part")).doesNotExist();
    }

    @Test
    @Order(3)
    void riders_book_on_while_the_network_is_copied() throws IOException {
        try (SteadyBookings bookings = SteadyBookings.atAnyPeer(network)) {
            bookings.begin(Member.GATEWAY);
            bookings.awaitMore(20);
            acknowledgedBefore = bookings.booked();
            Map<String, Long> before = network.pids();

            network.must("backup", "--to", backup.toString());

            int during = bookings.booked().size() - acknowledgedBefore.size();
            bookings.awaitMore(10);
            System.out.println(during + " bookings during the backup; troubles: " + bookings.troubles());
            assertThat(during).isPositive();
            assertThat(bookings.failures()).isEmpty();
            assertThat(network.run("status").status()).isZero();
            assertThat(network.pids().entrySet())
                    .as("chaincode servers went on, and two of three orderers")
                    .filteredOn(process -> before.containsValue(process.getValue()))
                    .hasSize(5);
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(backup)))
                .isEqualTo("rw-------");
        assertThat(disk.resolve("city.tar.gz.part")).doesNotExist();
    }

    @Test
    @Order(4)
    void what_was_acknowledged_before_is_in_the_restored_network_and_riders_book_there() {
        network.close();
        try (Network restored = network.restored(backup)) {
            restored.must("up");

            restored.assertEverywhereOnce(acknowledgedBefore);
            try (SteadyBookings bookings = SteadyBookings.atOwnPeer(restored)) {
                bookings.begin(Member.GATEWAY);
                bookings.awaitMore(10);
                assertThat(bookings.failures()).isEmpty();
                restored.assertEverywhereOnce(bookings.booked());
            }
            assertThat(restored.run("status").status()).isZero();
            Network.Outcome again = restored.run("restore", "--from", backup.toString());
            assertThat(again.status()).isEqualTo(2);
            assertThat(again.said()).contains("holds a Fabric network already").contains("fabric reset --state");
        }
    }
}
