package org.commonway.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonway.proto.ledger.v1.JournalPage;
import org.commonway.proto.ledger.v1.Settlement;
import org.commonway.proto.ledger.v1.Settlements;

/** The network's books: the journal and what is settled of it. */
public interface Books {
    /** The most that one page holds. */
    int LARGEST_PAGE = 100;

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

    /** All settlements by number, however many pages they take. */
    default List<Settlement> listSettlements() {
        List<Settlement> found = new ArrayList<>();
        String bookmark = "";
        do {
            Settlements page = listSettlements(LARGEST_PAGE, bookmark);
            found.addAll(page.getSettlementsList());
            bookmark = page.getBookmark();
        } while (!bookmark.isEmpty());
        return found;
    }
}
