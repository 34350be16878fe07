package org.commonway.embedded.commit;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the ledger's condition stands, and who wants to know. What is not to pass is never replaced. */
final class ConditionBoard {
    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);

    private final List<Consumer<LedgerCondition>> listeners = new CopyOnWriteArrayList<>();
    private volatile LedgerCondition now = LedgerCondition.SERVING;

    LedgerCondition now() {
        return now;
    }

    /** Calls the listener at once and at each change. */
    synchronized void listen(Consumer<LedgerCondition> listener) {
        listeners.add(listener);
        listener.accept(now);
    }

    synchronized void set(LedgerCondition.Kind kind, String sentence) {
        change(new LedgerCondition(kind, sentence));
    }

    synchronized void serving() {
        change(LedgerCondition.SERVING);
    }

    private void change(LedgerCondition next) {
        boolean lasts = !now.isServing() && !now.mayPass();
        if (lasts || next.equals(now)) {
            return;
        }
        if (next.isServing()) {
            LOG.info("the ledger takes transactions again");
        } else if (now.kind() != next.kind()) {
            LOG.error("the ledger takes no transactions: {}", next.sentence());
        }
        now = next;
        listeners.forEach(listener -> listener.accept(next));
    }
}
