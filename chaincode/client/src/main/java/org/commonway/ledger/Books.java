package org.commonway.ledger;

import java.time.Instant;
import java.util.Optional;
import org.commonway.proto.ledger.v1.JournalPage;
import org.commonway.proto.ledger.v1.Settlement;
import org.commonway.proto.ledger.v1.Settlements;

/** The network's books: the journal and what is settled of it. */
public interface Books {

    /**
     * Journal entries of a stretch of time, by time, a page at a time.
     *
     * @param from inclusive
     * @param until exclusive
     * @param pageSize 1 to 100
     * @param bookmark empty for the first page, then that of the page before
     */
    JournalPage listJournal(Instant from, Instant until, int pageSize, String bookmark);

    /** Begins to settle the period that ends at this moment; by a city. */
    Settlement beginSettlement(Instant until);

    /** Nets the next entries of a settlement; call it until the answer is CLOSED. By a city. */
    Settlement netSettlement(int number);

    /** The settlement of this number, if it was begun. */
    Optional<Settlement> findSettlement(int number);

    /**
     * Settlements by number, a page at a time.
     *
     * @param pageSize 1 to 100
     * @param bookmark empty for the first page, then that of the page before
     */
    Settlements listSettlements(int pageSize, String bookmark);
}
