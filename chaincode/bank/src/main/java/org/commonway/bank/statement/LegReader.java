package org.commonway.bank.statement;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.commonway.rules.journal.AccountKind;
import org.commonway.rules.journal.EntryReason;
import org.commonway.rules.journal.Posting;
import org.commonway.rules.money.Money;
import org.commonway.rules.settlement.Party;
import org.commonway.rules.settlement.PartyKind;
import org.commonway.rules.split.VatDebtor;

/**
 * Reads what an entry means for a party, leg by leg. Of a leg, what the payer and the hold lose is what the rider pays;
 * the other accounts say how it is shared.
 */
final class LegReader {
    private final Party party;
    private final VatOfLegs vatOfLegs;

    LegReader(Party party, VatOfLegs vatOfLegs) {
        this.party = party;
        this.vatOfLegs = vatOfLegs;
    }

    /** The lines of this entry; none when it does not touch the party. */
    List<StatementLine> lines(JournalLine entry) {
        Map<Place, List<Posting>> legs = new TreeMap<>();
        for (Posting posting : entry.entry().postings()) {
            Place place = new Place(posting.leg(), posting.amount().currency().getCurrencyCode());
            legs.computeIfAbsent(place, none -> new ArrayList<>()).add(posting);
        }
        List<StatementLine> lines = new ArrayList<>();
        legs.forEach((place, postings) -> {
            if (postings.stream().anyMatch(this::isOurs)) {
                lines.add(line(entry, place.leg(), postings));
            }
        });
        return lines;
    }

    private StatementLine line(JournalLine entry, int leg, List<Posting> postings) {
        Money zero = postings.get(0).amount().zero();
        Map<AccountKind, Money> sums = new EnumMap<>(AccountKind.class);
        Money net = zero;
        for (Posting posting : postings) {
            sums.merge(posting.account().kind(), posting.amount(), Money::plus);
            if (isOurs(posting)) {
                net = net.plus(posting.amount());
            }
        }
        Money held = sums.getOrDefault(AccountKind.HOLD, zero);
        Money gross = zero.minus(sums.getOrDefault(AccountKind.PAYER, zero)).minus(held);
        LegVat vat = vatOf(entry, leg, gross);
        Money vatAmount =
                vat.debtor() == VatDebtor.OPERATOR ? vat.within(gross) : sums.getOrDefault(AccountKind.VAT, zero);
        Amounts amounts = new Amounts(
                gross,
                sums.getOrDefault(AccountKind.COMMISSION, zero),
                sums.getOrDefault(AccountKind.LEVY, zero),
                vatAmount,
                party.kind() == PartyKind.GATEWAY ? held : zero,
                net);
        return new StatementLine(entry, leg, vat, amounts);
    }

    /**
     * What is only pending is not sold yet, and a compensation is no price: there is no VAT in either. Below 0 only a refund
     * and a ruling change a price; in all other entries it is a compensation.
     */
    private LegVat vatOf(JournalLine entry, int leg, Money gross) {
        EntryReason reason = entry.entry().reason();
        boolean isPrice = gross.minorUnits() > 0 || reason == EntryReason.REFUNDED || reason == EntryReason.RULED;
        return isPrice ? vatOfLegs.get(entry.tripId(), leg) : LegVat.NONE;
    }

    private boolean isOurs(Posting posting) {
        return Party.of(posting.account()).equals(party);
    }

    private record Place(int leg, String currency) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            int byLeg = Integer.compare(leg, other.leg);
            return byLeg != 0 ? byLeg : currency.compareTo(other.currency);
        }
    }
}
