package org.commonway.fabric.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.commonway.launcher.bench.ledger.SampleBookings;
import org.commonway.launcher.network.Member;
import org.commonway.ledger.Ledger;
import org.commonway.ledger.LedgerOutage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A network of which something is missing, and commands that cannot be done: what, where, and what to do. */
class OutageTest {
    private static Network network;

    @BeforeAll
    static void foundTheNetwork() {
        network = Network.found();
    }

    @AfterAll
    static void stop() {
        network.close();
    }

    @Test
    void a_chaincode_server_that_is_down_is_named_to_whoever_books_at_its_peer() {
        network.kill("chaincode.coop");
        try (Ledger ledger = network.connect(Member.GATEWAY)) {
            assertThatThrownBy(() -> book(ledger))
                    .isInstanceOf(LedgerOutage.class)
                    .hasMessageContaining("commonway")
                    .hasMessageContaining("CoopMSP")
                    .hasMessageContaining("nothing was changed");

            network.must("up");

            book(ledger);
        }
    }

    @Test
    void one_organisation_that_does_not_endorse_stops_nobody_and_two_are_named() {
        network.kill("chaincode.city");
        try (Ledger ledger = network.connect(Member.GATEWAY)) {
            book(ledger);
            network.kill("chaincode.transit");
            assertThatThrownBy(() -> book(ledger))
                    .isInstanceOf(LedgerOutage.class)
                    .hasMessageContaining("CityMSP")
                    .hasMessageContaining("TransitMSP")
                    .hasMessageContaining("nothing was changed");
        } finally {
            network.must("up");
        }
    }

    @Test
    void a_peer_whose_disk_is_lost_comes_back_with_all_blocks_and_endorses() {
        network.kill("peer.city");
        network.loseDisk("peer.city");

        Network.Outcome outcome = network.must("up");

        assertThat(outcome.said()).contains("peer.city, which had lost its disk");
        assertThat(network.tripsAt("CityMSP")).containsAll(network.tripsAt("CoopMSP"));
        network.kill("chaincode.coop"); // now it takes the city
        try (Ledger ledger = network.connect(Member.GATEWAY, "CityMSP")) {
            book(ledger);
        } finally {
            network.must("up");
        }
    }

    @Test
    void an_orderer_whose_disk_is_lost_is_named_and_the_others_go_on_until_it_is_replaced() {
        network.kill("orderer.coop");
        network.loseDisk("orderer.coop");

        Network.Outcome outcome = network.must("up");

        assertThat(outcome.said())
                .contains("orderer.coop has lost its disk")
                .contains("./commonway fabric orderer replace --msp CoopMSP");
        try (Ledger ledger = network.connect(Member.GATEWAY)) {
            book(ledger);
        }
        Network.Outcome status = network.run("status");
        assertThat(status.status()).isEqualTo(5);
        network.must("orderer", "replace", "--msp", "CoopMSP");
        assertThat(network.run("status").status()).isZero();
    }

    private static void book(Ledger ledger) {
        ledger.submit(ledger.prepareBooking(
                SampleBookings.read(network.samples().make(1).get(0))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "join --msp Region | 2 | ends in MSP, as in RegionMSP",
                "join --msp CityMSP | 2 | is a member of mobility already",
                "join --msp RegionMSP --channel tourism | 2 | The network has no channel tourism: it has mobility",
                "join --msp RegionMSP --member regio | 2 | is not of the form",
                "orderer add --msp CityMSP | 2 | has an orderer already",
                "orderer add --msp RegionMSP | 2 | no organisation RegionMSP: it has CityMSP, TransitMSP, CoopMSP",
                "orderer remove --msp RegionMSP | 2 | no organisation RegionMSP",
                "orderer replace --msp RegionMSP | 2 | no organisation RegionMSP",
                "renew --process peer.region | 2 | no process peer.region: it has peer.city",
                "renew --process peer.city --days 0 | 2 | give 1 to 3650",
                "revoke --member CoopMSP | 2 | is not of the form MSP:name",
                "revoke --member RegionMSP:x | 2 | no organisation RegionMSP",
                "revoke --member CoopMSP:nobody | 2 | CoopMSP has no member nobody here: it has bench-bikes",
                "upgrade | 2 | There is nothing to upgrade",
                "upgrade --channel tourism | 2 | no channel tourism"
            })
    void what_cannot_be_done_is_refused_with_what_where_and_what_to_do(String command, int status, String sentence) {
        Network.Outcome outcome = network.run(command.split(" "));

        assertThat(outcome.status()).isEqualTo(status);
        assertThat(outcome.said()).contains(sentence).doesNotContain("Exception");
    }

    @Test
    void orderers_that_would_lose_their_quorum_stay_as_they_are() {
        network.must("orderer", "remove", "--msp", "TransitMSP");

        Network.Outcome outcome = network.run("orderer", "remove", "--msp", "CoopMSP");

        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.said())
                .contains("orderer.coop cannot be removed: of the 2 orderers of mobility 1 others run");
        network.must("orderer", "add", "--msp", "TransitMSP");
    }

    @Test
    void an_orderer_whose_adding_was_cut_short_holds_up_nobody_unheard_and_is_gone_on_with() throws Exception {
        network.must("orderer", "remove", "--msp", "TransitMSP");
        OtherLauncher adding = OtherLauncher.start(network, "orderer", "add", "--msp", "TransitMSP");
        Network.await(
                "an orderer that has started and does not count yet",
                Duration.ofSeconds(90),
                () -> network.record().organization("TransitMSP").runsOrderer());
        adding.end();

        Network.Outcome renewal = network.run("renew", "--process", "orderer.coop");
        assertThat(renewal.status()).isEqualTo(2);
        assertThat(renewal.said())
                .contains("orderer.transit does not count on mobility")
                .contains("./commonway fabric orderer add --msp TransitMSP");

        network.must("orderer", "add", "--msp", "TransitMSP");
        assertThat(network.run("status").status()).isZero();
        network.must("renew", "--process", "orderer.coop");
    }

    @Test
    void a_port_in_use_is_told_with_its_process_before_anything_is_written(@TempDir Path folder) throws IOException {
        try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int base = busy.getLocalPort() - 11; // the first organisation's peer has base + 11

            Network.Outcome outcome = Network.run(
                    Project.root(), List.of("up", "--port-base", Integer.toString(base), "--state", folder.toString()));

            assertThat(outcome.status()).isEqualTo(3);
            assertThat(outcome.said()).contains("Port " + busy.getLocalPort() + ", wanted by peer.city");
            assertThat(folder.resolve("fabric.json")).doesNotExist();
        }
    }

    @Test
    void a_change_waits_until_all_processes_run() {
        network.kill("chaincode.city");

        Network.Outcome outcome = network.run("join", "--msp", "RegionMSP", "--port-base", "0");

        assertThat(outcome.status()).isEqualTo(5);
        assertThat(outcome.said()).contains("chaincode.city of the network in").contains("./commonway fabric up");
        network.must("up");
    }
}
