package org.commonway.fabric.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.commonway.launcher.fabric.FabricNetworks;
import org.commonway.launcher.fabric.plan.Organization;
import org.commonway.launcher.network.Member;
import org.commonway.ledger.Ledger;
import org.commonway.ledger.LedgerOutage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** An alliance that changes while riders book: nothing that was acknowledged may be lost, and nobody else starts anew. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class GrowthTest {
    private static final Member REGION = new Member("RegionMSP", "regio", "gateway", "regio");
    private static final Member OLD_LAPTOP = new Member("TransitMSP", "old-laptop", "gateway", "old-laptop");
    private static final Duration STREAMS_END_WITHIN = Duration.ofSeconds(60);
    private static final Duration REFUSED_WITHIN = Duration.ofSeconds(30);

    private static Network network;
    private static SteadyBookings bookings;

    private Map<String, Long> before;
    private int troubleBefore;

    @BeforeAll
    static void foundTheNetwork() {
        network = Network.found();
        bookings = SteadyBookings.atOwnPeer(network);
        bookings.begin(Member.GATEWAY);
    }

    @AfterAll
    static void stop() {
        bookings.close();
        network.close();
    }

    @BeforeEach
    void remember() {
        before = network.pids();
        troubleBefore = bookings.troubles().size();
    }

    @AfterEach
    void tellTroubles() {
        List<String> all = bookings.troubles();
        System.out.println(bookings.booked().size() + " trips booked so far; troubles in this step: "
                + all.subList(troubleBefore, all.size()));
    }

    @Test
    @Order(1)
    void an_organisation_joins_and_its_members_book_through_its_own_peer() {
        network.must("join", "--msp", REGION.msp(), "--port-base", "0", "--member", "regio:gateway:regio");

        assertNobodyElseStartedAnew("peer.region", "chaincode.region");
        bookings.begin(REGION);
        awaitBookings(20);
    }

    @Test
    @Order(2)
    void the_new_organisation_endorses_and_what_ended_is_started_again() {
        network.kill("chaincode.transit"); // three of four must endorse: now it takes the new one
        awaitBookings(10);
        network.kill("peer.transit");
        network.kill("orderer.transit");

        network.must("up");

        assertNobodyElseStartedAnew("chaincode.transit", "peer.transit", "orderer.transit");
        assertThat(network.run("status").status()).isZero();
        awaitBookings(10);
    }

    @Test
    @Order(3)
    void an_orderer_is_added_a_lost_one_replaced_and_one_removed() {
        network.must("orderer", "add", "--msp", REGION.msp());
        assertNobodyElseStartedAnew("orderer.region");

        network.kill("orderer.city");
        network.loseDisk("orderer.city");
        network.must("orderer", "replace", "--msp", "CityMSP");
        assertNobodyElseStartedAnew("orderer.region", "orderer.city");

        network.must("orderer", "remove", "--msp", "CoopMSP");
        assertNobodyElseStartedAnew("orderer.region", "orderer.city", "orderer.coop");
        assertThat(network.record().ordering()).hasSize(3);
        awaitBookings(10);
    }

    @Test
    @Order(4)
    void certificates_are_renewed_and_only_their_process_starts_anew() {
        List<String> renewed = List.of("peer.city", "orderer.transit", "chaincode.region");
        for (String process : renewed) {
            network.must("renew", "--process", process, "--days", "20");
        }
        network.must("renew", "--process", "admin.coop");

        assertNobodyElseStartedAnew(renewed.toArray(String[]::new));
        Network.Outcome status = network.run("status");
        assertThat(status.status()).isZero();
        assertThat(status.said()).contains("renew --process peer.city").doesNotContain("renew --process peer.coop");
        awaitBookings(10);
    }

    @Test
    @Order(5)
    void a_revoked_member_is_refused_at_once_and_its_open_streams_end_within_a_minute() {
        network.makeMembers(OLD_LAPTOP);
        Organization own = network.record().organization(OLD_LAPTOP.msp());
        try (Ledger ledger = network.connect(OLD_LAPTOP);
                Ledger.Subscription events = ledger.subscribe(java.util.Optional.empty(), change -> {})) {
            assertThat(ledger.listOperators()).isNotEmpty();
            Network.await("an open stream", Duration.ofSeconds(10), () -> FabricNetworks.openEventStreams(own) == 1);

            network.must("revoke", "--member", "TransitMSP:old-laptop");

            assertThat(refusalOf(ledger)).contains("does not accept this identity");
            Network.await("the end of the stream", STREAMS_END_WITHIN, () -> FabricNetworks.openEventStreams(own) == 0);
            assertThat(events).isNotNull();
        }
        assertNobodyElseStartedAnew("peer.transit");
        awaitBookings(10);
    }

    @Test
    @Order(6)
    void contracts_are_upgraded_while_bookings_go_on_and_none_fails(@TempDir Path copy) throws IOException {
        network.use(Project.withOtherContracts(copy));
        awaitBookings(10);
        int troubles = bookings.troubles().size();

        network.must("upgrade");
        awaitBookings(20);

        assertThat(bookings.troubles().subList(troubles, bookings.troubles().size()))
                .isEmpty();
        assertNobodyElseStartedAnew("chaincode.city", "chaincode.transit", "chaincode.coop", "chaincode.region");
        assertThat(network.record().first().label()).isEqualTo("commonway_2");
        network.kill("chaincode.city");
        network.must("up");
        awaitBookings(10);
    }

    @Test
    @Order(7)
    void every_acknowledged_booking_stands_once_at_every_peer() {
        bookings.close();

        assertThat(bookings.failures()).isEmpty();
        network.assertEverywhereOnce(bookings.booked());
    }

    private void assertNobodyElseStartedAnew(String... expected) {
        Map<String, Long> others = new TreeMap<>(before);
        List.of(expected).forEach(others::remove);
        assertThat(network.pids()).containsAllEntriesOf(others);
        others.keySet()
                .forEach(name -> assertThat(
                                network.record().findProcess(name).orElseThrow().runs())
                        .as(name + " runs")
                        .isTrue());
    }

    private static void awaitBookings(int more) {
        bookings.awaitMore(more);
    }

    /**
     * What the ledger says to somebody whom it refuses. A peer that is busy with the change itself may say nothing in
     * time, which is neither yes nor no, so that it is asked again; an answer to the question ends it at once.
     */
    private static String refusalOf(Ledger ledger) {
        long patience = System.nanoTime() + REFUSED_WITHIN.toNanos();
        while (true) {
            try {
                ledger.listOperators();
                return "no outage";
            } catch (LedgerOutage outage) {
                String said = String.valueOf(outage.getMessage());
                if (!said.contains("did not answer in time") || System.nanoTime() - patience > 0) {
                    return said;
                }
            }
        }
    }
}
