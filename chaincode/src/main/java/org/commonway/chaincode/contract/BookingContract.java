package org.commonway.chaincode.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.commonway.chaincode.call.Call;
import org.commonway.chaincode.codec.TripCodec;
import org.commonway.proto.ledger.v1.BookTripRequest;
import org.commonway.proto.ledger.v1.BookTripsRequest;
import org.commonway.proto.ledger.v1.BookTripsResponse;
import org.commonway.proto.ledger.v1.BookingOutcome;
import org.commonway.proto.ledger.v1.BookingReceipt;
import org.commonway.proto.ledger.v1.RefusalNote;
import org.commonway.proto.ledger.v1.TripEvents;
import org.commonway.rules.refusal.Refusal;
import org.commonway.rules.refusal.RefusalCode;
import org.commonway.rules.trip.BookingRules;
import org.commonway.rules.trip.LedgerFacts;
import org.commonway.rules.trip.TripChange;

/** Booking: all legs of a trip, their claims and its fare, or nothing. */
public final class BookingContract {
    private static final int MOST_TRIPS = 32;

    private BookingContract() {}

    private record Booked(BookTripRequest request, TripChange change) {}

    /** Books a trip. Emits TripsBooked. */
    public static BookingReceipt book(Call call, BookTripRequest request) {
        Booked booked = check(call, request, call.state());
        write(call, List.of(booked));
        return TripCodec.toReceipt(booked.change().trip());
    }

    /** Books each trip that the law books, as if one after the other, and says why it does not book the others. */
    public static BookTripsResponse bookMany(Call call, BookTripsRequest asked) {
        if (asked.getTripsCount() < 1 || asked.getTripsCount() > MOST_TRIPS) {
            throw new Refusal(RefusalCode.TRIP_COUNT);
        }
        call.caller().requireGateway();
        LedgerFacts facts = call.state();
        List<Booked> all = new ArrayList<>();
        BookTripsResponse.Builder answer = BookTripsResponse.newBuilder();
        for (BookTripRequest request : asked.getTripsList()) {
            BookingOutcome.Builder outcome = answer.addOutcomesBuilder().setTripId(request.getTripId());
            try {
                Booked booked = check(call, request, facts);
                all.add(booked);
                facts = facts.withBooked(booked.change().trip());
                outcome.setBooked(TripCodec.toReceipt(booked.change().trip()));
            } catch (Refusal refusal) {
                outcome.setRefusal(
                        RefusalNote.newBuilder().setCode(refusal.code().name()).setSentence(refusal.sentence()));
            }
        }
        write(call, all);
        return answer.build();
    }

    private static Booked check(Call call, BookTripRequest request, LedgerFacts facts) {
        return new Booked(request, BookingRules.book(TripCodec.toRules(request), call.caller(), facts));
    }

    private static Set<String> ownersOf(Call call, org.commonway.rules.trip.Trip trip) {
        return trip.legs().stream()
                .map(leg -> call.state().getOperator(leg.hold().operatorId()).mspId())
                .collect(Collectors.toSet());
    }

    private static void write(Call call, List<Booked> all) {
        if (all.isEmpty()) {
            return;
        }
        TripEvents.Builder events = TripEvents.newBuilder();
        for (Booked booked : all) {
            TripChange change = booked.change();
            call.state()
                    .trips()
                    .putBooked(
                            change.trip().id(),
                            TripCodec.toProto(change.trip(), booked.request(), call.txId()),
                            ownersOf(call, change.trip()));
            events.addTrips(TripCodec.toEvent(change.trip(), change.trip().legs()));
        }
        call.state().trips().putTogether(all.stream().map(Booked::change).toList());
        call.emit("TripsBooked", events.build());
    }
}
