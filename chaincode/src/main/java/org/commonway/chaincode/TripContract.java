package org.commonway.chaincode;

import java.util.List;
import java.util.regex.Pattern;
import org.commonway.chaincode.codec.LedgerJson;
import org.commonway.chaincode.codec.TripCodec;
import org.commonway.chaincode.state.BookingFacts;
import org.commonway.proto.ledger.v1.BookTripRequest;
import org.commonway.proto.ledger.v1.Trip;
import org.commonway.rules.caller.Gateway;
import org.commonway.rules.operator.OperatorId;
import org.commonway.rules.refusal.Refusal;
import org.commonway.rules.refusal.RefusalCode;
import org.commonway.rules.trip.BookedTrip;
import org.commonway.rules.trip.BookingRequest;
import org.commonway.rules.trip.BookingRules;
import org.commonway.rules.trip.Hold;
import org.commonway.rules.trip.TripId;
import org.hyperledger.fabric.contract.Context;
import org.hyperledger.fabric.contract.annotation.Contract;
import org.hyperledger.fabric.contract.annotation.Info;
import org.hyperledger.fabric.contract.annotation.Transaction;

/** Trips: booked whole or not at all, and taken back by the gateway that booked them. */
@Contract(name = "trips", info = @Info(title = "trips", description = "Booked trips", version = "1"))
public final class TripContract extends LedgerContract {
    private static final Pattern PAGE_SIZE = Pattern.compile("[1-9][0-9]?|100");

    /** Books a trip: all its legs, their claims, the fare and its split, or nothing. Emits TripBooked. */
    @Transaction(name = "Book", intent = Transaction.TYPE.SUBMIT)
    public String book(Context context, String requestJson) {
        return answer(context, call -> {
            Gateway gateway = call.caller().requireGateway();
            BookTripRequest asked = LedgerJson.parseArgument(requestJson, BookTripRequest.newBuilder())
                    .build();
            BookingRequest request = TripCodec.toRules(asked);
            BookedTrip booked = BookingRules.book(request, gateway, new BookingFacts(call.state(), call.nowMillis()));
            Trip trip = TripCodec.toProto(booked, asked, call.txId());
            call.state().putBooked(request.tripId(), trip, request.holds());
            emit(context, "TripBooked", trip, request.holds());
            return trip;
        });
    }

    /** Cancels a trip of the caller's: claims are free again, holds stay used. Emits TripCancelled. */
    @Transaction(name = "Cancel", intent = Transaction.TYPE.SUBMIT)
    public String cancel(Context context, String tripId) {
        return answer(context, call -> {
            Gateway gateway = call.caller().requireGateway();
            TripId id = new TripId(tripId);
            Trip before = getTrip(call, id);
            BookedTrip cancelled = TripCodec.toRules(before).cancelledBy(gateway, call.nowMillis());
            Trip trip = TripCodec.withStatus(before, cancelled.status());
            List<Hold> holds = TripCodec.holdsOf(trip.getHoldsList());
            call.state().putCancelled(id, trip, holds);
            emit(context, "TripCancelled", trip, holds);
            return trip;
        });
    }

    /** The trip of this id; TRIP_NOT_FOUND when there is none. Any member may ask. */
    @Transaction(name = "Get", intent = Transaction.TYPE.EVALUATE)
    public String get(Context context, String tripId) {
        return answer(context, call -> getTrip(call, new TripId(tripId)));
    }

    /** Trips with a leg of this operator, oldest first, by pages of 1 to 100. For itself, a city or an auditor. */
    @Transaction(name = "ListByOperator", intent = Transaction.TYPE.EVALUATE)
    public String listByOperator(Context context, String operatorId, String pageSize, String bookmark) {
        return answer(context, call -> {
            OperatorId id = new OperatorId(operatorId);
            call.caller().requireReaderOf(id);
            if (!PAGE_SIZE.matcher(pageSize).matches()) {
                throw new Refusal(RefusalCode.INVALID_ARGUMENT, "A page has 1 to 100 trips; correct the page size.");
            }
            return call.state().listTrips(id, Integer.parseInt(pageSize), bookmark);
        });
    }

    private static Trip getTrip(Call call, TripId id) {
        return call.state()
                .findTrip(id)
                .orElseThrow(
                        () -> new Refusal(RefusalCode.TRIP_NOT_FOUND, "No trip " + id + " was booked; check the id."));
    }

    private static void emit(Context context, String event, Trip trip, List<Hold> holds) {
        context.getStub().setEvent(event, LedgerJson.printBytes(TripCodec.toEvent(trip, holds)));
    }
}
