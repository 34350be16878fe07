package org.commonway.ledger.fabric;

import com.google.protobuf.ByteString;
import io.grpc.ManagedChannel;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.commonway.ledger.Checkpoint;
import org.commonway.ledger.Commit;
import org.commonway.ledger.Ledger;
import org.commonway.ledger.LedgerOutage.Step;
import org.commonway.ledger.LedgerRefusal;
import org.commonway.ledger.SignedTransaction;
import org.commonway.ledger.TripChange;
import org.commonway.proto.ledger.v1.BookTripRequest;
import org.commonway.proto.ledger.v1.Operator;
import org.commonway.proto.ledger.v1.Operators;
import org.commonway.proto.ledger.v1.Terms;
import org.commonway.proto.ledger.v1.Trip;
import org.commonway.proto.ledger.v1.TripPage;
import org.hyperledger.fabric.client.EndorseException;
import org.hyperledger.fabric.client.Gateway;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.client.Hash;
import org.hyperledger.fabric.client.Network;
import org.hyperledger.fabric.client.Proposal;
import org.hyperledger.fabric.client.Transaction;

/** The ledger on Hyperledger Fabric, a real network or the embedded one alike: both serve Fabric's gateway service. */
public final class FabricLedger implements Ledger {
    private static final long CLOSE_SECONDS = 5;

    private final LedgerConnection connection;
    private final Credentials credentials;
    private final ManagedChannel channel;
    private final Gateway gateway;
    private final Network network;
    private final BadNews badNews;
    private final Queue<EventReader> readers = new ConcurrentLinkedQueue<>();

    FabricLedger(LedgerConnection connection, Credentials credentials, ManagedChannel channel) {
        this.connection = connection;
        this.credentials = credentials;
        this.channel = channel;
        this.badNews = new BadNews(connection.address());
        Deadlines deadlines = connection.deadlines();
        this.gateway = Gateway.newInstance()
                .identity(credentials.identity())
                .signer(credentials.signer())
                .hash(Hash.SHA256)
                .connection(channel)
                .evaluateOptions(options ->
                        options.withDeadlineAfter(deadlines.evaluate().toNanos(), TimeUnit.NANOSECONDS))
                .endorseOptions(
                        options -> options.withDeadlineAfter(deadlines.endorse().toNanos(), TimeUnit.NANOSECONDS))
                .connect();
        this.network = gateway.getNetwork(connection.channel());
    }

    /**
     * The ledger behind this connection. Returns at once, whether or not it answers: calls throw LedgerOutage until it
     * does. Throws {@link UnusableConnection} when the settings or their files cannot be used.
     */
    public static FabricLedger connect(LedgerConnection connection) {
        Credentials credentials = Credentials.read(connection.mspId(), connection.identityFolder());
        ManagedChannel channel = Channels.open(connection.address(), connection.trustFile());
        return new FabricLedger(connection, credentials, channel);
    }

    @Override
    public Operator registerOperator(Operator operator) {
        SignedTransaction transaction = prepare("operators", "Register", LedgerMessages.print(operator));
        submit(transaction);
        return LedgerMessages.parse(resultOf(transaction), Operator.newBuilder())
                .build();
    }

    @Override
    public List<Operator> listOperators() {
        return LedgerMessages.parse(evaluate("operators", "List"), Operators.newBuilder())
                .build()
                .getOperatorsList();
    }

    @Override
    public Optional<Operator> findOperator(String operatorId) {
        return unless(
                "OPERATOR_NOT_FOUND",
                () -> LedgerMessages.parse(evaluate("operators", "Get", operatorId), Operator.newBuilder())
                        .build());
    }

    @Override
    public Terms putTerms(Terms terms) {
        SignedTransaction transaction = prepare("terms", "Put", LedgerMessages.print(terms));
        submit(transaction);
        return LedgerMessages.parse(resultOf(transaction), Terms.newBuilder()).build();
    }

    @Override
    public Terms getTermsInForce() {
        return LedgerMessages.parse(evaluate("terms", "InForce"), Terms.newBuilder())
                .build();
    }

    @Override
    public SignedTransaction prepareBooking(BookTripRequest request) {
        return prepare("trips", "Book", LedgerMessages.print(request));
    }

    @Override
    public SignedTransaction prepareCancellation(String tripId) {
        return prepare("trips", "Cancel", tripId);
    }

    @Override
    public Commit submit(SignedTransaction transaction) {
        Transaction same;
        try {
            same = gateway.newTransaction(transaction.bytes().toByteArray());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the bytes of transaction " + transaction.txId() + " are not whole", e);
        }
        return new Submission(channel, badNews, connection.deadlines().commit()).submit(same);
    }

    @Override
    public Optional<Trip> findTrip(String tripId) {
        return unless(
                "TRIP_NOT_FOUND",
                () -> LedgerMessages.parse(evaluate("trips", "Get", tripId), Trip.newBuilder())
                        .build());
    }

    @Override
    public TripPage listTripsByOperator(String operatorId, int pageSize, String bookmark) {
        byte[] page = evaluate("trips", "ListByOperator", operatorId, Integer.toString(pageSize), bookmark);
        return LedgerMessages.parse(page, TripPage.newBuilder()).build();
    }

    @Override
    public Subscription subscribe(Optional<Checkpoint> after, Consumer<TripChange> listener) {
        EventReader reader =
                new EventReader(network, connection.chaincode(), after, listener, channel::resetConnectBackoff);
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
        gateway.close();
        channel.shutdown();
        try {
            if (!channel.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                channel.shutdownNow();
            }
        } catch (InterruptedException e) {
            channel.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    /** Endorses and signs. The signature is in the bytes, so that whoever has them can submit them. */
    private SignedTransaction prepare(String contract, String function, String... arguments) {
        try {
            Transaction endorsed = proposal(contract, function, arguments).endorse();
            byte[] signature = credentials.signer().sign(endorsed.getDigest());
            byte[] bytes =
                    gateway.newSignedTransaction(endorsed.getBytes(), signature).getBytes();
            return new SignedTransaction(
                    endorsed.getTransactionId(),
                    ByteString.copyFrom(bytes),
                    new String(endorsed.getResult(), StandardCharsets.UTF_8));
        } catch (EndorseException e) {
            channel.resetConnectBackoff();
            throw badNews.of(Step.ENDORSE, e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM cannot sign with P-256", e);
        }
    }

    private byte[] evaluate(String contract, String function, String... arguments) {
        try {
            return proposal(contract, function, arguments).evaluate();
        } catch (GatewayException e) {
            // Else gRPC would wait up to two minutes before it tries a server again that was down.
            channel.resetConnectBackoff();
            throw badNews.of(Step.EVALUATE, e);
        }
    }

    private Proposal proposal(String contract, String function, String... arguments) {
        return network.getContract(connection.chaincode(), contract)
                .newProposal(function)
                .addArguments(arguments)
                .build();
    }

    private static byte[] resultOf(SignedTransaction transaction) {
        return transaction.result().getBytes(StandardCharsets.UTF_8);
    }

    private static <T> Optional<T> unless(String code, Supplier<T> question) {
        try {
            return Optional.of(question.get());
        } catch (LedgerRefusal refusal) {
            if (refusal.code().equals(code)) {
                return Optional.empty();
            }
            throw refusal;
        }
    }
}
