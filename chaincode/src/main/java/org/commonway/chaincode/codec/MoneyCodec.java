package org.commonway.chaincode.codec;

import java.util.regex.Pattern;
import org.commonway.proto.type.v1.Moment;
import org.commonway.proto.type.v1.Money;
import org.commonway.proto.type.v1.TimeWindow;
import org.commonway.rules.refusal.Refusal;
import org.commonway.rules.refusal.RefusalCode;

/** Amounts, moments and stretches of time. */
public final class MoneyCodec {
    private static final Pattern CODE = Pattern.compile("[A-Z]{3}");

    private MoneyCodec() {}

    /** The amount; refused with {@code code} when its currency is none of ISO 4217 with minor units. */
    public static org.commonway.rules.money.Money toRules(Money money, RefusalCode code) {
        if (CODE.matcher(money.getCurrency()).matches()) {
            try {
                return org.commonway.rules.money.Money.of(money.getMinorUnits(), money.getCurrency());
            } catch (IllegalArgumentException e) {
                throw unknownCurrency(code);
            }
        }
        throw unknownCurrency(code);
    }

    private static Refusal unknownCurrency(RefusalCode code) {
        return new Refusal(
                code,
                "An amount needs an ISO 4217 currency in capitals that has minor units, such as EUR; correct it.");
    }

    /** The amount as a message. */
    public static Money toProto(org.commonway.rules.money.Money money) {
        return Money.newBuilder()
                .setMinorUnits(money.minorUnits())
                .setCurrency(money.currency().getCurrencyCode())
                .build();
    }

    /** The moment as a message. */
    public static Moment toMoment(long epochMillis) {
        return Moment.newBuilder().setEpochMillis(epochMillis).build();
    }

    /** The stretch of time; whether it is sane is for the law to say. */
    public static org.commonway.rules.hold.TimeWindow toRules(TimeWindow window) {
        return new org.commonway.rules.hold.TimeWindow(
                window.getStart().getEpochMillis(), window.getEnd().getEpochMillis());
    }

    /** The stretch of time as a message. */
    public static TimeWindow toProto(org.commonway.rules.hold.TimeWindow window) {
        return TimeWindow.newBuilder()
                .setStart(toMoment(window.startMillis()))
                .setEnd(toMoment(window.endMillis()))
                .build();
    }
}
