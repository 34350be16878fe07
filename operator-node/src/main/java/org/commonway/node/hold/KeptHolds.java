package org.commonway.node.hold;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.commonway.node.hold.Hold.Live;
import org.commonway.node.leg.LegDesk;
import org.commonway.node.leg.LegKind;

/**
 * The holds of a book where they are kept: each change is stored, then seen by the next who asks, then told to the desk that
 * sold the leg. What may change into what is the book's; so is the lock, for nothing here is safe for threads.
 */
final class KeptHolds {
    private final HoldIndex index = new HoldIndex();
    private final Map<LegKind, LegDesk> desks;
    private final HoldStore store;

    /** What the store kept; live holds claim their vehicles again. */
    KeptHolds(Map<LegKind, LegDesk> desks, HoldStore store) {
        this.desks = Map.copyOf(desks);
        this.store = store;
        for (Hold hold : store.listAll()) {
            index.put(hold);
            if (hold instanceof Live) {
                tellDesk(hold, desk -> desk.taken(hold.facts().leg()));
            }
        }
    }

    /** The holds as they are now. */
    HoldIndex index() {
        return index;
    }

    /** Who sells this kind of leg here. */
    Optional<LegDesk> findDesk(LegKind kind) {
        return Optional.ofNullable(desks.get(kind));
    }

    /** Keeps the new state of a hold. */
    void keep(Hold hold) {
        store.save(hold);
        index.put(hold);
    }

    /** Keeps it with what the ledger must be told of it. */
    void keep(Hold hold, RideReport report) {
        store.save(hold, report);
        index.put(hold);
    }

    /** Keeps a hold that claims nothing any more. */
    void letGo(Hold hold) {
        keep(hold);
        tellDesk(hold, desk -> desk.freed(hold.facts().leg()));
    }

    /** Keeps a hold no longer. */
    void forget(String holdId) {
        store.forget(holdId);
        index.remove(holdId);
    }

    /** Tells the desk that sold the leg of this hold. */
    void tellDesk(Hold hold, Consumer<LegDesk> news) {
        findDesk(hold.facts().leg().kind()).ifPresent(news);
    }
}
