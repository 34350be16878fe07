package org.commonway.chaincode.codec;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.commonway.proto.ledger.v1.BookTripRequest;
import org.commonway.proto.ledger.v1.BookingReceipt;
import org.commonway.proto.ledger.v1.LegRef;
import org.commonway.proto.ledger.v1.Split;
import org.commonway.proto.ledger.v1.SplitRole;
import org.commonway.proto.ledger.v1.Trip;
import org.commonway.proto.ledger.v1.TripEvent;
import org.commonway.proto.ledger.v1.TripStatus;
import org.commonway.proto.type.v1.SignedEnvelope;
import org.commonway.rules.caller.Gateway;
import org.commonway.rules.hold.Hold;
import org.commonway.rules.hold.TripId;
import org.commonway.rules.leg.BookedLeg;
import org.commonway.rules.refusal.Refusal;
import org.commonway.rules.refusal.RefusalCode;
import org.commonway.rules.signature.SigningKeys;
import org.commonway.rules.split.Share;
import org.commonway.rules.split.ShareRole;
import org.commonway.rules.trip.Booking;
import org.commonway.rules.trip.BookingRequest;
import org.commonway.rules.trip.TripJournal;

/** Trips: as asked for, as they stand on the ledger, as told in answers and events. */
public final class TripCodec {
    // Far above what the law books, so that the law says how many legs there may be; only the work is bounded here.
    private static final int MAX_HOLDS_READ = 64;

    private static final EnumCodec<SplitRole, ShareRole> ROLE =
            EnumCodec.of(SplitRole.class, "SPLIT_ROLE_", ShareRole.class);

    private TripCodec() {}

    /** What the gateway asks for; refused when a part of it is not what it should be. */
    public static BookingRequest toRules(BookTripRequest request) {
        TripId tripId = new TripId(request.getTripId());
        if (request.getHoldsCount() > MAX_HOLDS_READ) {
            throw new Refusal(RefusalCode.LEG_COUNT);
        }
        return new BookingRequest(
                tripId,
                request.getHoldsList().stream().map(HoldCodec::toRules).toList(),
                MoneyCodec.toRules(request.getFare(), RefusalCode.INVALID_ARGUMENT),
                request.getCommissionBps(),
                SigningKeys.decodePublic(request.getRiderKey().toByteArray()));
    }

    /** A newly booked trip as it goes to the ledger. */
    public static Trip toProto(org.commonway.rules.trip.Trip trip, BookTripRequest request, String txId) {
        Trip booked = Trip.newBuilder()
                .setTripId(request.getTripId())
                .addAllHolds(request.getHoldsList())
                .setFare(request.getFare())
                .setTermsVersion(trip.booking().termsVersion())
                .setGatewayId(trip.booking().gateway().id())
                .setGatewayMspId(trip.booking().gateway().mspId())
                .setRiderKey(request.getRiderKey())
                .setBookedAt(MoneyCodec.toMoment(trip.booking().atMillis()))
                .setTxId(txId)
                .setCommissionBps(trip.booking().commissionBps())
                .setCityMspId(trip.cityMspId())
                .build();
        return withChange(booked, trip);
    }

    /** What stands on the ledger, with what has changed since. Splits follow from the rest and do not stand there. */
    public static Trip withChange(Trip before, org.commonway.rules.trip.Trip trip) {
        Trip.Builder builder = before.toBuilder()
                .setStatus(statusOf(trip.status()))
                .clearLegs()
                .setEntries(trip.journal().entries());
        trip.legs().forEach(leg -> builder.addLegs(LegCodec.toProto(leg)));
        trip.findCancelledAtMillis().ifPresent(at -> builder.setCancelledAt(MoneyCodec.toMoment(at)));
        if (trip.journal().lastEntryAtMillis() != trip.booking().atMillis()) {
            builder.setLastEntryAt(MoneyCodec.toMoment(trip.journal().lastEntryAtMillis()));
        }
        return builder.build();
    }

