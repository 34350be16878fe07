package org.commonway.gateway.booking;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.UnaryOperator;
import org.commonway.gateway.town.StubLedger;
import org.commonway.ledger.Commit;
import org.commonway.ledger.LedgerOutage;
import org.commonway.ledger.LedgerRefusal;
import org.commonway.ledger.SignedTransaction;
import org.commonway.ledger.envelope.Envelopes;
import org.commonway.proto.hold.v1.Hold;
import org.commonway.proto.ledger.v1.BookTripRequest;
import org.commonway.proto.ledger.v1.BookTripsResponse;
import org.commonway.proto.ledger.v1.BookingReceipt;
import org.commonway.proto.ledger.v1.CancelRequest;
import org.commonway.proto.ledger.v1.Leg;
import org.commonway.proto.ledger.v1.LegStatus;
import org.commonway.proto.ledger.v1.Split;
import org.commonway.proto.ledger.v1.SplitRole;
import org.commonway.proto.ledger.v1.Trip;
import org.commonway.proto.ledger.v1.TripPage;
import org.commonway.proto.ledger.v1.TripStatus;
import org.commonway.proto.type.v1.Moment;
import org.commonway.proto.type.v1.Money;
import org.commonway.proto.type.v1.SignedEnvelope;

/** A ledger in memory that books what it is given, and lets a test ride the legs. */
final class FakeLedger extends StubLedger {
    final Map<String, Trip> trips = new HashMap<>();
    final Map<String, Commit> commits = new HashMap<>();
    /** What cancelling costs, in basis points of each leg's price. */
    int feeBps;
    /** How many transactions may be committed; the others wait. */
    final Semaphore mayCommit = new Semaphore(Integer.MAX_VALUE);
    /** Whether transactions of several trips are found invalid, as when another was faster. */
    boolean sharedOnesConflict;

    private final Faults faults;
    private int prepared;

    FakeLedger(Faults faults) {
        this.faults = faults;
    }

    private static Faults.Kind kind(LedgerOutage.Step step, Fault... possible) {
        return new Faults.Kind(
                Set.of(possible),
                () -> new LedgerOutage(step, "no answer", new IllegalStateException("cut")),
                () -> new LedgerRefusal("ASSET_TAKEN", "The vehicle is booked by another trip; choose another one."));
    }

    private static Faults.Kind endorsing() {
        return kind(LedgerOutage.Step.ENDORSE, Fault.REQUEST_LOST, Fault.ANSWER_LOST, Fault.REFUSED);
    }

    @Override
    public synchronized SignedTransaction prepareBooking(BookTripRequest request) {
        return faults.step("prepare", endorsing(), () -> prepared(booked(request), receipt(request)));
    }

    @Override
    public synchronized SignedTransaction prepareBookings(List<BookTripRequest> requests) {
        TripPage.Builder after = TripPage.newBuilder();
        BookTripsResponse.Builder answer = BookTripsResponse.newBuilder();
        for (BookTripRequest request : requests) {
            after.addTrips(booked(request));
            answer.addOutcomesBuilder().setTripId(request.getTripId()).setBooked(receipt(request));
        }
        return prepared(after.build(), answer.build());
    }

    private static BookingReceipt receipt(BookTripRequest request) {
        return BookingReceipt.newBuilder()
                .setTripId(request.getTripId())
                .setBookedAt(moment())
                .addSplits(split(SplitRole.SPLIT_ROLE_OPERATOR, "metro", request.getFare()))
                .addSplits(split(
                        SplitRole.SPLIT_ROLE_CITY,
                        "CityMSP",
                        request.getFare().toBuilder().setMinorUnits(0).build()))
                .build();
    }

    private static Moment moment() {
        return Moment.newBuilder().setEpochMillis(Trips.NOW.toEpochMilli()).build();
    }

    private static Split split(SplitRole role, String party, Money amount) {
        return Split.newBuilder()
                .setRole(role)
                .setPartyId(party)
                .setAmount(amount)
                .build();
    }

    private SignedTransaction prepared(Trip after, Message answer) {
        return prepared(TripPage.newBuilder().addTrips(after).build(), answer);
    }

    private SignedTransaction prepared(TripPage after, Message answer) {
        String txId = "tx" + ++prepared;
        return new SignedTransaction(txId, after.toByteString(), answer.toByteString());
    }

    private static Trip booked(BookTripRequest request) {
        Trip.Builder trip = Trip.newBuilder()
                .setTripId(request.getTripId())
                .setStatus(TripStatus.TRIP_STATUS_CONFIRMED)
                .addAllHolds(request.getHoldsList())
                .setFare(request.getFare())
                .setEntries(1);
        request.getHoldsList()
                .forEach(hold -> trip.addLegs(Leg.newBuilder().setStatus(LegStatus.LEG_STATUS_NOT_STARTED)));
        return trip.build();
    }

