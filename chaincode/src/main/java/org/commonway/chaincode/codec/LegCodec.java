package org.commonway.chaincode.codec;

import java.util.Optional;
import java.util.OptionalLong;
import org.commonway.proto.ledger.v1.Leg;
import org.commonway.proto.ledger.v1.LegCause;
import org.commonway.proto.ledger.v1.LegSplitRule;
import org.commonway.proto.ledger.v1.LegStatus;
import org.commonway.proto.ledger.v1.Trip;
import org.commonway.proto.ledger.v1.VatDebtor;
import org.commonway.proto.type.v1.Moment;
import org.commonway.proto.type.v1.Money;
import org.commonway.rules.caller.Gateway;
import org.commonway.rules.hold.Hold;
import org.commonway.rules.leg.BookedLeg;
import org.commonway.rules.leg.LegMoney;
import org.commonway.rules.leg.StoredState;
import org.commonway.rules.refusal.RefusalCode;
import org.commonway.rules.split.LegSplit;
import org.commonway.rules.split.Levy;
import org.commonway.rules.split.Vat;

/** Where a booked leg stands, and its money. What its hold says stands in the hold and is not said again. */
final class LegCodec {
    private static final EnumCodec<LegStatus, org.commonway.rules.leg.LegStatus> STATUS =
            EnumCodec.of(LegStatus.class, "LEG_STATUS_", org.commonway.rules.leg.LegStatus.class);
    private static final EnumCodec<LegCause, org.commonway.rules.leg.LegCause> CAUSE =
            EnumCodec.of(LegCause.class, "LEG_CAUSE_", org.commonway.rules.leg.LegCause.class);
    private static final EnumCodec<VatDebtor, org.commonway.rules.split.VatDebtor> VAT_DEBTOR =
            EnumCodec.of(VatDebtor.class, "VAT_DEBTOR_", org.commonway.rules.split.VatDebtor.class);

    private LegCodec() {}

    static LegStatus statusOf(BookedLeg leg) {
        return STATUS.toProto(leg.state().status());
    }

    /** Amounts of 0 are left out, but for a resolved leg's charge. */
    static Leg toProto(BookedLeg leg) {
        StoredState state = StoredState.of(leg.state());
        Leg.Builder builder =
                Leg.newBuilder().setStatus(STATUS.toProto(state.status())).setSplitRule(ruleOf(leg.split()));
        state.cause().ifPresent(cause -> builder.setCause(CAUSE.toProto(cause)));
        state.startedAtMillis().ifPresent(at -> builder.setStartedAt(MoneyCodec.toMoment(at)));
        state.sinceMillis().ifPresent(at -> builder.setEndedAt(MoneyCodec.toMoment(at)));
        if (leg.isResolved()) {
            builder.setCharged(MoneyCodec.toProto(leg.money().charged()));
        }
        if (!leg.money().refunded().isZero()) {
            builder.setRefunded(MoneyCodec.toProto(leg.money().refunded()));
        }
        if (!leg.money().compensated().isZero()) {
            builder.setCompensated(MoneyCodec.toProto(leg.money().compensated()));
        }
        leg.dispute().ifPresent(dispute -> builder.setDispute(DisputeCodec.toProto(dispute)));
        return builder.build();
    }

    private static LegSplitRule ruleOf(LegSplit split) {
        return LegSplitRule.newBuilder()
                .setLevyRuleId(split.levy().ruleId())
                .setLevyBps(split.levy().bps())
                .setVatDebtor(VAT_DEBTOR.toProto(split.vat().debtor()))
                .build();
    }

    static BookedLeg toRules(Trip trip, int number, Hold hold) {
        Leg leg = trip.getLegs(number);
        StoredState state = new StoredState(
                STATUS.get(leg.getStatus()),
                CAUSE.find(leg.getCause()),
                find(leg.hasStartedAt(), leg.getStartedAt()),
                find(leg.hasEndedAt(), leg.getEndedAt()));
        LegMoney money = new LegMoney(
                amount(leg.hasCharged(), leg.getCharged(), hold),
                amount(leg.hasRefunded(), leg.getRefunded(), hold),
                amount(leg.hasCompensated(), leg.getCompensated(), hold));
        return new BookedLeg(
                number,
                hold,
                splitOf(trip, leg.getSplitRule(), hold),
                state.toState(trip.getBookedAt().getEpochMillis()),
                money,
                leg.hasDispute() ? Optional.of(DisputeCodec.toRules(leg.getDispute())) : Optional.empty());
    }

    private static LegSplit splitOf(Trip trip, LegSplitRule rule, Hold hold) {
        return new LegSplit(
                hold.operatorId(),
                new Gateway(trip.getGatewayId(), trip.getGatewayMspId()),
                trip.getCommissionBps(),
                new Levy(trip.getCityMspId(), rule.getLevyRuleId(), rule.getLevyBps()),
                new Vat(hold.conditions().vatBps(), VAT_DEBTOR.get(rule.getVatDebtor())));
    }

    private static OptionalLong find(boolean present, Moment moment) {
        return present ? OptionalLong.of(moment.getEpochMillis()) : OptionalLong.empty();
    }

    private static org.commonway.rules.money.Money amount(boolean present, Money amount, Hold hold) {
        return present
                ? MoneyCodec.toRules(amount, RefusalCode.INVALID_ARGUMENT)
                : hold.price().zero();
    }
}
