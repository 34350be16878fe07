package org.commonway.gateway.town;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.commonway.ledger.Checkpoint;
import org.commonway.ledger.Commit;
import org.commonway.ledger.Ledger;
import org.commonway.ledger.SignedTransaction;
import org.commonway.ledger.TripChange;
import org.commonway.proto.ledger.v1.BookTripRequest;
import org.commonway.proto.ledger.v1.CancelRequest;
import org.commonway.proto.ledger.v1.Evidence;
import org.commonway.proto.ledger.v1.JournalPage;
import org.commonway.proto.ledger.v1.LegEventRequest;
import org.commonway.proto.ledger.v1.LegId;
import org.commonway.proto.ledger.v1.OpenDisputeRequest;
import org.commonway.proto.ledger.v1.Operator;
import org.commonway.proto.ledger.v1.RepayRequest;
import org.commonway.proto.ledger.v1.RuleDisputeRequest;
import org.commonway.proto.ledger.v1.Settlement;
import org.commonway.proto.ledger.v1.Settlements;
import org.commonway.proto.ledger.v1.Terms;
import org.commonway.proto.ledger.v1.Trip;
import org.commonway.proto.ledger.v1.TripPage;

/** A ledger that takes public logs and can do nothing else; fakes of it override what they need. */
public abstract class StubLedger implements Ledger {
    private final StubFairness fairness = new StubFairness();

    @Override
    public StubFairness fairness() {
        return fairness;
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
    public List<Terms> listTerms() {
        throw new UnsupportedOperationException();
    }

    @Override
    public SignedTransaction prepareBooking(BookTripRequest request) {
        throw new UnsupportedOperationException();
    }

    @Override
    public SignedTransaction prepareBookings(List<BookTripRequest> requests) {
        throw new UnsupportedOperationException();
    }

    @Override
    public SignedTransaction prepareCancellation(CancelRequest request) {
        throw new UnsupportedOperationException();
    }

    @Override
    public SignedTransaction prepareRollback(String tripId) {
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
        throw new UnsupportedOperationException();
    }

    @Override
    public Trip recordLegEvent(LegEventRequest request) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Trip expireLeg(LegId leg) {
        throw new UnsupportedOperationException();
    }

    @Override
    public SignedTransaction prepareRefund(RepayRequest request) {
        throw new UnsupportedOperationException();
    }

    @Override
    public SignedTransaction prepareCompensation(RepayRequest request) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Trip openDispute(OpenDisputeRequest request) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Trip putEvidence(LegId leg, Evidence evidence) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Trip ruleDispute(RuleDisputeRequest request) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Evidence> findEvidence(LegId leg) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Trip purgeEvidence(LegId leg) {
        throw new UnsupportedOperationException();
    }

    @Override
    public JournalPage listJournal(Instant from, Instant until, int pageSize, String bookmark) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Settlement beginSettlement(Instant until) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Settlement netSettlement(int number) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Settlement> findSettlement(int number) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Settlements listSettlements(int pageSize, String bookmark) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Subscription subscribe(Optional<Checkpoint> after, Consumer<TripChange> listener) {
        return () -> {};
    }

    @Override
    public void close() {}
}
