package org.commonway.launcher.settlement;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.commonway.bank.ledger.LedgerReader;
import org.commonway.bank.statement.JournalLine;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.LauncherRefusal;
import org.commonway.ledger.Books;
import org.commonway.proto.ledger.v1.JournalPage;
import org.commonway.proto.ledger.v1.Settlement;
import org.commonway.proto.ledger.v1.SettlementStatus;
import org.commonway.rules.settlement.Closed;
import org.commonway.rules.settlement.Period;

/** Closes periods and reads closed ones. */
public final class SettlementOffice {

    private final Books books;

    /** An office that keeps these books. */
    public SettlementOffice(Books books) {
        this.books = books;
    }

    /** The latest end that a period can have now. */
    public static Instant latestEnd(Instant now) {
        return now.minus(Duration.ofMillis(Period.SETTLING_MILLIS));
    }

    /**
     * Closes the period that ends at this moment. When an earlier one was not netted to its end, that one is finished
     * instead and the answer is it. One that is netted but ends later is begun again with this end: so a period that has
     * more positions than a settlement holds can be closed in parts.
     *
     * @param progress told how many entries are netted, after each step
     */
    public Closed settle(Instant until, LongConsumer progress) {
        Settlement settlement = findLast()
                .filter(last -> last.getStatus() == SettlementStatus.SETTLEMENT_STATUS_NETTING
                        && last.getUntil().getEpochMillis() <= until.toEpochMilli())
                .orElseGet(() -> books.beginSettlement(until));
        while (settlement.getStatus() == SettlementStatus.SETTLEMENT_STATUS_NETTING) {
            settlement = books.netSettlement(settlement.getNumber());
            progress.accept(settlement.getEntries());
        }
        return LedgerReader.closed(settlement);
    }

    /** The settlement of this number, or the last one; refused unless it is there and closed. */
    public Closed getClosed(Optional<Integer> number) {
        int wanted = number.or(() -> findLast().map(Settlement::getNumber)).orElse(0);
        if (number.isEmpty() && wanted == 0) {
            throw new LauncherRefusal(
                    ExitCode.BAD_INPUT, "No period has been closed yet: close one with ./commonway settle.");
        }
        return books.findSettlement(wanted)
                .map(LedgerReader::closed)
                .orElseThrow(() -> new LauncherRefusal(
                        ExitCode.BAD_INPUT,
                        "There is no settlement " + wanted + ": ./commonway settle closes a period and names its"
                                + " number."));
    }

    /** The settlement before this one; empty for the first. */
    public Optional<Closed> findBefore(Closed settlement) {
        int number = settlement.period().number();
        return number == 1 ? Optional.empty() : Optional.of(getClosed(Optional.of(number - 1)));
    }

    /** Every entry of the settlement's period, read a page at a time while it is gone through. */
    public Iterable<JournalLine> journal(Closed settlement) {
        return () -> new Entries(settlement.period());
    }

    private Optional<Settlement> findLast() {
        List<Settlement> all = books.listSettlements();
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    private final class Entries implements Iterator<JournalLine> {
        private final Period period;
        private JournalPage page;
        private int next;

        Entries(Period period) {
            this.period = period;
            this.page = read("");
        }

        private JournalPage read(String bookmark) {
            return books.listJournal(
                    Instant.ofEpochMilli(period.fromMillis()),
                    Instant.ofEpochMilli(period.untilMillis()),
                    Books.LARGEST_PAGE,
                    bookmark);
        }

        @Override
        public boolean hasNext() {
            if (next == page.getEntriesCount() && !page.getBookmark().isEmpty()) {
                page = read(page.getBookmark());
                next = 0;
            }
            return next < page.getEntriesCount();
        }

        @Override
        public JournalLine next() {
            if (!hasNext()) {
                throw new NoSuchElementException("the journal of settlement " + period.number() + " is at its end");
            }
            return LedgerReader.line(page.getEntries(next++));
        }
    }
}
