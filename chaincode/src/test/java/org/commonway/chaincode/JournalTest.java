package org.commonway.chaincode;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.commonway.chaincode.codec.JournalCodec;
import org.commonway.proto.ledger.v1.AccountKind;
import org.commonway.proto.ledger.v1.BookTripsRequest;
import org.commonway.proto.ledger.v1.BookTripsResponse;
import org.commonway.proto.ledger.v1.CancelRequest;
import org.commonway.proto.ledger.v1.EntryReason;
import org.commonway.proto.ledger.v1.JournalEntry;
import org.commonway.proto.ledger.v1.JournalPage;
import org.commonway.proto.ledger.v1.RepayRequest;
import org.commonway.proto.ledger.v1.Trip;
import org.junit.jupiter.api.Test;

class JournalTest {
    private final Town town = new Town();
    private final MemoryLedger ledger = town.ledger;

    @Test
    void every_step_that_moves_money_is_one_entry_that_sums_to_zero() {
        Instant begin = ledger.now;
        SampleTrip trip = town.ridden();
        ledger.ask(
                Trip.parser(),
                Town.METRO,
                "trips:Refund",
                RepayRequest.newBuilder()
                        .setTripId(trip.id())
                        .setHoldId(trip.hold(0).getHoldId())
                        .setAmount(SampleTrip.euro(50)));
        List<JournalEntry> entries = read(begin, ledger.now.plusMillis(1), 100);
        assertThat(entries)
                .extracting(JournalEntry::getReason)
                .containsExactly(
                        EntryReason.ENTRY_REASON_BOOKED,
                        EntryReason.ENTRY_REASON_ENDED,
                        EntryReason.ENTRY_REASON_REFUNDED);
        assertThat(entries).extracting(JournalEntry::getNumber).containsExactly(1, 2, 3);
        entries.forEach(JournalCodec::toRules); // which refuses an entry that is off balance
        assertThat(total(entries, AccountKind.ACCOUNT_KIND_HOLD)).isZero();
        assertThat(total(entries, AccountKind.ACCOUNT_KIND_PAYER)).isEqualTo(-100);
        assertThat(total(entries, AccountKind.ACCOUNT_KIND_OPERATOR)).isEqualTo(96);
        assertThat(total(entries, AccountKind.ACCOUNT_KIND_COMMISSION)).isEqualTo(3);
        assertThat(total(entries, AccountKind.ACCOUNT_KIND_LEVY)).isEqualTo(1);
    }

    @Test
    void a_gateway_is_named_with_its_organisation() {
        Instant begin = ledger.now;
        town.booked(town.trip().metroLeg());
        assertThat(read(begin, ledger.now.plusMillis(1), 1)
                        .get(0)
                        .getPostings(0)
                        .getPartyId())
                .isEqualTo("CoopMSP/demo");
    }

    @Test
    void it_is_read_by_time_page_by_page() {
        List<String> ids = new ArrayList<>();
        Instant begin = ledger.now;
        for (int i = 0; i < 5; i++) {
            ids.add(town.booked(town.trip().metroLeg()).id());
            ledger.now = ledger.now.plusMillis(10);
        }
        for (int size : new int[] {1, 2, 5, 100}) {
            assertThat(read(begin, ledger.now, size))
                    .extracting(JournalEntry::getTripId)
                    .containsExactlyElementsOf(ids);
        }
        assertThat(read(begin.plusMillis(10), begin.plusMillis(30), 1))
                .extracting(JournalEntry::getTripId)
                .containsExactly(ids.get(1), ids.get(2));
    }

    @Test
    void what_was_entered_together_is_read_page_by_page_too() {
        List<String> ids = new ArrayList<>();
        Instant begin = ledger.now;
        for (int moment = 0; moment < 3; moment++) {
            List<String> ofOneMoment = new ArrayList<>();
            for (int transaction = 0; transaction < 2; transaction++) {
                BookTripsRequest.Builder request = BookTripsRequest.newBuilder();
                for (int i = 0; i < 5; i++) {
                    request.addTrips(town.trip().metroLeg().request());
                }
                request.getTripsList().forEach(trip -> ofOneMoment.add(trip.getTripId()));
                ledger.ask(BookTripsResponse.parser(), Town.GATEWAY, "trips:BookMany", request);
            }
            ids.addAll(ofOneMoment.stream().sorted().toList());
            ledger.now = ledger.now.plusMillis(1);
        }
        assertThat(ledger.state.keySet().stream().filter(key -> key.startsWith("entry~")))
                .as("one key for each transaction")
                .hasSize(6);
        for (int size : new int[] {1, 2, 4, 7, 9, 100}) {
            assertThat(read(begin, ledger.now, size))
                    .as("pages of " + size)
                    .extracting(JournalEntry::getTripId)
                    .isEqualTo(ids);
        }
        assertThat(read(begin.plusMillis(1), begin.plusMillis(2), 3))
                .extracting(JournalEntry::getTripId)
                .isEqualTo(ids.subList(10, 20));
    }

    @Test
    void a_stretch_or_a_bookmark_that_makes_no_sense_is_refused() {
        String now = Long.toString(ledger.now.toEpochMilli());
        String bookmark = "00" + now + "~" + town.trip().id() + "~01";
        for (String[] arguments : new String[][] {
            {now, now, "1", ""},
            {"-1", now, "1", ""},
            {"01", now, "1", ""},
            {"0", "999999999999999", "1", ""},
            {"0", "9999999999999999", "1", ""},
            {"0", now, "0", ""},
            {"0", now, "101", ""},
            {"0", now, "1", "x"},
            {"0", "1000", "1", bookmark},
            {Long.toString(ledger.now.toEpochMilli() + 1), "253402300799999", "1", bookmark}
        }) {
            assertThat(ledger.refusal(Town.AUDITOR, "journal:List", (Object[]) arguments))
                    .isEqualTo("INVALID_ARGUMENT");
        }
    }

    @Test
    void what_moves_nothing_makes_no_entry() {
        SampleTrip free = town.trip();
        free.leg(free.hold("metro", org.commonway.proto.hold.v1.Mode.MODE_METRO, 0));
        Instant begin = ledger.now;
        town.book(free);
        ledger.ask(
                Trip.parser(),
                Town.GATEWAY,
                "trips:Cancel",
                CancelRequest.newBuilder().setTripId(free.id()));
        assertThat(read(begin, ledger.now.plusMillis(1), 100)).isEmpty();
        assertThat(town.read(free).getEntries()).isZero();
    }

    private List<JournalEntry> read(Instant from, Instant until, int size) {
        List<JournalEntry> entries = new ArrayList<>();
        String bookmark = "";
        do {
            JournalPage page = ledger.ask(
                    JournalPage.parser(),
                    Town.AUDITOR,
                    "journal:List",
                    Long.toString(from.toEpochMilli()),
                    Long.toString(until.toEpochMilli()),
                    Integer.toString(size),
                    bookmark);
            assertThat(page.getEntriesCount()).isLessThanOrEqualTo(size);
            entries.addAll(page.getEntriesList());
            bookmark = page.getBookmark();
        } while (!bookmark.isEmpty());
        return entries;
    }

    private static long total(List<JournalEntry> entries, AccountKind account) {
        return entries.stream()
                .flatMap(entry -> entry.getPostingsList().stream())
                .filter(posting -> posting.getAccount() == account)
                .mapToLong(posting -> posting.getAmount().getMinorUnits())
                .sum();
    }
}
