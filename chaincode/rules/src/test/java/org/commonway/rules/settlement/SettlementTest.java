package org.commonway.rules.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.commonway.rules.journal.AccountKind;
import org.commonway.rules.journal.EntryReason;
import org.commonway.rules.journal.JournalEntry;
import org.commonway.rules.money.Money;
import org.commonway.rules.refusal.Refusal;
import org.commonway.rules.refusal.RefusalCode;
import org.junit.jupiter.api.Test;

class SettlementTest {
    private static final long NOW = 1_800_000_000_000L;
    private static final long UNTIL = NOW - Period.SETTLING_MILLIS;
    private static final Party METRO = new Party(PartyKind.OPERATOR, "metro");
    private static final Party GATEWAY = new Party(PartyKind.GATEWAY, "CoopMSP/demo");
    private static final Party CITY = new Party(PartyKind.CITY, "CityMSP");
    private static final Currency EUR = Currency.getInstance("EUR");

    @Test
    void a_ridden_leg_is_owed_by_the_gateway_to_the_operator_and_the_city() {
        Positions positions = Positions.NONE.plus(List.of(
                Journals.booked("CoopMSP/demo", eur(1_000)),
                Journals.resolved("metro", "CoopMSP/demo", eur(1_000), eur(600))));

        assertThat(net(positions, METRO)).isEqualTo(eur(498));
        assertThat(net(positions, CITY)).isEqualTo(eur(30));
        assertThat(net(positions, GATEWAY)).isEqualTo(eur(-528));
        assertThat(positions.find(GATEWAY, EUR).orElseThrow().accounts())
                .containsExactly(
                        new AccountTotal(AccountKind.PAYER, eur(-600), 2),
                        new AccountTotal(AccountKind.HOLD, eur(0), 2),
                        new AccountTotal(AccountKind.COMMISSION, eur(60), 1),
                        new AccountTotal(AccountKind.VAT, eur(12), 1));
    }

    @Test
    void what_is_only_pending_is_not_settled() {
        Positions booked = Positions.NONE.plus(List.of(Journals.booked("CoopMSP/demo", eur(1_000))));
        assertThat(booked.list()).extracting(NetPosition::net).containsExactly(eur(0));

        Positions ridden =
                Positions.NONE.plus(List.of(Journals.resolved("metro", "CoopMSP/demo", eur(1_000), eur(1_000))));
        assertThat(net(ridden, GATEWAY)).isEqualTo(eur(-880));
    }

    @Test
    void gateways_of_one_name_in_two_organisations_are_two_parties() {
        Positions positions = Positions.NONE.plus(List.of(
                Journals.resolved("metro", "CoopMSP/demo", eur(100), eur(100)),
                Journals.resolved("metro", "TransitMSP/demo", eur(200), eur(200))));
        assertThat(positions.list())
                .extracting(position -> position.party().toString())
                .containsExactly("operator:metro", "gateway:CoopMSP/demo", "gateway:TransitMSP/demo", "city:CityMSP");
    }

    @Test
    void periods_follow_each_other_from_0_without_a_gap() {
        Settlement first = Settlement.first(UNTIL - 1_000, NOW);
        assertThat(first.period()).isEqualTo(new Period(1, 0, UNTIL - 1_000));

        Settlement closed = ((Netting) first).net(new JournalStep(List.of(), Optional.empty()));
        assertThat(closed).isInstanceOf(Closed.class);
        assertThat(closed.begin(UNTIL, NOW).period()).isEqualTo(new Period(2, UNTIL - 1_000, UNTIL));
    }

    @Test
    void a_period_that_ended_less_than_30_minutes_ago_is_too_recent() {
        assertThat(Settlement.first(UNTIL, NOW).period().untilMillis()).isEqualTo(UNTIL);
        assertThat(refusal(() -> Settlement.first(UNTIL + 1, NOW))).isEqualTo(RefusalCode.PERIOD_TOO_RECENT);
    }

    @Test
    void a_period_that_ends_before_it_begins_is_refused() {
        assertThat(refusal(() -> Settlement.first(0, NOW))).isEqualTo(RefusalCode.PERIOD_OUT_OF_ORDER);
        assertThat(refusal(() -> Settlement.first(-1, NOW))).isEqualTo(RefusalCode.PERIOD_OUT_OF_ORDER);
        Settlement closed = closed(UNTIL, List.of());
        assertThat(refusal(() -> closed.begin(UNTIL - 1, NOW))).isEqualTo(RefusalCode.PERIOD_OUT_OF_ORDER);
    }

    @Test
    void the_same_request_again_answers_what_stands() {
        Settlement open = Settlement.first(UNTIL, NOW);
        assertThat(open.begin(UNTIL, NOW)).isSameAs(open);
        Settlement closed = closed(UNTIL, List.of());
        assertThat(closed.begin(UNTIL, NOW)).isSameAs(closed);
    }

    @Test
    void while_one_is_open_no_other_begins_but_it_can_start_over_with_an_earlier_end() {
        Settlement open = ((Netting) Settlement.first(UNTIL, NOW))
                .net(new JournalStep(List.of(Journals.booked("CoopMSP/demo", eur(5))), Optional.of("there")));
        assertThat(refusal(() -> open.begin(UNTIL + 1, NOW + 1))).isEqualTo(RefusalCode.SETTLEMENT_OPEN);
        assertThat(refusal(() -> open.begin(0, NOW))).isEqualTo(RefusalCode.SETTLEMENT_OPEN);
        assertThat(open.begin(1_000, NOW)).isEqualTo(Netting.of(new Period(1, 0, 1_000)));
    }

