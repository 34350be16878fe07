package org.commonway.gateway.operators;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.commonway.ledger.Ledger;
import org.commonway.ledger.LedgerOutage;
import org.commonway.ledger.LedgerRefusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The operators as the ledger listed them last. Safe for many threads; one thread refreshes. */
public final class OperatorRegistry {
    private static final Logger LOG = LoggerFactory.getLogger(OperatorRegistry.class);

    private final Ledger ledger;
    private volatile Map<String, RegisteredOperator> operators = Map.of();
    private volatile Optional<String> trouble = Optional.of("The ledger has not answered yet.");
    private volatile boolean read;

    /** A registry that knows nothing before its first {@link #refresh}. */
    public OperatorRegistry(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Reads the ledger again. While it does not answer, what it said last stays. */
    public void refresh() {
        try {
            Map<String, RegisteredOperator> next = new TreeMap<>();
            ledger.listOperators().stream()
                    .map(RegisteredOperator::of)
                    .forEach(operator -> next.put(operator.id(), operator));
            if (!next.keySet().equals(operators.keySet())) {
                LOG.info("The ledger lists {} operators: {}", next.size(), String.join(", ", next.keySet()));
            }
            operators = Map.copyOf(next);
            read = true;
            settle(Optional.empty());
        } catch (LedgerOutage e) {
            settle(Optional.of("The ledger does not answer; waiting for it."));
        } catch (LedgerRefusal e) {
            settle(Optional.of("The ledger refuses to list its operators: " + e.sentence()));
        }
    }

    private void settle(Optional<String> now) {
        if (!now.equals(trouble)) {
            LOG.info(now.orElse("The ledger answers."));
        }
        trouble = now;
    }

    /** All operators, by id. */
    public List<RegisteredOperator> list() {
        return operators.values().stream()
                .sorted(java.util.Comparator.comparing(RegisteredOperator::id))
                .toList();
    }

    /** The operator of this id. */
    public Optional<RegisteredOperator> find(String operatorId) {
        return Optional.ofNullable(operators.get(operatorId));
    }

    /** Whether the ledger has answered at least once. */
    public boolean isRead() {
        return read;
    }

    /** One sentence when the ledger did not answer the last time. */
    public Optional<String> trouble() {
        return trouble;
    }
}
