package org.commonway.rules.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.commonway.rules.money.Money;
import org.junit.jupiter.api.Test;

class JournalEntryTest {
    private static final Account PAYER = new Account(AccountKind.PAYER, "CoopMSP/demo");
    private static final Account HOLD = new Account(AccountKind.HOLD, "CoopMSP/demo");
    private static final Account METRO = new Account(AccountKind.OPERATOR, "metro");

    @Test
    void what_one_is_owed_more_others_owe_more() {
        JournalEntry entry = new JournalEntry(EntryReason.BOOKED, List.of(eur(HOLD, 150, 0), eur(PAYER, -150, 0)));
        assertThat(entry.postings()).containsExactly(eur(PAYER, -150, 0), eur(HOLD, 150, 0));
        assertThat(entry.total(HOLD, Currency.getInstance("EUR"))).isEqualTo(Money.of(150, "EUR"));
        assertThat(entry.total(METRO, Currency.getInstance("EUR"))).isEqualTo(Money.of(0, "EUR"));
    }

    @Test
    void an_entry_off_balance_cannot_be_made() {
        assertBug(List.of(eur(PAYER, -150, 0), eur(HOLD, 149, 0)), "-0.01 EUR");
        assertBug(List.of(eur(PAYER, 1, 0)), "0.01 EUR");
    }

    @Test
    void each_currency_balances_on_its_own() {
        Posting yen = new Posting(HOLD, Money.of(150, "JPY"), 0);
        assertBug(List.of(eur(PAYER, -150, 0), yen), "off balance");
        assertThat(new JournalEntry(EntryReason.ENDED, List.of(yen, yen.reversed(), eur(PAYER, -1, 0), eur(HOLD, 1, 0)))
                        .postings())
                .containsExactly(eur(PAYER, -1, 0), eur(HOLD, 1, 0));
    }

    @Test
    void nothing_is_no_entry() {
        assertThat(JournalEntry.find(EntryReason.BOOKED, List.of())).isEmpty();
        assertThat(JournalEntry.find(EntryReason.BOOKED, List.of(eur(PAYER, 0, 0), eur(HOLD, 0, 0))))
                .isEmpty();
        assertBug(List.of(eur(PAYER, 0, 0)), "moves nothing");
    }

    @Test
    void an_overflow_is_a_bug_and_never_silent() {
        assertThatThrownBy(() -> new JournalEntry(
                        EntryReason.ENDED,
                        List.of(eur(PAYER, Long.MAX_VALUE, 0), eur(PAYER, 1, 0), eur(HOLD, Long.MIN_VALUE, 0))))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void an_account_has_a_party_and_a_posting_a_leg() {
        assertThatThrownBy(() -> new Account(AccountKind.LEVY, " ")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> eur(PAYER, 1, -1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void the_order_in_which_postings_come_changes_nothing(
            @ForAll @Size(min = 1, max = 20) List<@LongRange(min = -1_000, max = 1_000) Long> amounts,
            @ForAll @IntRange(min = 1, max = 4) int legs,
            @ForAll long seed) {
        List<Posting> postings = new ArrayList<>();
        for (int i = 0; i < amounts.size(); i++) {
            Posting posting = eur(i % 2 == 0 ? HOLD : METRO, amounts.get(i), i % legs);
            postings.add(posting);
            postings.add(new Posting(PAYER, posting.reversed().amount(), i % legs));
        }
        List<Posting> shuffled = new ArrayList<>(postings);
        Collections.shuffle(shuffled, new Random(seed));
        assertThat(JournalEntry.find(EntryReason.ENDED, shuffled))
                .isEqualTo(JournalEntry.find(EntryReason.ENDED, postings));
    }

    private static void assertBug(List<Posting> postings, String says) {
        assertThatThrownBy(() -> new JournalEntry(EntryReason.ENDED, postings))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(says);
    }

    private static Posting eur(Account account, long cents, int leg) {
        return new Posting(account, Money.of(cents, "EUR"), leg);
    }
}
