package org.commonway.gateway.booking;

import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.commonway.gateway.booking.Cancellation.Way;
import org.commonway.gateway.booking.TripState.Confirmed;
import org.commonway.proto.hold.v1.CancellationTier;
import org.commonway.proto.hold.v1.Conditions;
import org.commonway.proto.hold.v1.Hold;
import org.commonway.proto.ledger.v1.LegStatus;
import org.commonway.proto.ledger.v1.TripStatus;
import org.commonway.proto.type.v1.SignedEnvelope;
import org.commonway.rules.money.Money;

/**
 * Tells a rider beforehand what taking a trip back costs: by the conditions that the operators signed, as the contract
 * reads them. What counts is the contract's own sum, which is known before anything is submitted.
 */
public final class CancellationDesk {
    private static final int WHOLE_BPS = 10_000;
    private static final Set<LegStatus> CANCELLABLE = EnumSet.of(
            LegStatus.LEG_STATUS_NOT_STARTED, LegStatus.LEG_STATUS_PREPARING, LegStatus.LEG_STATUS_READY_TO_USE);

    private CancellationDesk() {}

    /**
     * How the trip, or one leg of it, can be taken back at this moment.
     *
     * @param leg empty for the whole trip, which can only be taken back before any leg is ridden
     */
    static Cancellation quote(Booking booking, Confirmed confirmed, OptionalInt leg, Instant now) {
        List<OpenLeg> open = openLegs(booking, confirmed).stream()
                .filter(one -> leg.isEmpty() ? !isUnderWay(booking) : one.number() == leg.getAsInt())
                .toList();
        Money zero = booking.intent().draft().fare().zero();
        if (open.isEmpty()) {
            return new Cancellation(Way.NONE, zero, zero, Optional.empty());
        }
        Money prices = sum(zero, open.stream().map(OpenLeg::price));
        Optional<Instant> takeBack = leg.isEmpty() ? takeBackUntil(booking, confirmed, open) : Optional.empty();
        if (takeBack.filter(now::isBefore).isPresent()) {
            return new Cancellation(Way.ROLLBACK, zero, prices, takeBack);
        }
        Money fee = sum(zero, open.stream().map(one -> one.feeAt(now)));
        Optional<Instant> change = open.stream()
                .flatMap(one -> one.changes().stream())
                .filter(now::isBefore)
                .min(Instant::compareTo);
        return new Cancellation(Way.CANCEL, fee, prices.minus(fee), change);
    }

    private static boolean isUnderWay(Booking booking) {
        return booking.onLedger()
                .filter(trip -> trip.getStatus() != TripStatus.TRIP_STATUS_CONFIRMED)
                .isPresent();
    }

    private static Money sum(Money zero, Stream<Money> amounts) {
        return amounts.reduce(zero, Money::plus);
    }

    /** Until when the whole trip may be rolled back; empty when a leg of it has begun or been taken back. */
    private static Optional<Instant> takeBackUntil(Booking booking, Confirmed confirmed, List<OpenLeg> open) {
        boolean untouched = open.size() == booking.intent().draft().legs().size()
                && open.stream().allMatch(leg -> leg.status() == LegStatus.LEG_STATUS_NOT_STARTED);
        if (!untouched) {
            return Optional.empty();
        }
        long bookedAt = confirmed.booking().toReceipt().getBookedAt().getEpochMillis();
        return open.stream()
                .flatMap(leg -> Stream.of(
                        leg.start(),
                        Instant.ofEpochMilli(bookedAt)
                                .plusSeconds(leg.conditions().getRollbackSeconds())))
                .min(Instant::compareTo);
    }

    private static List<OpenLeg> openLegs(Booking booking, Confirmed confirmed) {
        List<OpenLeg> open = new ArrayList<>();
        List<SignedEnvelope> holds = confirmed.booking().request().getHoldsList();
        for (int number = 0; number < holds.size(); number++) {
            LegStatus status = status(booking, number);
            if (CANCELLABLE.contains(status)) {
                Hold hold = read(holds.get(number));
                open.add(new OpenLeg(
                        number,
                        status,
                        ProtoMoney.read(hold.getPrice()),
                        Instant.ofEpochMilli(hold.getWindow().getStart().getEpochMillis()),
                        hold.getConditions()));
            }
        }
        return open;
    }

    private static LegStatus status(Booking booking, int number) {
        return booking.onLedger()
                .map(trip -> trip.getLegs(number).getStatus())
                .orElse(LegStatus.LEG_STATUS_NOT_STARTED);
    }

    private static Hold read(SignedEnvelope envelope) {
        try {
            return Hold.parseFrom(envelope.getPayload());
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("a hold that was checked at the booking is damaged", e);
        }
    }

    /**
     * A leg that can still be taken back.
     *
     * @param number 0 for the first of the trip
     * @param start of its window
     */
    private record OpenLeg(int number, LegStatus status, Money price, Instant start, Conditions conditions) {

        /** The first tier that still applies; the whole price after the last; without tiers nothing before the start. */
        Money feeAt(Instant now) {
            int bps = conditions.getCancellationTiersCount() == 0
                    ? (now.isBefore(start) ? 0 : WHOLE_BPS)
                    : conditions.getCancellationTiersList().stream()
                            .filter(tier -> !now.isAfter(lastMoment(tier)))
                            .findFirst()
                            .map(CancellationTier::getFeeBps)
                            .orElse(WHOLE_BPS);
            return new Money(Math.multiplyExact(price.minorUnits(), bps) / WHOLE_BPS, price.currency());
        }

        List<Instant> changes() {
            return conditions.getCancellationTiersCount() == 0
                    ? List.of(start)
                    : conditions.getCancellationTiersList().stream()
                            .map(this::lastMoment)
                            .toList();
        }

        private Instant lastMoment(CancellationTier tier) {
            return start.minusSeconds(tier.getSecondsBeforeStart());
        }
    }
}
