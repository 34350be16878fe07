package org.commonway.rules.settlement;

/**
 * A settlement whose positions are final: every entry of its period is netted, and no other can be written into it.
 *
 * @param period which entries it is about
 * @param positions what each party is paid or pays
 * @param entries how many entries it has
 */
public record Closed(Period period, Positions positions, long entries) implements Settlement {

    @Override
    public Settlement begin(long untilMillis, long nowMillis) {
        return untilMillis == period.untilMillis() ? this : Netting.of(period.next(untilMillis, nowMillis));
    }
}
