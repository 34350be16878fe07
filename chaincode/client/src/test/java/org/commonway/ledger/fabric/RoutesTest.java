package org.commonway.ledger.fabric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.Server;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.commonway.ledger.LedgerOutage;
import org.commonway.ledger.LedgerRefusal;
import org.commonway.ledger.SignedTransaction;
import org.hyperledger.fabric.client.identity.Identity;
import org.hyperledger.fabric.protos.gateway.PreparedTransaction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A client that knows two peers: its own organisation's, which it prefers, and another's. */
class RoutesTest {
    private static final String TRIP = "01890a5d-ac96-774b-bcce-b302099a8057";
    private static final Duration SHORT = Duration.ofSeconds(5);

    private final FakeGateway own = new FakeGateway();
    private final FakeGateway other = new FakeGateway();
    private Server ownPeer;
    private Server otherPeer;
    private FabricCalls calls;
    private Routes routes;
    private final AtomicLong now = new AtomicLong();

    @BeforeEach
    void connect() throws Exception {
        ownPeer = serve(own);
        otherPeer = serve(other);
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        Credentials credentials = new Credentials(
                new Identity() {
                    @Override
                    public String getMspId() {
                        return "CoopMSP";
                    }

                    @Override
                    public byte[] getCredentials() {
                        return new byte[] {1};
                    }
                },
                new LowSSigner((ECPrivateKey) generator.generateKeyPair().getPrivate()));
        LedgerConnection connection = new LedgerConnection(
                address(ownPeer) + ", " + address(otherPeer),
                "mobility",
                "commonway",
                "CoopMSP",
                Path.of("unused"),
                Path.of("unused"),
                new Deadlines(SHORT, SHORT, SHORT));
        List<Route> ways = connection.addresses().stream()
                .map(address -> new Route(
                        address,
                        connection,
                        credentials,
                        Channels.builder(address).usePlaintext().build()))
                .toList();
        routes = new Routes(ways, now::get);
        calls = new FabricCalls(connection, credentials, routes);
    }

    @AfterEach
    void end() {
        calls.close();
        ownPeer.shutdownNow();
        otherPeer.shutdownNow();
    }

    private static Server serve(FakeGateway gateway) throws Exception {
        return NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .addService(gateway)
                .build()
                .start();
    }

    private static String address(Server server) {
        return "127.0.0.1:" + server.getPort();
    }

    private SignedTransaction prepare() {
        return calls.prepare("trips:Rollback", TRIP);
    }

    @Test
    void the_own_peer_is_asked_while_it_answers() {
        prepare();
        calls.submit(prepare());

        assertThat(own.proposals).hasSize(2);
        assertThat(other.proposals).isEmpty();
        assertThat(other.submitted).isEmpty();
    }

    @Test
    void what_the_own_peer_cannot_endorse_another_peer_is_asked_at_once() {
        // As a Fabric peer answers whose own chaincode server is down.
        own.failures.add(
                Status.ABORTED.withDescription("failed to endorse transaction").asRuntimeException());

        assertThat(prepare().txId()).isNotEmpty();
        assertThat(other.proposals).hasSize(1);
    }

    @Test
    void a_peer_that_failed_is_left_alone_for_ten_seconds_and_then_preferred_again() {
        ownPeer.shutdownNow();
        prepare();
        now.addAndGet(Duration.ofSeconds(9).toNanos());
        prepare();
        assertThat(other.proposals).hasSize(2);

        now.addAndGet(Duration.ofSeconds(2).toNanos());
        own.proposals.clear();
        prepare(); // it is asked, is still down, and the other one helps out
        assertThat(other.proposals).hasSize(3);
    }

    @Test
    void of_many_callers_one_finds_out_whether_a_peer_that_failed_answers_again() throws Exception {
        prepare();
        own.failures.add(
                Status.DEADLINE_EXCEEDED.withDescription("it said nothing").asRuntimeException());
        prepare();
        now.addAndGet(Duration.ofSeconds(11).toNanos());

        Route probed = routes.best();
        assertThat(routes.best()).isNotSameAs(probed);
        routes.answered(probed);

        assertThat(routes.best()).isSameAs(probed);
    }

    @Test
    void a_peer_that_cannot_be_reached_is_not_waited_for() {
        prepare();
        Route first = routes.best();
        ownPeer.shutdownNow();
        prepare();
        now.addAndGet(Duration.ofMinutes(1).toNanos());

        assertThat(routes.best()).isNotSameAs(first);
    }

    @Test
    void a_transaction_whose_peer_went_away_is_handed_to_another_one_the_same() throws Exception {
        SignedTransaction transaction = prepare();
        ownPeer.shutdownNow();

        assertThat(calls.submit(transaction).txId()).isEqualTo(transaction.txId());
        assertThat(other.submitted).hasSize(1);
        assertThat(other.submitted.get(0))
                .isEqualTo(PreparedTransaction.parseFrom(transaction.bytes()).getEnvelope());
    }

    @Test
    void a_refusal_of_the_contract_is_an_answer_and_nobody_else_is_asked() {
        own.failures.add(FakeGateway.refusedByContract("HOLD_EXPIRED: Hold 1 has expired; hold the leg again."));

        assertThatThrownBy(this::prepare).isInstanceOf(LedgerRefusal.class);
        assertThat(other.proposals).isEmpty();
    }

    @Test
    void when_no_peer_answers_the_outage_is_told_after_each_was_asked_once() {
        ownPeer.shutdownNow();
        otherPeer.shutdownNow();

        assertThatThrownBy(this::prepare).isInstanceOf(LedgerOutage.class).hasMessageContaining("does not answer");
    }

    @Test
    void an_identity_that_is_not_accepted_is_not_tried_elsewhere() {
        own.failures.add(Status.PERMISSION_DENIED.asRuntimeException());

        assertThatThrownBy(this::prepare).isInstanceOf(LedgerOutage.class).hasMessageContaining("identity");
        assertThat(other.proposals).isEmpty();
    }
}
