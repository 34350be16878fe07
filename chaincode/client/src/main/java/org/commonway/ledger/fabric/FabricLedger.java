package org.commonway.ledger.fabric;

import io.grpc.ManagedChannel;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.Function;
import org.commonway.ledger.Checkpoint;
import org.commonway.ledger.Commit;
import org.commonway.ledger.Fairness;
import org.commonway.ledger.Ledger;
import org.commonway.ledger.SignedTransaction;
import org.commonway.ledger.TripChange;
import org.commonway.proto.ledger.v1.BeginSettlementRequest;
import org.commonway.proto.ledger.v1.BookTripRequest;
import org.commonway.proto.ledger.v1.BookTripsRequest;
import org.commonway.proto.ledger.v1.CancelRequest;
import org.commonway.proto.ledger.v1.Evidence;
import org.commonway.proto.ledger.v1.JournalPage;
import org.commonway.proto.ledger.v1.LegEventRequest;
import org.commonway.proto.ledger.v1.LegId;
import org.commonway.proto.ledger.v1.OpenDisputeRequest;
import org.commonway.proto.ledger.v1.Operator;
import org.commonway.proto.ledger.v1.Operators;
import org.commonway.proto.ledger.v1.RepayRequest;
import org.commonway.proto.ledger.v1.RuleDisputeRequest;
import org.commonway.proto.ledger.v1.Settlement;
import org.commonway.proto.ledger.v1.Settlements;
import org.commonway.proto.ledger.v1.Terms;
import org.commonway.proto.ledger.v1.TermsSchedule;
import org.commonway.proto.ledger.v1.Trip;
import org.commonway.proto.ledger.v1.TripPage;
import org.commonway.proto.type.v1.Moment;

/** The ledger on Hyperledger Fabric, a real network or the embedded one alike: both serve Fabric's gateway service. */
public final class FabricLedger implements Ledger {

    private final LedgerConnection connection;
    private final Routes routes;
    private final FabricCalls calls;
    private final Queue<EventReader> readers = new ConcurrentLinkedQueue<>();

    FabricLedger(LedgerConnection connection, Credentials credentials, Function<String, ManagedChannel> opener) {
        this.connection = connection;
        this.routes = Routes.open(connection, credentials, opener);
        this.calls = new FabricCalls(connection, credentials, routes);
    }

    /**
     * The ledger behind this connection. Returns at once, whether or not it answers: calls throw LedgerOutage until it
     * does. Throws {@link UnusableConnection} when the settings or their files cannot be used.
     */
    public static FabricLedger connect(LedgerConnection connection) {
        Credentials credentials = Credentials.read(connection.mspId(), connection.identityFolder());
        return new FabricLedger(connection, credentials, address -> Channels.open(address, connection.trustFile()));
    }

    @Override
    public Operator registerOperator(Operator operator) {
        return calls.change(Operator.parser(), "operators:Register", operator);
    }

    @Override
    public List<Operator> listOperators() {
        return calls.all(
                bookmark -> calls.evaluate(Operators.parser(), "operators:List", FabricCalls.LARGEST_PAGE, bookmark),
                Operators::getOperatorsList,
                Operators::getBookmark);
    }

    @Override
    public Optional<Operator> findOperator(String operatorId) {
        return calls.find("OPERATOR_NOT_FOUND", () -> calls.evaluate(Operator.parser(), "operators:Get", operatorId));
    }

    @Override
    public Terms putTerms(Terms terms) {
        return calls.change(Terms.parser(), "terms:Put", terms);
    }

    @Override
    public Terms getTermsInForce() {
        return calls.evaluate(Terms.parser(), "terms:InForce");
    }

    @Override
    public List<Terms> listTerms() {
        return calls.evaluate(TermsSchedule.parser(), "terms:Schedule").getVersionsList();
    }

    @Override
    public SignedTransaction prepareBooking(BookTripRequest request) {
        return calls.prepare("trips:Book", request);
    }

    @Override
    public SignedTransaction prepareBookings(List<BookTripRequest> requests) {
        return calls.prepare(
                "trips:BookMany",
                BookTripsRequest.newBuilder().addAllTrips(requests).build());
    }

    @Override
    public SignedTransaction prepareCancellation(CancelRequest request) {
        return calls.prepare("trips:Cancel", request);
    }

