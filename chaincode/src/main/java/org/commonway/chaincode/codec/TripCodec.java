package org.commonway.chaincode.codec;

import java.util.ArrayList;
import java.util.List;
import org.commonway.proto.ledger.v1.BookTripRequest;
import org.commonway.proto.ledger.v1.LegRef;
import org.commonway.proto.ledger.v1.Split;
import org.commonway.proto.ledger.v1.SplitRole;
import org.commonway.proto.ledger.v1.Trip;
import org.commonway.proto.ledger.v1.TripEvent;
import org.commonway.proto.ledger.v1.TripStatus;
import org.commonway.proto.type.v1.SignedEnvelope;
import org.commonway.rules.caller.Gateway;
import org.commonway.rules.refusal.Refusal;
import org.commonway.rules.refusal.RefusalCode;
import org.commonway.rules.signature.SigningKeys;
import org.commonway.rules.split.Share;
import org.commonway.rules.split.ShareRole;
import org.commonway.rules.trip.BookedTrip;
import org.commonway.rules.trip.BookingRequest;
import org.commonway.rules.trip.Hold;
import org.commonway.rules.trip.TripId;
import org.commonway.rules.trip.TripStatus.Cancelled;
import org.commonway.rules.trip.TripStatus.Confirmed;

/** Trips: as asked for, as booked, as told in events. */
public final class TripCodec {
    // Far above what the law books, so that the law says how many legs there may be; only the work is bounded here.
    private static final int MAX_HOLDS_READ = 64;

    private TripCodec() {}

    /** What the gateway asks for; refused when a part of it is not what it should be. */
    public static BookingRequest toRules(BookTripRequest request) {
        TripId tripId = new TripId(request.getTripId());
        SigningKeys.decodePublic(request.getRiderKey().toByteArray());
        if (request.getHoldsCount() > MAX_HOLDS_READ) {
            throw new Refusal(RefusalCode.LEG_COUNT);
        }
        return new BookingRequest(
                tripId,
                holdsOf(request.getHoldsList()),
                MoneyCodec.toRules(request.getFare(), RefusalCode.INVALID_ARGUMENT),
                request.getCommissionBps());
    }

    /** The holds in these envelopes. */
    public static List<Hold> holdsOf(List<SignedEnvelope> envelopes) {
        List<Hold> holds = new ArrayList<>();
        for (SignedEnvelope envelope : envelopes) {
            holds.add(HoldCodec.toRules(envelope));
        }
        return holds;
    }

    /** The trip as it goes to the ledger. */
    public static Trip toProto(BookedTrip trip, BookTripRequest request, String txId) {
        Trip.Builder builder = Trip.newBuilder()
                .setTripId(trip.id().value())
                .addAllHolds(request.getHoldsList())
                .setFare(request.getFare())
                .setTermsVersion(trip.termsVersion())
                .setGatewayId(trip.gateway().id())
                .setGatewayMspId(trip.gateway().mspId())
                .setRiderKey(request.getRiderKey())
                .setTxId(txId);
        for (Share share : trip.shares()) {
            builder.addSplits(Split.newBuilder()
                    .setRole(toProto(share.role()))
                    .setPartyId(share.partyId())
                    .setAmount(MoneyCodec.toProto(share.amount())));
        }
        return withStatus(builder.build(), trip.status());
    }

    /** The same trip in this status. */
    public static Trip withStatus(Trip trip, org.commonway.rules.trip.TripStatus status) {
        Trip.Builder builder = trip.toBuilder();
        if (status instanceof Confirmed confirmed) {
            return builder.setStatus(TripStatus.TRIP_STATUS_CONFIRMED)
                    .setBookedAt(MoneyCodec.toMoment(confirmed.bookedAtMillis()))
                    .build();
        }
        Cancelled cancelled = (Cancelled) status;
        return builder.setStatus(TripStatus.TRIP_STATUS_CANCELLED)
                .setBookedAt(MoneyCodec.toMoment(cancelled.bookedAtMillis()))
                .setCancelledAt(MoneyCodec.toMoment(cancelled.cancelledAtMillis()))
                .build();
    }

    /** A trip of the ledger, as the law looks at it. */
    public static BookedTrip toRules(Trip trip) {
        List<Share> shares = new ArrayList<>();
        for (Split split : trip.getSplitsList()) {
            shares.add(new Share(
                    toRules(split.getRole()),
                    split.getPartyId(),
                    MoneyCodec.toRules(split.getAmount(), RefusalCode.INVALID_ARGUMENT)));
        }
        return new BookedTrip(
                new TripId(trip.getTripId()),
                statusOf(trip),
                new Gateway(trip.getGatewayId(), trip.getGatewayMspId()),
                shares,
                trip.getTermsVersion());
    }

    private static org.commonway.rules.trip.TripStatus statusOf(Trip trip) {
        long bookedAt = trip.getBookedAt().getEpochMillis();
        return switch (trip.getStatus()) {
            case TRIP_STATUS_CONFIRMED -> new Confirmed(bookedAt);
            case TRIP_STATUS_CANCELLED ->
                new Cancelled(bookedAt, trip.getCancelledAt().getEpochMillis());
            default ->
                throw new IllegalStateException("trip " + trip.getTripId() + " stands on the ledger without a status");
        };
    }

    /** What the events TripBooked and TripCancelled tell. */
    public static TripEvent toEvent(Trip trip, List<Hold> holds) {
        TripEvent.Builder event =
                TripEvent.newBuilder().setTripId(trip.getTripId()).setStatus(trip.getStatus());
        for (Hold hold : holds) {
            event.addLegs(LegRef.newBuilder()
                    .setOperatorId(hold.operatorId().value())
                    .setHoldId(hold.id().value()));
        }
        return event.build();
    }

    private static SplitRole toProto(ShareRole role) {
        return switch (role) {
            case OPERATOR -> SplitRole.SPLIT_ROLE_OPERATOR;
            case GATEWAY -> SplitRole.SPLIT_ROLE_GATEWAY;
            case CITY -> SplitRole.SPLIT_ROLE_CITY;
        };
    }

    private static ShareRole toRules(SplitRole role) {
        return switch (role) {
            case SPLIT_ROLE_OPERATOR -> ShareRole.OPERATOR;
            case SPLIT_ROLE_GATEWAY -> ShareRole.GATEWAY;
            case SPLIT_ROLE_CITY -> ShareRole.CITY;
            default -> throw new IllegalStateException("a split stands on the ledger without a role");
        };
    }
}
