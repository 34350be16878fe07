package org.commonway.audit.market;

import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.commonway.audit.refusal.AuditRefusal;
import org.commonway.audit.refusal.RefusalCode;

/**
 * Whose the operators are: those of one owner count as one, so that nobody looks small by registering twice. The ledger
 * says which organisation registered an operator; who owns organisations is for the city to add.
 */
public final class Owners {
    private final Map<String, String> ownerByOperator;

    private Owners(Map<String, String> ownerByOperator) {
        this.ownerByOperator = ownerByOperator;
    }

    /** From each operator's id to its owner's; an operator on its own owns itself. Refuses MARKET_TEXT. */
    public static Owners of(Map<String, String> ownerByOperator) {
        ownerByOperator.forEach((operator, owner) -> {
            Form.ID.require("operator", operator);
            Form.ID.require("owner", owner);
        });
        return new Owners(Map.copyOf(ownerByOperator));
    }

    /** The owner of this operator; refuses MARKET_OPERATOR_UNKNOWN. */
    public String getOwner(String operator) {
        String owner = ownerByOperator.get(operator);
        if (owner == null) {
            throw new AuditRefusal(RefusalCode.MARKET_OPERATOR_UNKNOWN, "operator " + operator);
        }
        return owner;
    }

    /** All owners, by id. */
    public NavigableSet<String> listOwners() {
        return new TreeSet<>(ownerByOperator.values());
    }
}
