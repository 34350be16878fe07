package org.commonway.node.envelope;

import com.google.protobuf.ByteString;
import java.time.Instant;
import java.util.Optional;
import org.commonway.node.hold.HoldIds;
import org.commonway.node.leg.LegKind;
import org.commonway.node.leg.LegTerms;
import org.commonway.node.leg.PricedLeg;
import org.commonway.node.leg.SaleTerms;
import org.commonway.node.leg.ServiceTime;
import org.commonway.node.leg.TimeWindow;
import org.commonway.node.place.Position;
import org.commonway.proto.hold.v1.Claim;
import org.commonway.proto.hold.v1.Hold;
import org.commonway.proto.hold.v1.Mode;
import org.commonway.proto.type.v1.Moment;
import org.commonway.rules.money.Money;

/** Core types as messages and back. What a message cannot mean throws IllegalArgumentException. */
public final class Messages {
    private static final String MODE_PREFIX = "MODE_";

    private Messages() {}

    /** A moment, to the millisecond. */
    public static Moment moment(Instant at) {
        return Moment.newBuilder().setEpochMillis(at.toEpochMilli()).build();
    }

    /** The moment as an instant. */
    public static Instant instant(Moment moment) {
        return Instant.ofEpochMilli(moment.getEpochMillis());
    }

    /** A window. */
    public static org.commonway.proto.type.v1.TimeWindow window(TimeWindow window) {
        return org.commonway.proto.type.v1.TimeWindow.newBuilder()
                .setStart(moment(window.start()))
                .setEnd(moment(window.end()))
                .build();
    }

    /** The message as a window. */
    public static TimeWindow window(org.commonway.proto.type.v1.TimeWindow window) {
        return new TimeWindow(instant(window.getStart()), instant(window.getEnd()));
    }

    /** A position. */
    public static org.commonway.proto.type.v1.Position position(Position position) {
        return org.commonway.proto.type.v1.Position.newBuilder()
                .setLatitudeE7(position.latitudeE7())
                .setLongitudeE7(position.longitudeE7())
                .build();
    }

    /** The message as a position. */
    public static Position position(org.commonway.proto.type.v1.Position position) {
        return new Position(position.getLatitudeE7(), position.getLongitudeE7());
    }

    /** An amount. */
    public static org.commonway.proto.type.v1.Money money(Money money) {
        return org.commonway.proto.type.v1.Money.newBuilder()
                .setMinorUnits(money.minorUnits())
                .setCurrency(money.currency().getCurrencyCode())
                .build();
    }

    /** The message as an amount. */
    public static Money money(org.commonway.proto.type.v1.Money money) {
        return Money.of(money.getMinorUnits(), money.getCurrency());
    }

    /** The Hold that the operator signs. Where it goes is in it only as a commitment. */
    public static Hold hold(
            String operatorId, HoldIds ids, PricedLeg leg, Instant expiresAt, ByteString legCommitment) {
        Hold.Builder hold = Hold.newBuilder()
                .setHoldId(ids.holdId())
                .setTripId(ids.tripId())
                .setOperatorId(operatorId)
                .setPrice(money(leg.price()))
                .setExpiresAt(moment(expiresAt))
                .setWindow(window(leg.terms().window()))
                .setMode(mode(leg.terms()))
                .setLegCommitment(legCommitment)
                .setConditions(ConditionsMessage.of(
                        leg.sale().conditions(), leg.sale().meter().isPresent()));
        leg.claim()
                .ifPresent(claim -> hold.setClaim(
                        Claim.newBuilder().setAssetId(claim.assetId()).setWindow(window(claim.window()))));
        return hold.build();
    }

    /** The leg that a commitment hides. */
    public static org.commonway.proto.hold.v1.LegTerms legTerms(LegTerms terms) {
        return org.commonway.proto.hold.v1.LegTerms.newBuilder()
                .setMode(mode(terms))
                .setFrom(position(terms.path().from()))
                .setTo(position(terms.path().to()))
                .setWindow(window(terms.window()))
                .setServiceRef(terms.serviceRef())
                .setStartTime(terms.startTime().map(ServiceTime::toString).orElse(""))
                .setFromStopId(terms.path().fromStopId())
                .setToStopId(terms.path().toStopId())
                .build();
    }

    private static Mode mode(LegTerms terms) {
        return Mode.valueOf(MODE_PREFIX + terms.mode());
    }

    /** The leg of a Hold that this node signed, with what its opening says and what no message says. */
    public static PricedLeg pricedLeg(Hold hold, LegTerms terms, LegKind kind, SaleTerms sale) {
        Optional<PricedLeg.AssetClaim> claim = hold.hasClaim()
                ? Optional.of(new PricedLeg.AssetClaim(
                        hold.getClaim().getAssetId(), window(hold.getClaim().getWindow())))
                : Optional.empty();
        return new PricedLeg(kind, terms, money(hold.getPrice()), claim, sale);
    }

    /** The message as a leg. */
    public static LegTerms legTerms(org.commonway.proto.hold.v1.LegTerms leg) {
        return new LegTerms(
                org.commonway.node.leg.Mode.valueOf(leg.getMode().name().substring(MODE_PREFIX.length())),
                new LegTerms.Path(
                        position(leg.getFrom()), position(leg.getTo()), leg.getFromStopId(), leg.getToStopId()),
                window(leg.getWindow()),
                leg.getServiceRef(),
                Optional.of(leg.getStartTime()).filter(time -> !time.isEmpty()).map(ServiceTime::parse));
    }
}