    @Override
    public synchronized SignedTransaction prepareCancellation(CancelRequest request) {
        return faults.step(
                "prepare cancellation",
                endorsing(),
                () -> request.getHoldId().isEmpty()
                        ? takeBack(request.getTripId(), TripStatus.TRIP_STATUS_CANCELLED, feeBps)
                        : takeLegBack(request));
    }

    @Override
    public synchronized SignedTransaction prepareRollback(String tripId) {
        return faults.step("prepare rollback", endorsing(), () -> takeBack(tripId, TripStatus.TRIP_STATUS_ROLLBACK, 0));
    }

    private SignedTransaction takeBack(String tripId, TripStatus status, int bps) {
        Trip before = trips.get(tripId);
        if (before == null || before.getStatus() != TripStatus.TRIP_STATUS_CONFIRMED) {
            throw new LedgerRefusal("ILLEGAL_TRANSITION", "Not in a status that can be cancelled.");
        }
        Trip.Builder after = before.toBuilder().setStatus(status).setEntries(before.getEntries() + 1);
        for (int number = 0; number < before.getLegsCount(); number++) {
            long price = price(before.getHolds(number)).getMinorUnits();
            after.getLegsBuilder(number)
                    .setStatus(LegStatus.LEG_STATUS_CANCELLED)
                    .setCharged(price(before.getHolds(number)).toBuilder().setMinorUnits(price * bps / 10_000));
        }
        return prepared(after.build(), after.build().toBuilder().clearHolds().build());
    }

    private SignedTransaction takeLegBack(CancelRequest request) {
        Trip before = trips.get(request.getTripId());
        Trip.Builder after = before.toBuilder().setEntries(before.getEntries() + 1);
        for (int number = 0; number < before.getLegsCount(); number++) {
            Hold hold = Envelopes.read(before.getHolds(number), Hold.getDefaultInstance());
            if (hold.getHoldId().equals(request.getHoldId())) {
                long fee = hold.getPrice().getMinorUnits() * feeBps / 10_000;
                after.getLegsBuilder(number)
                        .setStatus(LegStatus.LEG_STATUS_CANCELLED)
                        .setCharged(hold.getPrice().toBuilder().setMinorUnits(fee));
            }
        }
        return prepared(after.build(), after.build().toBuilder().clearHolds().build());
    }

    /** How the whole trip stands, as the contract derives it from its legs. */
    synchronized void under(String tripId, TripStatus status) {
        trips.computeIfPresent(
                tripId, (id, trip) -> trip.toBuilder().setStatus(status).build());
    }

    private static Money price(SignedEnvelope hold) {
        return Envelopes.read(hold, Hold.getDefaultInstance()).getPrice();
    }

    @Override
    public Commit submit(SignedTransaction transaction) {
        mayCommit.acquireUninterruptibly();
        return commitOnce(transaction);
    }

    private synchronized Commit commitOnce(SignedTransaction transaction) {
        Faults.Kind kind = kind(LedgerOutage.Step.COMMIT_STATUS, Fault.REQUEST_LOST, Fault.ANSWER_LOST, Fault.REFUSED);
        return faults.step(
                "submit", kind, () -> commits.computeIfAbsent(transaction.txId(), id -> commit(transaction)));
    }

    private Commit commit(SignedTransaction transaction) {
        try {
            TripPage page = TripPage.parseFrom(transaction.bytes());
            if (sharedOnesConflict && page.getTripsCount() > 1) {
                throw new LedgerRefusal("MVCC_READ_CONFLICT", "Another transaction was faster; try again.");
            }
            page.getTripsList().forEach(this::put);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException(e);
        }
        return new Commit(transaction.txId(), commits.size());
    }

    private void put(Trip after) {
        Trip before = trips.put(after.getTripId(), after);
        if (before != null && before.getEntries() >= after.getEntries()) {
            throw new AssertionError("trip booked or taken back twice");
        }
    }

    /** What happens on a leg, as its operator reports it. */
    synchronized void ride(String tripId, int leg, UnaryOperator<Leg.Builder> step) {
        trips.computeIfPresent(tripId, (id, trip) -> {
            Trip.Builder after = trip.toBuilder().setEntries(trip.getEntries() + 1);
            after.setLegs(leg, step.apply(after.getLegsBuilder(leg)));
            return after.build();
        });
    }

    @Override
    public synchronized Optional<Trip> findTrip(String tripId) {
        Faults.Kind kind = kind(LedgerOutage.Step.EVALUATE, Fault.REQUEST_LOST, Fault.ANSWER_LOST);
        return faults.step("find trip", kind, () -> Optional.ofNullable(trips.get(tripId)));
    }
}