    /** A trip of the ledger, as the law looks at it. */
    public static org.commonway.rules.trip.Trip toRules(Trip trip) {
        long bookedAt = trip.getBookedAt().getEpochMillis();
        List<BookedLeg> legs = new ArrayList<>();
        for (SignedEnvelope envelope : trip.getHoldsList()) {
            Hold hold = HoldCodec.toRules(envelope);
            legs.add(LegCodec.toRules(trip, legs.size(), hold));
        }
        return new org.commonway.rules.trip.Trip(
                new TripId(trip.getTripId()),
                new Booking(
                        new Gateway(trip.getGatewayId(), trip.getGatewayMspId()),
                        trip.getCommissionBps(),
                        SigningKeys.decodePublic(trip.getRiderKey().toByteArray()),
                        trip.getTermsVersion(),
                        bookedAt),
                legs,
                new TripJournal(
                        trip.getEntries(),
                        trip.hasLastEntryAt() ? trip.getLastEntryAt().getEpochMillis() : bookedAt));
    }

    /** What a change answers: the trip with its splits as they now are, without the holds that its caller knows. */
    public static Trip toAnswer(Trip stored, org.commonway.rules.trip.Trip trip) {
        return withSplits(stored, trip).toBuilder().clearHolds().build();
    }

    /** The whole trip, with its splits as they now are. */
    public static Trip withSplits(Trip stored, org.commonway.rules.trip.Trip trip) {
        return stored.toBuilder()
                .addAllSplits(splitsOf(trip, BookedLeg::sharesNow))
                .build();
    }

    /** The same trip in this status. */
    public static Trip withStatus(Trip trip, org.commonway.rules.trip.TripStatus status) {
        return trip.toBuilder().setStatus(statusOf(status)).build();
    }

    /** What a booking answers. */
    public static BookingReceipt toReceipt(org.commonway.rules.trip.Trip trip) {
        return BookingReceipt.newBuilder()
                .setTripId(trip.id().value())
                .setTermsVersion(trip.booking().termsVersion())
                .setBookedAt(MoneyCodec.toMoment(trip.booking().atMillis()))
                .addAllSplits(splitsOf(trip, BookedLeg::sharesOfPrice))
                .build();
    }

    /** What the events tell: the trip, and these of its legs. */
    public static TripEvent toEvent(org.commonway.rules.trip.Trip trip, List<BookedLeg> legs) {
        TripEvent.Builder event =
                TripEvent.newBuilder().setTripId(trip.id().value()).setStatus(statusOf(trip.status()));
        for (BookedLeg leg : legs) {
            event.addLegs(LegRef.newBuilder()
                    .setOperatorId(leg.hold().operatorId().value())
                    .setHoldId(leg.hold().id().value())
                    .setStatus(LegCodec.statusOf(leg)));
        }
        return event.build();
    }

    /** A share of nothing is left out. */
    private static List<Split> splitsOf(org.commonway.rules.trip.Trip trip, Function<BookedLeg, List<Share>> shares) {
        List<Split> splits = new ArrayList<>();
        for (BookedLeg leg : trip.legs()) {
            for (Share share : shares.apply(leg)) {
                if (!share.amount().isZero()) {
                    splits.add(toProto(share, leg.number()));
                }
            }
        }
        return splits;
    }

    private static Split toProto(Share share, int leg) {
        Split.Builder split = Split.newBuilder()
                .setRole(ROLE.toProto(share.role()))
                .setPartyId(share.partyId())
                .setAmount(MoneyCodec.toProto(share.amount()))
                .setLeg(leg);
        if (!share.vatWithin().isZero()) {
            split.setVatWithin(MoneyCodec.toProto(share.vatWithin()));
        }
        return split.build();
    }

    private static TripStatus statusOf(org.commonway.rules.trip.TripStatus status) {
        return TripStatus.valueOf("TRIP_STATUS_" + status.tompName());
    }
}
