package org.commonway.audit.market;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.commonway.audit.refusal.AuditRefusal;
import org.commonway.audit.refusal.RefusalCode;

/**
 * How a whole is divided. The Herfindahl-Hirschman index is the sum of the squares of all shares in percent: 10,000 when
 * one has all. It is computed from the amounts as one fraction, 10,000 times the sum of their squares by the square of
 * their sum, and rounded once, to the nearest and a half up; never from rounded shares.
 *
 * @param shares of each owner that has any, the largest first, then by owner
 * @param total what they are shares of, 1 or more
 * @param hhi the index, 1 to 10,000
 */
public record Concentration(List<OwnerShare> shares, long total, int hhi) {
    /** One in basis points, and the index of who has all. */
    public static final int WHOLE = 10_000;

    private static final BigInteger SCALE = BigInteger.valueOf(WHOLE);

    /** Copies the list. */
    public Concentration {
        shares = List.copyOf(shares);
    }

    /**
     * The division of these amounts by owner. Refuses MARKET_EMPTY if they are all 0 or none, MARKET_VALUE for one below
     * 0 and MARKET_OVERFLOW.
     */
    public static Concentration of(Map<String, Long> amountByOwner) {
        long total = 0;
        BigInteger squares = BigInteger.ZERO;
        for (Map.Entry<String, Long> entry : amountByOwner.entrySet()) {
            if (entry.getValue() < 0) {
                throw new AuditRefusal(
                        RefusalCode.MARKET_VALUE, "amount " + entry.getValue() + " of " + entry.getKey());
            }
            total = Sums.add(total, entry.getValue());
            squares = squares.add(BigInteger.valueOf(entry.getValue()).pow(2));
        }
        if (total == 0) {
            throw new AuditRefusal(RefusalCode.MARKET_EMPTY);
        }
        BigInteger whole = BigInteger.valueOf(total);
        List<OwnerShare> shares = new ArrayList<>();
        amountByOwner.forEach((owner, amount) -> {
            if (amount > 0) {
                int bps = Rounding.halfUp(SCALE.multiply(BigInteger.valueOf(amount)), whole);
                shares.add(new OwnerShare(owner, amount, bps));
            }
        });
        shares.sort(Comparator.comparingLong(OwnerShare::amount).reversed().thenComparing(OwnerShare::owner));
        return new Concentration(shares, total, Rounding.halfUp(SCALE.multiply(squares), whole.pow(2)));
    }

    /** The largest share. */
    public OwnerShare largest() {
        return shares.get(0);
    }
}
