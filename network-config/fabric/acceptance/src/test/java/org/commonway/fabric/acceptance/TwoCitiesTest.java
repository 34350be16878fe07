package org.commonway.fabric.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.bench.ledger.SampleBookings;
import org.commonway.launcher.fabric.plan.Deployment;
import org.commonway.launcher.fabric.plan.FabricRecord;
import org.commonway.launcher.network.Member;
import org.commonway.ledger.Ledger;
import org.commonway.ledger.LedgerRefusal;
import org.commonway.proto.ledger.v1.BookTripRequest;
import org.commonway.proto.ledger.v1.JournalEntry;
import org.commonway.proto.ledger.v1.JournalPage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A city is a channel: a second one on a network on which riders book, its operators in both, nothing else shared. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TwoCitiesTest {
    private static final String SECOND = "gaia";
    /** Commands go on from here once the contracts were built anew. */
    @TempDir
    static Path copy;

    private static Instant beginning;
    /** The same operators as in the first city, each with another key. */
    private static SampleBookings samples;

    private static Network network;
    private static SteadyBookings bookings;

    @BeforeAll
    static void foundTheNetwork() {
        beginning = Clock.systemUTC().instant().minusSeconds(60);
        samples = new SampleBookings(Clock.systemUTC().instant());
        network = Network.found();
        bookings = SteadyBookings.atOwnPeer(network);
        bookings.begin(Member.GATEWAY);
    }

    @AfterAll
    static void stop() {
        bookings.close();
        network.close();
    }

    @Test
    @Order(1)
    void a_further_city_is_founded_while_riders_book_in_the_first() {
        Map<String, Long> before = network.pids();
        network.must("city", "add", SECOND);

        assertThat(network.pids()).as("nothing starts anew").isEqualTo(before);
        assertThat(network.record().channels()).extracting(Deployment::channel).containsExactly(Network.FIRST, SECOND);
        assertThat(network.must("status").said())
                .contains("Channel mobility of CityMSP, TransitMSP, CoopMSP", "Channel gaia of CityMSP, TransitMSP");
        network.register(samples, SECOND);
        awaitBookings(5);
    }

    @Test
    @Order(2)
    void a_founding_that_was_cut_short_is_gone_on_with() {
        FabricRecord whole = network.record();
        List<Deployment> before = List.of(whole.first());
        new FabricRecord(whole.release(), whole.organizations(), before, whole.processes()).keep(network.state());

        Network.Outcome again = network.must("city", "add", SECOND);

        assertThat(again.said()).contains("joined by 3 peers", "committed on gaia", "the city's terms are in force");
        assertThat(network.record()).isEqualTo(whole);
    }

    @Test
    @Order(3)
    void a_city_that_cannot_be_founded_is_refused_with_what_to_do() {
        Network.Outcome again = network.run("city", "add", SECOND);
        assertThat(again.status()).isEqualTo(ExitCode.BAD_INPUT.status());
        assertThat(again.said()).contains("has a channel gaia already", "choose another name");

        Network.Outcome illegal = network.run("city", "add", "Vila_Nova");
        assertThat(illegal.status()).isEqualTo(ExitCode.BAD_INPUT.status());
        assertThat(illegal.said()).contains("'Vila_Nova' is no name of a channel", "small letters");

        Network.Outcome nobody = network.run("city", "add", "vila", "--member", "VilaMSP:vila");
        assertThat(nobody.status()).isEqualTo(ExitCode.BAD_INPUT.status());
        assertThat(nobody.said()).contains("no organisation VilaMSP");

        network.kill("chaincode.coop");
        Network.Outcome down = network.run("city", "add", "vila");
        assertThat(down.status()).isEqualTo(ExitCode.UNREACHABLE.status());
        assertThat(down.said()).contains("chaincode.coop", "fabric up");
        network.must("up");
        assertThat(network.record().channels()).hasSize(2);
    }

    @Test
    @Order(4)
    void what_an_operator_signed_for_one_city_is_refused_in_the_other() {
        BookTripRequest forTheFirst = one(network.samples());
        BookTripRequest forTheSecond = one(samples);
        assertThat(forTheFirst.getHoldsCount()).isEqualTo(forTheSecond.getHoldsCount());
        try (Ledger first = gateway(Network.FIRST);
                Ledger second = gateway(SECOND)) {
            assertThat(refusal(second, forTheFirst)).isEqualTo("BAD_SIGNATURE");
            assertThat(refusal(first, forTheSecond)).isEqualTo("BAD_SIGNATURE");
            book(second, forTheSecond);
            book(first, forTheFirst);
            assertThat(second.findTrip(forTheSecond.getTripId())).isPresent();
            assertThat(second.findTrip(forTheFirst.getTripId())).isEmpty();
            assertThat(first.findTrip(forTheSecond.getTripId())).isEmpty();
        }
    }

    @Test
    @Order(5)
    void each_city_settles_its_own_trips_and_no_others() {
        awaitBookings(5);
        Set<String> first = tripsInTheJournalOf(Network.FIRST);
        Set<String> second = tripsInTheJournalOf(SECOND);
        assertThat(second).hasSize(1).doesNotContainAnyElementsOf(first);
        assertThat(first).containsAll(bookings.booked().stream().limit(1).toList());
    }

    @Test
    @Order(6)
    void what_changes_the_network_changes_both_cities() throws IOException {
        network.must("join", "--msp", "RegionMSP", "--port-base", "0", "--orderer");
        network.must("join", "--msp", "RegionMSP", "--channel", SECOND);
        network.kill("orderer.city");
        network.state().deleteTree(network.state().root().resolve("fabric/data/orderer.city"));
        network.must("orderer", "replace", "--msp", "CityMSP");
        network.must("renew", "--process", "orderer.transit", "--days", "400");
        network.kill("orderer.coop"); // so that it cannot have heard of its new certificate when it starts
        network.must("renew", "--process", "orderer.coop", "--days", "400");
        network.use(Project.withOtherContracts(copy));
        network.must("upgrade");

        for (Deployment city : network.record().channels()) {
            assertThat(city.label()).as(city.channel()).isEqualTo("commonway_2");
            assertThat(city.members()).as(city.channel()).contains("RegionMSP");
            assertThat(network.record().orderingOn(city)).as(city.channel()).hasSize(4);
        }
        assertThat(network.must("status").said()).contains("Channel gaia of CityMSP, TransitMSP, CoopMSP, RegionMSP");
        bookInBoth();
    }

    @Test
    @Order(7)
    void both_cities_are_back_after_the_network_was_down() {
        bookings.close();
        assertThat(bookings.failures()).isEmpty();
        network.must("down");
        network.must("up");
        assertThat(network.must("status").said()).contains("Channel mobility of", "Channel gaia of");
        bookInBoth();
        assertThat(tripsInTheJournalOf(SECOND)).hasSize(3);
        assertThat(tripsInTheJournalOf(Network.FIRST)).containsAll(bookings.booked());
    }

    private static void bookInBoth() {
        try (Ledger first = gateway(Network.FIRST);
                Ledger second = gateway(SECOND)) {
            book(first, one(network.samples()));
            book(second, one(samples));
        }
    }

    private static BookTripRequest one(SampleBookings of) {
        return SampleBookings.read(of.make(1).get(0));
    }

    private static Ledger gateway(String channel) {
        return network.connect(Member.GATEWAY, Member.GATEWAY.msp(), channel);
    }

    private static void book(Ledger ledger, BookTripRequest trip) {
        ledger.submit(ledger.prepareBooking(trip));
    }

    private static String refusal(Ledger ledger, BookTripRequest trip) {
        return catchThrowableOfType(LedgerRefusal.class, () -> ledger.prepareBooking(trip))
                .code();
    }

    private static Set<String> tripsInTheJournalOf(String channel) {
        Set<String> trips = new TreeSet<>();
        try (Ledger city = network.connect(Member.CITY, Member.CITY.msp(), channel)) {
            String bookmark = "";
            do {
                JournalPage page = city.listJournal(beginning, Clock.systemUTC().instant(), 100, bookmark);
                page.getEntriesList().stream().map(JournalEntry::getTripId).forEach(trips::add);
                bookmark = page.getBookmark();
            } while (!bookmark.isEmpty());
        }
        return trips;
    }

    private static void awaitBookings(int more) {
        int wanted = bookings.booked().size() + more;
        Instant end = Instant.now().plus(Duration.ofMinutes(2));
        while (bookings.booked().size() < wanted) {
            assertThat(Instant.now()).as(more + " more bookings").isBefore(end);
            LockSupport.parkNanos(100_000_000);
        }
    }
}
