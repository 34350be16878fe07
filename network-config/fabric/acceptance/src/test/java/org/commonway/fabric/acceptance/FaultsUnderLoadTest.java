package org.commonway.fabric.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.commonway.launcher.fabric.plan.Organization;
import org.commonway.launcher.network.Member;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Parts of a network fail while riders book. Whoever was told that a trip is booked finds it at every peer, once. The
 * longest stall of each fault is printed, and written to {@code target/faults.json}.
 */
class FaultsUnderLoadTest {
    private static final Member OTHER_GATEWAY = new Member("TransitMSP", "other-gateway", "gateway", "other-gateway");
    private static final int RIDERS_OF_EACH = 4;
    private static final int SMALL_MEBIBYTES = 64;
    private static final Duration LONG_CUT = Duration.ofSeconds(45);

    private static final Set<String> acknowledged = new HashSet<>();
    private static final ArrayNode figures = new JsonMapper().createArrayNode();

    private static Network network;
    private static Replay replay;
    private SteadyBookings bookings;

    @BeforeAll
    static void foundTheNetwork() {
        network = Network.found();
        network.makeMembers(OTHER_GATEWAY);
        replay = new Replay(network);
    }

    @AfterAll
    static void everyAcknowledgedTripStandsAtEveryPeer() throws IOException {
        try {
            new JsonMapper()
                    .writerWithDefaultPrettyPrinter()
                    .writeValue(Path.of("target/faults.json").toFile(), figures);
            network.assertEverywhereOnce(acknowledged);
        } finally {
            network.close();
        }
    }

    @BeforeEach
    void ridersBegin() {
        bookings = SteadyBookings.atAnyPeer(network);
        bookings.begin(Member.GATEWAY, RIDERS_OF_EACH);
        bookings.begin(OTHER_GATEWAY, RIDERS_OF_EACH);
        bookings.awaitMore(20);
    }

    @AfterEach
    void nothingIsLostAndNothingThereTwice(TestInfo fault) {
        network.must("up");
        bookings.awaitMore(20);
        bookings.close();
        acknowledged.addAll(bookings.booked());
        report(fault.getDisplayName());
        assertThat(bookings.failures()).isEmpty();
        replay.assertBookedOnce(bookings.booked());
        // An orderer that came back takes a moment to hear from its leader.
        Network.await(
                "all is well again",
                Duration.ofSeconds(60),
                () -> network.run("status").status() == 0);
    }

    private void report(String fault) {
        Duration stall = bookings.longestStall();
        System.out.printf(
                "%s: %d bookings acknowledged, longest stall %.1f s, longest wait of a rider %.1f s, %d times tried"
                        + " again%n",
                fault,
                bookings.booked().size(),
                stall.toMillis() / 1e3,
                bookings.longestWait().toMillis() / 1e3,
                bookings.troubles().size());
        System.out.println(new java.util.TreeSet<>(bookings.troubles()));
        figures.addObject()
                .put("fault", fault)
                .put("acknowledged", bookings.booked().size())
                .put("longestStallMillis", stall.toMillis())
                .put("longestWaitMillis", bookings.longestWait().toMillis())
                .put("triedAgain", bookings.troubles().size());
    }

    @ParameterizedTest(name = "{0} is killed")
    @ValueSource(
            strings = {"peer.city", "peer.transit", "peer.coop", "chaincode.city", "chaincode.transit", "chaincode.coop"
            })
    void a_process_of_one_organisation_is_killed(String process) {
        network.kill(process);
        bookings.awaitMore(40);
    }

    @Test
    void the_orderer_that_leads_is_killed() {
        network.kill(network.leading().orderer());
        bookings.awaitMore(40);
    }

    @Test
    void the_organisation_whose_orderer_leads_is_cut_off_from_all_others() {
        assumeTrue(Partition.isPossible(), "packets can be dropped by process: needs root, iptables, cgroup 2, ss");
        Organization leading = network.leading();
        try (Partition partition = Partition.around(network.record(), leading)) {
            assertThat(partition).isNotNull();
            Network.await(
                    "another leader",
                    Duration.ofSeconds(90),
                    () -> network.findLeading()
                            .filter(now -> !now.equals(leading))
                            .isPresent());
            bookings.awaitMore(40);
            // The others take their connections to it for dead after 20 s, and then try to make them anew.
            bookings.awaitOneAfter(LONG_CUT);
            bookings.awaitMore(40);
        }
    }

    @Test
    void a_peer_whose_disk_is_full_is_named_with_what_to_do_and_the_others_go_on() throws IOException {
        network.kill("peer.city");
        SmallDisk disk =
                SmallDisk.over(network.data("peer.city"), SMALL_MEBIBYTES).orElse(null);
        assumeTrue(disk != null, "a disk can be mounted: needs root");
        try {
            network.must("up");
            bookings.awaitMore(20);
            disk.fill();
            bookings.awaitMore(40);

            Network.await(
                    "the peer in the status",
                    Duration.ofSeconds(30),
                    () -> network.run("status").said().contains("The disk of peer.city"));
            assertThat(network.run("status").said())
                    .contains("0 MiB left: free some space")
                    .contains("./commonway fabric up --state " + network.state().root());
            disk.free();
            network.must("up");
            bookings.awaitMore(20);
        } finally {
            network.run("status");
            network.killIfRunning("peer.city");
            disk.close();
        }
    }
}
