package org.commonway.rules.settlement;

/** The closing of a period: being netted, or closed. */
public sealed interface Settlement permits Netting, Closed {

    /** Which entries it is about. */
    Period period();

    /** What each party is paid or pays, as far as it is netted. */
    Positions positions();

    /** How many entries are netted. */
    long entries();

    /**
     * What stands after the city asks for a period with this end: the next period's netting, or this settlement when it
     * has that end already (the same request again). Refused with PERIOD_OUT_OF_ORDER, PERIOD_TOO_RECENT or
     * SETTLEMENT_OPEN.
     */
    Settlement begin(long untilMillis, long nowMillis);

    /** The netting of the first period of all; refused with PERIOD_OUT_OF_ORDER or PERIOD_TOO_RECENT. */
    static Settlement first(long untilMillis, long nowMillis) {
        return Netting.of(Period.first(untilMillis, nowMillis));
    }
}
