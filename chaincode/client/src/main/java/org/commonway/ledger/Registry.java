package org.commonway.ledger;

import java.util.List;
import java.util.Optional;
import org.commonway.proto.ledger.v1.Operator;

/** Who runs what. */
public interface Registry {

    /** Registers an operator that the caller is or acts for, or changes its entry; what the contract sets is ignored. */
    Operator registerOperator(Operator operator);

    /** Every registered operator, by id. */
    List<Operator> listOperators();

    /** The operator of this id, if it is registered. */
    Optional<Operator> findOperator(String operatorId);
}
