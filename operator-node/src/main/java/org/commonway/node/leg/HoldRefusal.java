package org.commonway.node.leg;

import java.util.Optional;
import org.commonway.rules.money.Money;

/** The operator says no to a hold; nothing was held. */
public final class HoldRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The stable codes of commonway.hold.v1.HoldRefusalReason. */
    public enum Reason {
        TAKEN,
        PRICE_CHANGED,
        NOT_RUNNING,
        QUOTE_EXPIRED,
        UNKNOWN_SERVICE,
        TOO_MANY_HOLDS
    }

    private final Reason reason;
    private final transient Optional<Money> priceNow;

    /** A refusal with one sentence for the rider. */
    public HoldRefusal(Reason reason, String sentence) {
        this(reason, sentence, Optional.empty());
    }

    private HoldRefusal(Reason reason, String sentence, Optional<Money> priceNow) {
        super(sentence);
        this.reason = reason;
        this.priceNow = priceNow;
    }

    /** The rider was shown another price than the one in force. */
    public static HoldRefusal priceChanged(Money shown, Money priceNow) {
        return new HoldRefusal(
                Reason.PRICE_CHANGED,
                "The price of this leg is now " + priceNow + ", not " + shown + "; search again.",
                Optional.of(priceNow));
    }

    /** The stable code. */
    public Reason reason() {
        return reason;
    }

    /** One sentence for the rider. */
    public String sentence() {
        return String.valueOf(getMessage());
    }

    /** With PRICE_CHANGED: the price in force. */
    public Optional<Money> priceNow() {
        return priceNow;
    }
}
