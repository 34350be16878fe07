package org.commonway.gateway.town;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.commonway.ledger.Checkpoint;
import org.commonway.ledger.Commit;
import org.commonway.ledger.Ledger;
import org.commonway.ledger.LedgerOutage;
import org.commonway.ledger.SignedTransaction;
import org.commonway.ledger.TripChange;
import org.commonway.proto.ledger.v1.BookTripRequest;
import org.commonway.proto.ledger.v1.Operator;
import org.commonway.proto.ledger.v1.Terms;
import org.commonway.proto.ledger.v1.Trip;
import org.commonway.proto.ledger.v1.TripPage;

/** A ledger that knows operators and nothing else; it can be down. */
public final class ListedOperators implements Ledger {
    public final List<Operator> operators = new CopyOnWriteArrayList<>();
    public volatile boolean down;

    @Override
    public List<Operator> listOperators() {
        if (down) {
            throw new LedgerOutage(LedgerOutage.Step.EVALUATE, "down", new IllegalStateException("down"));
        }
        return List.copyOf(operators);
    }

    @Override
    public Operator registerOperator(Operator operator) {
        operators.add(operator);
        return operator;
    }

    @Override
    public Optional<Operator> findOperator(String operatorId) {
        return operators.stream()
                .filter(operator -> operator.getOperatorId().equals(operatorId))
                .findFirst();
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
    public SignedTransaction prepareBooking(BookTripRequest request) {
        throw new UnsupportedOperationException();
    }

    @Override
    public SignedTransaction prepareCancellation(String tripId) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Commit submit(SignedTransaction transaction) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Trip> findTrip(String tripId) {
        return Optional.empty();
    }

    @Override
    public TripPage listTripsByOperator(String operatorId, int pageSize, String bookmark) {
        return TripPage.getDefaultInstance();
    }

    @Override
    public Subscription subscribe(Optional<Checkpoint> after, Consumer<TripChange> listener) {
        return () -> {};
    }

    @Override
    public void close() {}
}