    @Override
    public SignedTransaction prepareRollback(String tripId) {
        return calls.prepare("trips:Rollback", tripId);
    }

    @Override
    public Optional<Trip> findTrip(String tripId) {
        return calls.find("TRIP_NOT_FOUND", () -> calls.evaluate(Trip.parser(), "trips:Get", tripId));
    }

    @Override
    public TripPage listTripsByOperator(String operatorId, int pageSize, String bookmark) {
        return calls.evaluate(TripPage.parser(), "trips:ListByOperator", operatorId, pageSize, bookmark);
    }

    @Override
    public Trip recordLegEvent(LegEventRequest request) {
        return calls.change(Trip.parser(), "trips:RecordLegEvent", request);
    }

    @Override
    public Trip expireLeg(LegId leg) {
        return calls.change(Trip.parser(), "trips:ExpireLeg", leg);
    }

    @Override
    public SignedTransaction prepareRefund(RepayRequest request) {
        return calls.prepare("trips:Refund", request);
    }

    @Override
    public SignedTransaction prepareCompensation(RepayRequest request) {
        return calls.prepare("trips:Compensate", request);
    }

    @Override
    public Trip openDispute(OpenDisputeRequest request) {
        return calls.change(Trip.parser(), "trips:OpenDispute", request);
    }

    @Override
    public Trip putEvidence(LegId leg, Evidence evidence) {
        Map<String, byte[]> secrets = Map.of(
                "evidence", evidence.getContent().toByteArray(),
                "salt", evidence.getSalt().toByteArray());
        return calls.change(Trip.parser(), Peers.of(cityOf(leg), secrets), "trips:PutEvidence", leg);
    }

    @Override
    public Trip ruleDispute(RuleDisputeRequest request) {
        return calls.change(Trip.parser(), "trips:RuleDispute", request);
    }

    @Override
    public Optional<Evidence> findEvidence(LegId leg) {
        return Optional.of(calls.evaluate(Evidence.parser(), Peers.of(cityOf(leg)), "trips:GetEvidence", leg))
                .filter(evidence -> !evidence.getSalt().isEmpty());
    }

    @Override
    public Trip purgeEvidence(LegId leg) {
        return calls.change(Trip.parser(), Peers.of(cityOf(leg)), "trips:PurgeEvidence", leg);
    }

    /** The organisation whose peers alone have the evidence of this leg: that of the terms the trip was booked under. */
    private String cityOf(LegId leg) {
        return calls.evaluate(Trip.parser(), "trips:Get", leg.getTripId()).getCityMspId();
    }

    @Override
    public JournalPage listJournal(Instant from, Instant until, int pageSize, String bookmark) {
        return calls.evaluate(
                JournalPage.parser(), "journal:List", from.toEpochMilli(), until.toEpochMilli(), pageSize, bookmark);
    }

    @Override
    public Settlement beginSettlement(Instant until) {
        BeginSettlementRequest request = BeginSettlementRequest.newBuilder()
                .setUntil(Moment.newBuilder().setEpochMillis(until.toEpochMilli()))
                .build();
        return calls.change(Settlement.parser(), "settlements:Begin", request);
    }

    @Override
    public Settlement netSettlement(int number) {
        return calls.change(Settlement.parser(), "settlements:Net", number);
    }

    @Override
    public Optional<Settlement> findSettlement(int number) {
        return calls.find("SETTLEMENT_NOT_FOUND", () -> calls.evaluate(Settlement.parser(), "settlements:Get", number));
    }

    @Override
    public Settlements listSettlements(int pageSize, String bookmark) {
        return calls.evaluate(Settlements.parser(), "settlements:List", pageSize, bookmark);
    }

    @Override
    public Fairness fairness() {
        return new FabricFairness(calls);
    }

    @Override
    public Commit submit(SignedTransaction transaction) {
        return calls.submit(transaction);
    }

    @Override
    public Subscription subscribe(Optional<Checkpoint> after, Consumer<TripChange> listener) {
        EventReader reader = new EventReader(routes, connection.chaincode(), after, listener);
        readers.add(reader);
        reader.start();
        return () -> {
            readers.remove(reader);
            reader.close();
        };
    }

    @Override
    public void close() {
        readers.forEach(EventReader::close);
        readers.clear();
        calls.close();
    }
}
