package org.commonway.rules.leg;

import org.commonway.rules.money.Money;

/**
 * What came of a leg's price. All three are 0 until the leg is resolved.
 *
 * @param charged what the rider pays for it
 * @param refunded given back of that; at most that
 * @param compensated paid by the operator on top
 */
public record LegMoney(Money charged, Money refunded, Money compensated) {
    /** Money that went below 0, or more given back than charged, is a bug. */
    public LegMoney {
        if (charged.isNegative() || refunded.isNegative() || compensated.isNegative() || refunded.isMoreThan(charged)) {
            throw new IllegalArgumentException(
                    "charged " + charged + ", refunded " + refunded + ", compensated " + compensated);
        }
    }

    /** Nothing, in the currency of this price. */
    public static LegMoney none(Money price) {
        return new LegMoney(price.zero(), price.zero(), price.zero());
    }

    /** What the rider has paid for the leg as things stand: charged less refunded. */
    public Money left() {
        return charged.minus(refunded);
    }

    LegMoney charge(Money amount) {
        return new LegMoney(amount, refunded, compensated);
    }

    LegMoney refund(Money amount) {
        return new LegMoney(charged, refunded.plus(amount), compensated);
    }

    LegMoney compensate(Money amount) {
        return new LegMoney(charged, refunded, compensated.plus(amount));
    }
}
