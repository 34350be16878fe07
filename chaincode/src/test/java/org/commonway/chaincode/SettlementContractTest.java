package org.commonway.chaincode;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.commonway.proto.ledger.v1.AccountKind;
import org.commonway.proto.ledger.v1.BeginSettlementRequest;
import org.commonway.proto.ledger.v1.EntryReason;
import org.commonway.proto.ledger.v1.JournalEntries;
import org.commonway.proto.ledger.v1.JournalEntry;
import org.commonway.proto.ledger.v1.NetPosition;
import org.commonway.proto.ledger.v1.Posting;
import org.commonway.proto.ledger.v1.Settlement;
import org.commonway.proto.ledger.v1.SettlementStatus;
import org.commonway.proto.ledger.v1.Settlements;
import org.commonway.proto.ledger.v1.Terms;
import org.commonway.proto.type.v1.Moment;
import org.commonway.proto.type.v1.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SettlementContractTest {
    private final MemoryLedger ledger = new MemoryLedger();
    private final Member city = Member.of("CityMSP", Map.of("commonway.role", "city"));
    private final Member auditor = Member.of("CityMSP", Map.of("commonway.role", "auditor"));
    private final Instant noon = ledger.now;

    @BeforeEach
    void put_terms() {
        ledger.ask(Terms.parser(), city, "terms:Put", Terms.newBuilder().setCommissionCeilingBps(500));
    }

    @Test
    void a_period_is_netted_in_steps_and_closed_at_its_end() throws InvalidProtocolBufferException {
        for (int i = 0; i < 2_500; i++) {
            write(noon.minusSeconds(3_600).plusMillis(i / 3), i, 100);
        }
        Settlement begun = begin(noon.minusSeconds(1_800));
        assertThat(begun.getNumber()).isEqualTo(1);
        assertThat(begun.getStatus()).isEqualTo(SettlementStatus.SETTLEMENT_STATUS_NETTING);

        assertThat(net(1).getEntries()).isEqualTo(1_000);
        assertThat(net(1).getEntries()).isEqualTo(2_000);
        Settlement closed = net(1);
        assertThat(closed.getEntries()).isEqualTo(2_500);
        assertThat(closed.getStatus()).isEqualTo(SettlementStatus.SETTLEMENT_STATUS_CLOSED);
        assertThat(closed.getPositionsList())
                .extracting(position ->
                        position.getPartyId() + " " + position.getNet().getMinorUnits())
                .containsExactly("metro 242500", "CoopMSP/demo -245000", "CityMSP 2500");
        assertThat(ledger.ask(Settlement.parser(), auditor, "settlements:Get", "1"))
                .isEqualTo(closed);

        MemoryTransaction.Event event = ledger.events.get(ledger.events.size() - 1);
        assertThat(event.name()).isEqualTo("SettlementClosed");
        assertThat(Settlement.parseFrom(event.payload()))
                .isEqualTo(closed.toBuilder().clearPositions().build());
    }

    @Test
    void periods_share_no_entry_and_leave_none_out() {
        write(noon, 1, 100);
        write(noon.plusSeconds(60), 2, 200);
        write(noon.plusSeconds(120), 3, 400);
        ledger.now = noon.plusSeconds(7_200);
        assertThat(close(noon.plusSeconds(60))).isEqualTo(97);
        assertThat(close(noon.plusSeconds(120))).isEqualTo(194);
        assertThat(close(noon.plusSeconds(121))).isEqualTo(388);
    }

    @Test
    void from_the_beginning_on_nothing_can_come_into_the_period() throws InvalidProtocolBufferException {
        begin(noon.minusSeconds(1_800));
        assertThat(Moment.parseFrom(ledger.state.get("settlement~closed")).getEpochMillis())
                .isEqualTo(noon.minusSeconds(1_800).toEpochMilli());
    }

    @Test
    void only_the_city_of_the_terms_closes_periods() {
        Member otherCity = Member.of("CoopMSP", Map.of("commonway.role", "city"));
        for (Member stranger : List.of(otherCity, auditor, Member.operator("TransitMSP", "metro"), gateway())) {
            assertThat(ledger.refusal(stranger, "settlements:Begin", request(noon.minusSeconds(1_800))))
                    .isEqualTo("NOT_ALLOWED");
            assertThat(ledger.refusal(stranger, "settlements:Net", "1")).isEqualTo("NOT_ALLOWED");
        }
        assertThat(ledger.state).doesNotContainKey("settlement~closed");
    }

    @Test
    void a_period_ends_30_minutes_ago_at_the_latest_and_after_the_one_before() {
        assertThat(refusal(noon.minusSeconds(1_799))).isEqualTo("PERIOD_TOO_RECENT");
        assertThat(refusal(Instant.EPOCH)).isEqualTo("PERIOD_OUT_OF_ORDER");
        assertThat(refusal(Instant.ofEpochMilli(-1))).isEqualTo("PERIOD_OUT_OF_ORDER");
        close(noon.minusSeconds(3_600));
        assertThat(refusal(noon.minusSeconds(3_601))).isEqualTo("PERIOD_OUT_OF_ORDER");
    }

    @Test
    void while_one_is_netted_no_other_begins_but_it_can_start_over_with_an_earlier_end() {
        write(noon.minusSeconds(7_200), 1, 100);
        Settlement begun = begin(noon.minusSeconds(1_800));
        ledger.now = noon.plusSeconds(60);
        assertThat(refusal(noon.minusSeconds(1_799))).isEqualTo("SETTLEMENT_OPEN");
        byte[] closedUntil = ledger.state.get("settlement~closed");
        Settlement shorter = begin(noon.minusSeconds(3_600));
        assertThat(shorter.getNumber()).isEqualTo(begun.getNumber());
        assertThat(ledger.state.get("settlement~closed")).isSameAs(closedUntil);
        assertThat(net(1).getUntil().getEpochMillis())
                .isEqualTo(noon.minusSeconds(3_600).toEpochMilli());
    }

    @Test
    void the_same_request_again_writes_nothing() {
        Settlement begun = begin(noon.minusSeconds(1_800));
        Map<String, byte[]> before = new TreeMap<>(ledger.state);
        assertThat(begin(noon.minusSeconds(1_800))).isEqualTo(begun);
        assertThat(ledger.state).isEqualTo(before);
        Settlement closed = net(1);
        before = new TreeMap<>(ledger.state);
        int events = ledger.events.size();
        assertThat(net(1)).isEqualTo(closed);
        assertThat(begin(noon.minusSeconds(1_800))).isEqualTo(closed);
        assertThat(ledger.state).isEqualTo(before);
        assertThat(ledger.events).hasSize(events);
    }

    @Test
    void settlements_are_listed_by_number_a_page_at_a_time_without_their_positions() {
        write(noon.minusSeconds(7_200), 1, 100);
        for (int i = 5; i > 0; i--) {
            close(noon.minusSeconds(1_800 + i));
        }
        Settlements first = ledger.ask(Settlements.parser(), gateway(), "settlements:List", "3", "");
        assertThat(first.getSettlementsList()).extracting(Settlement::getNumber).containsExactly(1, 2, 3);
        assertThat(first.getSettlements(0).getEntries()).isEqualTo(1);
        assertThat(first.getSettlements(0).getPositionsList()).isEmpty();
        Settlements last = ledger.ask(Settlements.parser(), gateway(), "settlements:List", "3", first.getBookmark());
        assertThat(last.getSettlementsList()).extracting(Settlement::getNumber).containsExactly(4, 5);
        assertThat(last.getBookmark()).isEmpty();
        assertThat(ledger.refusal(gateway(), "settlements:List", "3", "closed")).isEqualTo("INVALID_ARGUMENT");
        assertThat(ledger.refusal(gateway(), "settlements:List", "0", "")).isEqualTo("INVALID_ARGUMENT");
    }

    @Test
    void a_number_that_is_none_is_refused() {
        assertThat(ledger.refusal(city, "settlements:Get", "1")).isEqualTo("SETTLEMENT_NOT_FOUND");
        assertThat(ledger.refusal(city, "settlements:Net", "1")).isEqualTo("SETTLEMENT_NOT_FOUND");
        for (String none : List.of("", "0", "-1", "01", "one", "999999999", "1 ")) {
            assertThat(ledger.refusal(city, "settlements:Get", none)).isEqualTo("INVALID_ARGUMENT");
        }
    }

    /** Closes the period with this end; what metro is paid for it. */
    private long close(Instant until) {
        Settlement settlement = begin(until);
        return net(settlement.getNumber()).getPositionsList().stream()
                .filter(position -> position.getPartyId().equals("metro"))
                .map(NetPosition::getNet)
                .mapToLong(Money::getMinorUnits)
                .sum();
    }

    private Settlement begin(Instant until) {
        return ledger.ask(Settlement.parser(), city, "settlements:Begin", request(until));
    }

    private Settlement net(int number) {
        return ledger.ask(Settlement.parser(), city, "settlements:Net", Integer.toString(number));
    }

    private String refusal(Instant until) {
        return ledger.refusal(city, "settlements:Begin", request(until));
    }

    private static Member gateway() {
        return Member.gateway("CoopMSP", "demo");
    }

    private static BeginSettlementRequest request(Instant until) {
        return BeginSettlementRequest.newBuilder().setUntil(moment(until)).build();
    }

    /** An entry as a booking's end leaves it: of what was charged 2 percent are commission, 1 is the city's. */
    private void write(Instant at, int trip, long charged) {
        String id = new UUID(1, trip).toString();
        JournalEntry entry = JournalEntry.newBuilder()
                .setTripId(id)
                .setNumber(2)
                .setReason(EntryReason.ENTRY_REASON_ENDED)
                .setAt(moment(at))
                .addPostings(posting(AccountKind.ACCOUNT_KIND_PAYER, "CoopMSP/demo", -charged))
                .addPostings(posting(AccountKind.ACCOUNT_KIND_OPERATOR, "metro", charged - charged / 100 * 3))
                .addPostings(posting(AccountKind.ACCOUNT_KIND_COMMISSION, "CoopMSP/demo", charged / 100 * 2))
                .addPostings(posting(AccountKind.ACCOUNT_KIND_LEVY, "CityMSP", charged / 100))
                .build();
        ledger.state.put(
                String.format("entry~%015d~%s~02", at.toEpochMilli(), id),
                JournalEntries.newBuilder().addEntries(entry).build().toByteArray());
    }

    private static Posting posting(AccountKind account, String party, long cents) {
        return Posting.newBuilder()
                .setAccount(account)
                .setPartyId(party)
                .setAmount(Money.newBuilder().setMinorUnits(cents).setCurrency("EUR"))
                .build();
    }

    private static Moment moment(Instant at) {
        return Moment.newBuilder().setEpochMillis(at.toEpochMilli()).build();
    }
}
