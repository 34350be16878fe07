package org.commonway.rules.split;

import java.util.List;
import org.commonway.rules.caller.Gateway;
import org.commonway.rules.hold.Conditions;
import org.commonway.rules.money.BasisPoints;
import org.commonway.rules.money.Money;
import org.commonway.rules.operator.OperatorId;
import org.commonway.rules.refusal.Refusal;
import org.commonway.rules.refusal.RefusalCode;

/**
 * Who gets what of whatever one leg is charged; fixed when it is booked. Commission and levy are rounded down, so neither
 * is ever above what the terms allow; a subsidy's size is rounded down too; VAT is rounded half up; the operator gets the
 * rest. So the shares of an amount are that amount, exactly, and no share but a subsidising city's is below 0.
 *
 * <p>The operator's share is the rest, so it alone carries the rounding: where one cent more is charged and several lines
 * grow by a cent at once, it may be a cent or two less. All other lines never shrink as the amount grows.
 *
 * @param commissionBps what the gateway keeps, 0 to 10000
 */
public record LegSplit(OperatorId operator, Gateway gateway, int commissionBps, Levy levy, Vat vat) {

    /**
     * Refuses with SPLIT_ABOVE_PRICE when commission, levy and the gateway's VAT come to more than the whole. The rates are
     * compared, not amounts: c + max(l, 0) + v / (1 + v) at most 1. With that no amount leaves an operator below 0, for
     * two roundings go down and the third is up by half a unit at most; and the answer is the same for each amount.
     */
    public LegSplit {
        if (!BasisPoints.isPart(commissionBps)
                || !BasisPoints.isPart(Math.abs(levy.bps()))
                || vat.bps() < 0
                || vat.bps() > Conditions.MOST_VAT_BPS) {
            throw new IllegalArgumentException("a split out of range: " + commissionBps + ", " + levy + ", " + vat);
        }
        long taken = (long) commissionBps + Math.max(levy.bps(), 0);
        long vatOwed = vat.debtor() == VatDebtor.GATEWAY ? vat.bps() : 0;
        if (taken * (BasisPoints.WHOLE + vatOwed) > (long) BasisPoints.WHOLE * BasisPoints.WHOLE) {
            throw new Refusal(
                    RefusalCode.SPLIT_ABOVE_PRICE,
                    "Commission, levy and VAT would leave operator " + operator
                            + " less than nothing; lower the commission.");
        }
    }

    /**
     * The shares: operator, gateway, city, and VAT when the gateway owes it; those of 0 too.
     *
     * @param charged 0 or more
     */
    public List<Share> of(Money charged) {
        long amount = charged.minorUnits();
        long commission = BasisPoints.ofRoundedDown(amount, commissionBps);
        long levySize = BasisPoints.ofRoundedDown(amount, Math.abs(levy.bps()));
        long levied = levy.bps() < 0 ? -levySize : levySize;
        long tax = vat.debtor() == VatDebtor.NOBODY ? 0 : BasisPoints.includedInRoundedHalfUp(amount, vat.bps());
        boolean gatewayOwes = vat.debtor() == VatDebtor.GATEWAY;
        long rest = Math.subtractExact(amount - commission - (gatewayOwes ? tax : 0), levied);
        Money nothing = charged.zero();
        Money vatOwed = new Money(tax, charged.currency());
        Share ofOperator = new Share(
                ShareRole.OPERATOR,
                operator.value(),
                new Money(rest, charged.currency()),
                gatewayOwes ? nothing : vatOwed);
        Share ofGateway =
                new Share(ShareRole.GATEWAY, gateway.id(), new Money(commission, charged.currency()), nothing);
        Share ofCity = new Share(ShareRole.CITY, levy.cityMspId(), new Money(levied, charged.currency()), nothing);
        return gatewayOwes
                ? List.of(ofOperator, ofGateway, ofCity, new Share(ShareRole.VAT, gateway.id(), vatOwed, vatOwed))
                : List.of(ofOperator, ofGateway, ofCity);
    }
}
