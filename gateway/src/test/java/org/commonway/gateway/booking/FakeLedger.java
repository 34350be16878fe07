package org.commonway.gateway.booking;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.commonway.ledger.Checkpoint;
import org.commonway.ledger.Commit;
import org.commonway.ledger.Ledger;
import org.commonway.ledger.LedgerOutage;
import org.commonway.ledger.LedgerRefusal;
import org.commonway.ledger.SignedTransaction;
import org.commonway.ledger.TripChange;
import org.commonway.proto.ledger.v1.BookTripRequest;
import org.commonway.proto.ledger.v1.Operator;
import org.commonway.proto.ledger.v1.Split;
import org.commonway.proto.ledger.v1.SplitRole;
import org.commonway.proto.ledger.v1.Terms;
import org.commonway.proto.ledger.v1.Trip;
import org.commonway.proto.ledger.v1.TripPage;
import org.commonway.proto.ledger.v1.TripStatus;

/** A ledger in memory that books what it is given. */
final class FakeLedger implements Ledger {
    final Map<String, Trip> trips = new HashMap<>();
    final Map<String, Commit> commits = new HashMap<>();
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

    @Override
    public synchronized SignedTransaction prepareBooking(BookTripRequest request) {
        Faults.Kind kind = kind(LedgerOutage.Step.ENDORSE, Fault.REQUEST_LOST, Fault.ANSWER_LOST, Fault.REFUSED);
        return faults.step("prepare", kind, () -> {
            try {
                String result = JsonFormat.printer()
                        .omittingInsignificantWhitespace()
                        .print(trip(request, TripStatus.TRIP_STATUS_CONFIRMED));
                ByteString bytes = ByteString.copyFromUtf8("B").concat(request.toByteString());
                return new SignedTransaction("tx" + ++prepared, bytes, result);
            } catch (InvalidProtocolBufferException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static Trip trip(BookTripRequest request, TripStatus status) {
        return Trip.newBuilder()
                .setTripId(request.getTripId())
                .setStatus(status)
                .setFare(request.getFare())
                .addSplits(Split.newBuilder()
                        .setRole(SplitRole.SPLIT_ROLE_OPERATOR)
                        .setPartyId("metro")
                        .setAmount(request.getFare()))
                .addSplits(Split.newBuilder()
                        .setRole(SplitRole.SPLIT_ROLE_CITY)
                        .setPartyId("CityMSP")
                        .setAmount(request.getFare().toBuilder().setMinorUnits(0)))
                .build();
    }

    @Override
    public synchronized SignedTransaction prepareCancellation(String tripId) {
        Faults.Kind kind = kind(LedgerOutage.Step.ENDORSE, Fault.REQUEST_LOST, Fault.ANSWER_LOST, Fault.REFUSED);
        return faults.step("prepare cancellation", kind, () -> {
            if (trips.get(tripId) == null || trips.get(tripId).getStatus() != TripStatus.TRIP_STATUS_CONFIRMED) {
                throw new LedgerRefusal("TRIP_NOT_CANCELLABLE", "Not in a status that can be cancelled.");
            }
            return new SignedTransaction("tx" + ++prepared, ByteString.copyFromUtf8("C" + tripId), "");
        });
    }

    @Override
    public synchronized Commit submit(SignedTransaction transaction) {
        Faults.Kind kind = kind(LedgerOutage.Step.COMMIT_STATUS, Fault.REQUEST_LOST, Fault.ANSWER_LOST, Fault.REFUSED);
        return faults.step(
                "submit", kind, () -> commits.computeIfAbsent(transaction.txId(), id -> commit(transaction)));
    }

    private Commit commit(SignedTransaction transaction) {
        ByteString content = transaction.bytes().substring(1);
        try {
            if (transaction.bytes().byteAt(0) == 'B') {
                BookTripRequest request = BookTripRequest.parseFrom(content);
                Trip before = trips.putIfAbsent(request.getTripId(), trip(request, TripStatus.TRIP_STATUS_CONFIRMED));
                if (before != null) {
                    throw new AssertionError("trip booked twice");
                }
            } else {
                trips.computeIfPresent(
                        content.toStringUtf8(),
                        (id, trip) -> trip.toBuilder()
                                .setStatus(TripStatus.TRIP_STATUS_CANCELLED)
                                .build());
            }
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException(e);
        }
        return new Commit(transaction.txId(), commits.size());
    }

    @Override
    public synchronized Optional<Trip> findTrip(String tripId) {
        Faults.Kind kind = kind(LedgerOutage.Step.EVALUATE, Fault.REQUEST_LOST, Fault.ANSWER_LOST);
        return faults.step("find trip", kind, () -> Optional.ofNullable(trips.get(tripId)));
    }

    @Override
    public Operator registerOperator(Operator operator) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Operator> listOperators() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Operator> findOperator(String operatorId) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Terms putTerms(Terms terms) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Terms getTermsInForce() {
        throw new UnsupportedOperationException();
    }

    @Override
    public TripPage listTripsByOperator(String operatorId, int pageSize, String bookmark) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Subscription subscribe(Optional<Checkpoint> after, Consumer<TripChange> listener) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
