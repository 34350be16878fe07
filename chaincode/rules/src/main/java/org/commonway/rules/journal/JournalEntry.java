package org.commonway.rules.journal;

import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.commonway.rules.money.Money;

/**
 * One step of double-entry book-keeping: never changed, never deleted, undone only by another one. An entry whose
 * postings do not sum to 0 in each currency cannot be made; that somebody tries is a bug, not a refusal.
 *
 * @param reason what moved the money
 * @param postings one at most for each leg, account and currency, none of 0, at least two; by leg, then account, then
 *     currency code
 */
public record JournalEntry(EntryReason reason, List<Posting> postings) {

    /** Adds up what goes to the same place, leaves out what comes to 0, and puts the rest in order. */
    public JournalEntry {
        postings = canonical(postings);
        if (postings.isEmpty()) {
            throw new IllegalArgumentException("an entry of reason " + reason + " moves nothing");
        }
        requireZeroSum(reason, postings);
    }

    /** The entry of these postings; empty when they move nothing, as for a leg that is free. */
    public static Optional<JournalEntry> find(EntryReason reason, List<Posting> postings) {
        return canonical(postings).isEmpty() ? Optional.empty() : Optional.of(new JournalEntry(reason, postings));
    }

    /** What this entry moves on an account, over all legs, in this currency; 0 when it does not touch it. */
    public Money total(Account account, Currency currency) {
        Money total = new Money(0, currency);
        for (Posting posting : postings) {
            if (posting.account().equals(account) && posting.amount().currency().equals(currency)) {
                total = total.plus(posting.amount());
            }
        }
        return total;
    }

    private static List<Posting> canonical(List<Posting> postings) {
        Map<Place, Money> sums = new TreeMap<>();
        for (Posting posting : postings) {
            sums.merge(Place.of(posting), posting.amount(), Money::plus);
        }
        List<Posting> canonical = new ArrayList<>();
        sums.forEach((place, amount) -> {
            if (!amount.isZero()) {
                canonical.add(new Posting(place.account(), amount, place.leg()));
            }
        });
        return List.copyOf(canonical);
    }

    private static void requireZeroSum(EntryReason reason, List<Posting> postings) {
        Map<Currency, Money> sums = new HashMap<>();
        for (Posting posting : postings) {
            sums.merge(posting.amount().currency(), posting.amount(), Money::plus);
        }
        for (Money sum : sums.values()) {
            if (!sum.isZero()) {
                throw new IllegalArgumentException("an entry of reason " + reason + " is off balance by " + sum);
            }
        }
    }

    private record Place(int leg, Account account, String currencyCode) implements Comparable<Place> {
        static Place of(Posting posting) {
            return new Place(
                    posting.leg(),
                    posting.account(),
                    posting.amount().currency().getCurrencyCode());
        }

        @Override
        public int compareTo(Place other) {
            int byLeg = Integer.compare(leg, other.leg);
            int byAccount = byLeg != 0 ? byLeg : account.compareTo(other.account);
            return byAccount != 0 ? byAccount : currencyCode.compareTo(other.currencyCode);
        }
    }
}
