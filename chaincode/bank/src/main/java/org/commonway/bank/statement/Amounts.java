package org.commonway.bank.statement;

import java.util.Currency;
import org.commonway.rules.money.Money;

/**
 * The columns of a statement.
 *
 * @param gross what the rider pays for the leg; below 0: gets back
 * @param commission of it, the gateway's
 * @param levy of it, the city's; below 0 for a subsidy
 * @param vat of it, VAT, whoever owes it
 * @param pending by how much that which is booked but not ridden yet changes; 0 for all but the gateway
 * @param net what the party of the statement is owed; below 0: owes
 */
public record Amounts(Money gross, Money commission, Money levy, Money vat, Money pending, Money net) {

    /** Nothing in each column. */
    static Amounts none(Currency currency) {
        Money zero = new Money(0, currency);
        return new Amounts(zero, zero, zero, zero, zero, zero);
    }

    /** Column by column. */
    Amounts plus(Amounts other) {
        return new Amounts(
                gross.plus(other.gross),
                commission.plus(other.commission),
                levy.plus(other.levy),
                vat.plus(other.vat),
                pending.plus(other.pending),
                net.plus(other.net));
    }
}
