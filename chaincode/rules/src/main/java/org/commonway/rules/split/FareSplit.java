package org.commonway.rules.split;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.commonway.rules.money.LargestRemainder;
import org.commonway.rules.money.Money;
import org.commonway.rules.operator.OperatorId;
import org.commonway.rules.terms.Terms;

/**
 * Splits a fare. The gateway's commission and the city's levy are basis points of the fare, rounded down, so that neither
 * is ever above what the terms allow; the operators share the rest by the prices of their legs, by largest remainder. The
 * shares add up to the fare exactly and none is negative.
 */
public record FareSplit(String gatewayId, int commissionBps, String cityMspId, int levyBps) {

    /**
     * The shares: operators by id, then the gateway, then the city.
     *
     * @param fare 0 or more
     * @param pricesMinorUnits what each operator's legs cost together, 0 or more; they add up to the fare
     */
    public List<Share> of(Money fare, Map<OperatorId, Long> pricesMinorUnits) {
        long commission = basisPoints(fare.minorUnits(), commissionBps);
        long levy = basisPoints(fare.minorUnits(), levyBps);
        long rest = fare.minorUnits() - commission - levy;
        List<Share> shares = new ArrayList<>();
        LargestRemainder.allocate(rest, pricesMinorUnits)
                .forEach((operator, amount) -> shares.add(
                        new Share(ShareRole.OPERATOR, operator.value(), new Money(amount, fare.currency()))));
        shares.add(new Share(ShareRole.GATEWAY, gatewayId, new Money(commission, fare.currency())));
        shares.add(new Share(ShareRole.CITY, cityMspId, new Money(levy, fare.currency())));
        return List.copyOf(shares);
    }

    private static long basisPoints(long amount, int bps) {
        return BigInteger.valueOf(amount)
                .multiply(BigInteger.valueOf(bps))
                .divide(BigInteger.valueOf(Terms.WHOLE_BPS))
                .longValueExact();
    }
}
