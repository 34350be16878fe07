package org.commonway.gateway.town;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.commonway.ledger.LedgerOutage;
import org.commonway.proto.ledger.v1.Operator;

/** A ledger that knows operators and nothing else; it can be down. */
public final class ListedOperators extends StubLedger {
    public final List<Operator> operators = new CopyOnWriteArrayList<>();
    public volatile boolean down;

    @Override
    public List<Operator> listOperators() {
        if (down) {
            throw new LedgerOutage(LedgerOutage.Step.EVALUATE, "down", new IllegalStateException("down"));
        }
        return List.copyOf(operators);
    }

    @Override
    public Operator registerOperator(Operator operator) {
        operators.add(operator);
        return operator;
    }

    @Override
    public Optional<Operator> findOperator(String operatorId) {
        return operators.stream()
                .filter(operator -> operator.getOperatorId().equals(operatorId))
                .findFirst();
    }
}
