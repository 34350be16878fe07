package org.commonway.bank.statement;

import java.math.BigDecimal;
import org.commonway.rules.money.BasisPoints;
import org.commonway.rules.money.Money;
import org.commonway.rules.split.VatDebtor;

/**
 * The VAT inside the price of a leg.
 *
 * @param debtor who owes it
 * @param bps of the net price, in basis points; 0 for NOBODY
 * @param country whose VAT it is, ISO 3166-1 alpha-2; empty for NOBODY
 */
public record LegVat(VatDebtor debtor, int bps, String country) {
    /** No VAT. */
    public static final LegVat NONE = new LegVat(VatDebtor.NOBODY, 0, "");

    /** The VAT inside this amount, rounded half away from 0: as a line of an invoice or of a credit note has it. */
    Money within(Money amount) {
        long units = BasisPoints.includedInRoundedHalfUp(Math.absExact(amount.minorUnits()), bps);
        return new Money(amount.minorUnits() < 0 ? -units : units, amount.currency());
    }

    /** For people: "operator" or "gateway", or "-" when there is no VAT. */
    public String debtorWord() {
        return switch (debtor) {
            case NOBODY -> "-";
            case OPERATOR -> "operator";
            case GATEWAY -> "gateway";
        };
    }

    /** For people: "6 % PT", or "-" when there is no VAT. */
    public String rate() {
        if (debtor == VatDebtor.NOBODY) {
            return "-";
        }
        return BigDecimal.valueOf(bps, 2).stripTrailingZeros().toPlainString() + " % " + country;
    }
}