    @Test
    void at_most_2000_positions_are_netted_and_one_more_is_refused() {
        List<JournalEntry> most = entriesOf(Positions.MOST - 2);
        assertThat(Positions.NONE.plus(most).list()).hasSize(Positions.MOST);
        assertThat(refusal(() -> Positions.NONE.plus(entriesOf(Positions.MOST - 1))))
                .isEqualTo(RefusalCode.SETTLEMENT_TOO_LARGE);
    }

    @Test
    void an_amount_that_cannot_be_counted_is_refused() {
        JournalEntry huge = Journals.booked("CoopMSP/demo", eur(Long.MAX_VALUE));
        assertThat(refusal(() -> Positions.NONE.plus(List.of(huge, huge)))).isEqualTo(RefusalCode.SETTLEMENT_TOO_LARGE);
    }

    @Test
    void positions_that_do_not_sum_to_0_cannot_be_made() {
        NetPosition alone = new NetPosition(METRO, eur(1), List.of(new AccountTotal(AccountKind.OPERATOR, eur(1), 1)));
        assertThatThrownBy(() -> new Positions(List.of(alone))).hasMessageContaining("sum to 0.01 EUR");
        assertThatThrownBy(() -> new NetPosition(METRO, eur(2), alone.accounts()))
                .hasMessageContaining("0.02 EUR");
        assertThatThrownBy(() -> new NetPosition(CITY, eur(1), alone.accounts()))
                .hasMessageContaining("OPERATOR");
    }

    @Test
    void a_party_is_read_as_it_is_written() {
        for (Party party : List.of(METRO, GATEWAY, CITY)) {
            assertThat(Party.find(party.toString())).contains(party);
        }
        for (String none : List.of("", "metro", "operator:", "rider:me")) {
            assertThat(Party.find(none)).isEmpty();
        }
    }

    @Property(tries = 500)
    void positions_sum_to_0_in_every_currency(@ForAll("journals") List<JournalEntry> journal) {
        Map<Currency, Long> sums = new HashMap<>();
        for (NetPosition position : Positions.NONE.plus(journal).list()) {
            sums.merge(position.net().currency(), position.net().minorUnits(), Long::sum);
        }
        assertThat(sums.values()).allMatch(sum -> sum == 0);
    }

    @Property(tries = 500)
    void netting_in_steps_of_any_size_gives_what_one_go_gives(
            @ForAll("journals") List<JournalEntry> journal, @ForAll @IntRange(min = 1, max = 50) int size) {
        Settlement settlement = Settlement.first(UNTIL, NOW);
        int done = 0;
        while (settlement instanceof Netting netting) {
            assertThat(netting.bookmark()).isEqualTo(done == 0 ? Optional.empty() : Optional.of("at " + done));
            int end = Math.min(done + size, journal.size());
            Optional<String> next = end == journal.size() ? Optional.empty() : Optional.of("at " + end);
            settlement = netting.net(new JournalStep(journal.subList(done, end), next));
            done = end;
        }
        assertThat(settlement).isEqualTo(closed(UNTIL, journal));
        assertThat(settlement.entries()).isEqualTo(journal.size());
    }

    @Property(tries = 200)
    void a_period_cut_in_two_settles_the_same_in_all(
            @ForAll("journals") List<JournalEntry> journal, @ForAll @IntRange(max = 100) int percent) {
        int cut = journal.size() * percent / 100;
        Map<String, Long> halves = new HashMap<>();
        for (List<JournalEntry> half : List.of(journal.subList(0, cut), journal.subList(cut, journal.size()))) {
            add(halves, Positions.NONE.plus(half));
        }
        Map<String, Long> whole = new HashMap<>();
        add(whole, Positions.NONE.plus(journal));
        assertThat(halves).isEqualTo(whole);
    }

    @Provide
    Arbitrary<List<JournalEntry>> journals() {
        return Journals.journals();
    }

    private static void add(Map<String, Long> nets, Positions positions) {
        positions
                .list()
                .forEach(position -> nets.merge(
                        position.party() + " " + position.net().currency(),
                        position.net().minorUnits(),
                        Long::sum));
    }

    private static Settlement closed(long until, List<JournalEntry> journal) {
        return ((Netting) Settlement.first(until, NOW)).net(new JournalStep(journal, Optional.empty()));
    }

    /** Legs of so many operators, one gateway, no levy: one position each, the gateway's, and the city's. */
    private static List<JournalEntry> entriesOf(int operators) {
        List<JournalEntry> entries = new ArrayList<>();
        for (int i = 0; i < operators; i++) {
            entries.add(new JournalEntry(
                    EntryReason.ENDED,
                    List.of(
                            Journals.post(AccountKind.PAYER, "CoopMSP/demo", eur(-100)),
                            Journals.post(AccountKind.LEVY, "CityMSP", eur(1)),
                            Journals.post(AccountKind.OPERATOR, "op-" + i, eur(99)))));
        }
        return entries;
    }

    private static Money net(Positions positions, Party party) {
        return positions.find(party, EUR).orElseThrow().net();
    }

    private static Money eur(long cents) {
        return Money.of(cents, "EUR");
    }

    private static RefusalCode refusal(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return org.assertj.core.api.Assertions.catchThrowableOfType(Refusal.class, call)
                .code();
    }
}
