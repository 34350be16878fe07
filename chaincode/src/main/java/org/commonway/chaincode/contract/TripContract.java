package org.commonway.chaincode.contract;

import java.util.List;
import org.commonway.chaincode.call.Call;
import org.commonway.chaincode.codec.TripCodec;
import org.commonway.chaincode.state.BookingFacts;
import org.commonway.chaincode.state.PageAsk;
import org.commonway.proto.ledger.v1.BookTripRequest;
import org.commonway.proto.ledger.v1.Trip;
import org.commonway.proto.ledger.v1.TripPage;
import org.commonway.rules.caller.Gateway;
import org.commonway.rules.operator.OperatorId;
import org.commonway.rules.refusal.Refusal;
import org.commonway.rules.refusal.RefusalCode;
import org.commonway.rules.trip.BookedTrip;
import org.commonway.rules.trip.BookingRequest;
import org.commonway.rules.trip.BookingRules;
import org.commonway.rules.trip.Hold;
import org.commonway.rules.trip.TripId;

/** Trips: booked whole or not at all, and taken back by the gateway that booked them. */
public final class TripContract {
    private TripContract() {}

    /**
     * Whose trips are listed.
     *
     * @param operator has a leg in each
     */
    public record TripsOfOperator(OperatorId operator, PageAsk page) {}

    /** Books a trip: all its legs, their claims, the fare and its split, or nothing. Emits TripBooked. */
    public static Trip book(Call call, BookTripRequest asked) {
        Gateway gateway = call.caller().requireGateway();
        BookingRequest request = TripCodec.toRules(asked);
        BookedTrip booked = BookingRules.book(request, gateway, new BookingFacts(call.state(), call.nowMillis()));
        Trip trip = TripCodec.toProto(booked, asked, call.txId());
        call.state().putBooked(request.tripId(), trip, request.holds());
        call.emit("TripBooked", TripCodec.toEvent(trip, request.holds()));
        return trip;
    }

    /** Cancels a trip of the caller's: claims are free again, holds stay used. Emits TripCancelled. */
    public static Trip cancel(Call call, TripId id) {
        Gateway gateway = call.caller().requireGateway();
        Trip before = get(call, id);
        BookedTrip cancelled = TripCodec.toRules(before).cancelledBy(gateway, call.nowMillis());
        Trip trip = TripCodec.withStatus(before, cancelled.status());
        List<Hold> holds = TripCodec.holdsOf(trip.getHoldsList());
        call.state().putCancelled(id, trip, holds);
        call.emit("TripCancelled", TripCodec.toEvent(trip, holds));
        return trip;
    }

    /** The trip of this id; TRIP_NOT_FOUND when there is none. */
    public static Trip get(Call call, TripId id) {
        return call.state()
                .findTrip(id)
                .orElseThrow(
                        () -> new Refusal(RefusalCode.TRIP_NOT_FOUND, "No trip " + id + " was booked; check the id."));
    }

    /** Trips with a leg of this operator, oldest first. For itself, a city or an auditor. */
    public static TripPage listByOperator(Call call, TripsOfOperator asked) {
        call.caller().requireReaderOf(asked.operator());
        return call.state().listTrips(asked.operator(), asked.page());
    }
}
