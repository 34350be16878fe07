package org.commonway.rules.leg;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonway.rules.journal.Account;
import org.commonway.rules.journal.AccountKind;
import org.commonway.rules.journal.EntryReason;
import org.commonway.rules.journal.JournalEntry;
import org.commonway.rules.journal.Posting;
import org.commonway.rules.money.Money;
import org.commonway.rules.split.LegSplit;
import org.commonway.rules.split.Share;

/**
 * The entries of one leg. Booked, its price is pending in the gateway's hold. Resolved, the hold is emptied: what is charged
 * goes to those who share it, the rest back to the payer. Later only differences move.
 *
 * @param number position of the leg in its trip, 0 for the first
 */
record LegBooks(int number, LegSplit split) {

    Optional<JournalEntry> book(Money price) {
        return JournalEntry.find(
                EntryReason.BOOKED, List.of(line(AccountKind.PAYER, price.negated()), line(AccountKind.HOLD, price)));
    }

    /** Empties the hold, and pays compensation in the same breath. */
    Optional<JournalEntry> resolve(EntryReason reason, Money price, LegMoney money) {
        List<Posting> lines = new ArrayList<>();
        lines.add(line(AccountKind.HOLD, price.negated()));
        lines.add(line(AccountKind.PAYER, price.minus(money.charged())));
        split.of(money.charged()).forEach(share -> lines.add(line(share)));
        lines.addAll(compensationLines(money.compensated()));
        return JournalEntry.find(reason, lines);
    }

    /** Moves the difference between what the rider has paid and what it now pays. */
    Optional<JournalEntry> giveBack(EntryReason reason, Money paid, Money pays) {
        List<Posting> lines = new ArrayList<>();
        lines.add(line(AccountKind.PAYER, paid.minus(pays)));
        split.of(paid).forEach(share -> lines.add(line(share).reversed()));
        split.of(pays).forEach(share -> lines.add(line(share)));
        return JournalEntry.find(reason, lines);
    }

    Optional<JournalEntry> compensate(Money amount) {
        return JournalEntry.find(EntryReason.COMPENSATED, compensationLines(amount));
    }

    private List<Posting> compensationLines(Money amount) {
        return List.of(line(AccountKind.OPERATOR, amount.negated()), line(AccountKind.PAYER, amount));
    }

    private Posting line(Share share) {
        return switch (share.role()) {
            case OPERATOR -> line(AccountKind.OPERATOR, share.amount());
            case GATEWAY -> line(AccountKind.COMMISSION, share.amount());
            case CITY -> line(AccountKind.LEVY, share.amount());
            case VAT -> line(AccountKind.VAT, share.amount());
        };
    }

    private Posting line(AccountKind kind, Money amount) {
        String party = switch (kind) {
            case OPERATOR -> split.operator().value();
            case LEVY -> split.levy().cityMspId();
            case PAYER, HOLD, COMMISSION, VAT -> split.gateway().partyId();
        };
        return new Posting(new Account(kind, party), amount, number);
    }
}
