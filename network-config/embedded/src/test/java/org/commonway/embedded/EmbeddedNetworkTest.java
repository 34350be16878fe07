package org.commonway.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.ByteString;
import io.grpc.StatusRuntimeException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.commonway.embedded.identity.Member;
import org.hyperledger.fabric.client.ChaincodeEvent;
import org.hyperledger.fabric.client.CloseableIterator;
import org.hyperledger.fabric.client.CommitException;
import org.hyperledger.fabric.client.EndorseException;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.client.Hash;
import org.hyperledger.fabric.client.Transaction;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.gateway.GatewayGrpc;
import org.hyperledger.fabric.protos.gateway.PreparedTransaction;
import org.hyperledger.fabric.protos.gateway.SubmitRequest;
import org.hyperledger.fabric.protos.peer.ChaincodeActionPayload;
import org.hyperledger.fabric.protos.peer.ProposalResponsePayload;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.hyperledger.fabric.shim.ChaincodeServerProperties;
import org.hyperledger.fabric.shim.NettyChaincodeServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The network as an unchanged fabric-gateway client meets it, over TLS. */
class EmbeddedNetworkTest {
    @TempDir
    Path folder;

    private final Notebook notebook = new Notebook();
    private EmbeddedNetwork network;
    private NetworkUser metro;

    @BeforeEach
    void start() throws Exception {
        open(settings());
    }

    @AfterEach
    void stop() throws Exception {
        notebook.hang.countDown();
        metro.close();
        network.close();
    }

    private NetworkSettings settings() {
        return NetworkSettings.of(
                        folder.resolve("data"), folder.resolve("crypto"), new ChaincodeChoice.Attached(notebook))
                .withMembers(List.of(
                        Member.parse("TransitMSP:metro:operator:metro"), Member.parse("CoopMSP:bikes:operator:bikes")));
    }

    private void open(NetworkSettings settings) throws Exception {
        network = EmbeddedNetwork.start(settings);
        metro = user("TransitMSP", "metro");
    }

    private void restart(NetworkSettings settings) throws Exception {
        metro.close();
        network.close();
        open(settings);
    }

    private NetworkUser user(String mspId, String name) throws Exception {
        Path crypto = folder.resolve("crypto");
        return new NetworkUser(
                network.address(), crypto, network.organizations().trustFile(), mspId, name);
    }

    private Transaction endorsed(String function, String... arguments) throws Exception {
        return metro.contract()
                .newProposal(function)
                .addArguments(arguments)
                .build()
                .endorse();
    }

    private static TxValidationCode codeOf(Transaction transaction) throws Exception {
        return transaction.submitAsync().getStatus().getCode();
    }

    private static String detail(GatewayException failure) {
        return failure.getDetails().get(0).getMessage();
    }

    @Test
    void what_is_submitted_can_be_read_by_another_organisation() throws Exception {
        assertThat(metro.submit("put", "stop", "Bolhao")).isEqualTo("Bolhao");

        try (NetworkUser bikes = user("CoopMSP", "bikes")) {
            assertThat(bikes.evaluate("get", "stop")).isEqualTo("Bolhao");
        }
    }

    @Test
    void a_refusal_of_the_chaincode_reaches_the_client_word_for_word() {
        EndorseException submitted = catchThrowableOfType(
                EndorseException.class, () -> metro.submit("refuse", "HOLD_EXPIRED: the hold of leg 2 has expired"));
        assertThat(detail(submitted)).isEqualTo("chaincode response 500, HOLD_EXPIRED: the hold of leg 2 has expired");

        GatewayException evaluated =
                catchThrowableOfType(GatewayException.class, () -> metro.evaluate("refuse", "no such trip"));
        assertThat(evaluated.getStatus().getDescription())
                .isEqualTo("evaluate call to endorser returned error: chaincode response 500, no such trip");
    }

    @Test
    void an_exception_in_the_chaincode_is_a_failure_of_the_simulation() {
        EndorseException failure = catchThrowableOfType(EndorseException.class, () -> metro.submit("throw"));

        assertThat(detail(failure)).contains("transaction returned with failure", "the notebook is on fire");
    }

    @Test
    void a_transaction_does_not_read_its_own_writes() throws Exception {
        metro.submit("put", "key", "old");

        assertThat(metro.submit("putAndGet", "key", "new")).isEqualTo("old");
        assertThat(metro.evaluate("get", "key")).isEqualTo("new");
    }

    @Test
    void of_two_changes_made_from_the_same_reading_the_second_conflicts() throws Exception {
        Transaction first = endorsed("append", "key", "a");
        Transaction second = endorsed("append", "key", "b");

        assertThat(codeOf(first)).isEqualTo(TxValidationCode.VALID);
        assertThat(codeOf(second)).isEqualTo(TxValidationCode.MVCC_READ_CONFLICT);
        assertThat(metro.evaluate("get", "key")).isEqualTo("a");
    }

    @Test
    void a_key_that_appears_in_a_range_that_was_read_is_a_phantom() throws Exception {
        metro.submit("fill", "trip", "3");
        Transaction counted = endorsed("countInto", "trip", "trip~", "total");
        metro.submit("put", "trip0001a", "new");

        assertThat(codeOf(counted)).isEqualTo(TxValidationCode.PHANTOM_READ_CONFLICT);
    }

    @Test
    void a_range_of_several_pages_is_read_to_its_end() throws Exception {
        metro.submit("fill", "trip", "250");

        assertThat(metro.evaluate("count", "trip", "trip~")).isEqualTo("250");
        assertThat(metro.evaluate("page", "trip", "trip~", "100", "")).isEqualTo("100:trip0100");
        assertThat(metro.evaluate("page", "trip", "trip~", "100", "trip0200")).isEqualTo("50:");
    }

    @Test
    void a_deleted_key_is_gone() throws Exception {
        metro.submit("put", "key", "value");
        metro.submit("delete", "key");

        assertThat(metro.evaluate("get", "key")).isEmpty();
        assertThat(metro.evaluate("count", "a", "z")).isEqualTo("0");
    }

    @Test
    void a_transaction_submitted_again_commits_once_and_answers_as_the_first_time() throws Exception {
        Transaction transaction = endorsed("append", "key", "a");
        byte[] kept = transaction.getBytes();
        long first = transaction.submitAsync().getStatus().getBlockNumber();

        assertThat(metro.gateway.newTransaction(kept).submitAsync().getStatus().getBlockNumber())
                .isEqualTo(first);
        assertThat(metro.evaluate("get", "key")).isEqualTo("a");
        assertThat(network.height()).isEqualTo(first + 2); // the second stands in a block, as DUPLICATE_TXID
    }

    @Test
    void a_changed_read_write_set_is_no_longer_endorsed() throws Exception {
        PreparedTransaction prepared = prepared("put", "fare", "100");

        submit(signed(rewritten(
                prepared,
                payload -> payload.toBuilder()
                        .setAction(payload.getAction().toBuilder()
                                .setProposalResponsePayload(
                                        cheaper(payload.getAction().getProposalResponsePayload())))
                        .build())));

        assertThat(status(prepared)).isEqualTo(TxValidationCode.ENDORSEMENT_POLICY_FAILURE);
        assertThat(metro.evaluate("get", "fare")).isEmpty();
    }

    @Test
    void one_endorsement_is_not_enough() throws Exception {
        PreparedTransaction prepared = prepared("put", "key", "value");

        submit(signed(rewritten(
                prepared,
                payload -> payload.toBuilder()
                        .setAction(payload.getAction().toBuilder().removeEndorsements(1))
                        .build())));

        assertThat(status(prepared)).isEqualTo(TxValidationCode.ENDORSEMENT_POLICY_FAILURE);
    }

    @Test
    void one_endorsement_given_twice_is_not_enough() throws Exception {
        PreparedTransaction prepared = prepared("put", "key", "value");

        submit(signed(rewritten(
                prepared,
                payload -> payload.toBuilder()
                        .setAction(payload.getAction().toBuilder()
                                .setEndorsements(1, payload.getAction().getEndorsements(0)))
                        .build())));

        assertThat(status(prepared)).isEqualTo(TxValidationCode.ENDORSEMENT_POLICY_FAILURE);
    }

    @Test
    void an_envelope_changed_after_signing_is_not_taken() throws Exception {
        Envelope signed = signed(prepared("put", "key", "value").getEnvelope());
        byte[] payload = signed.getPayload().toByteArray();
        payload[payload.length - 1] ^= 1;

        assertThatThrownBy(() -> submit(signed.toBuilder()
                        .setPayload(ByteString.copyFrom(payload))
                        .build()))
                .isInstanceOf(StatusRuntimeException.class)
                .hasMessageContaining("ABORTED")
                .hasMessageContaining("status=");
    }

    @Test
    void a_member_of_a_foreign_authority_is_refused() throws Exception {
        Path foreign = folder.resolve("foreign");
        NetworkSettings elsewhere = NetworkSettings.of(
                        folder.resolve("foreign-data"), foreign, new ChaincodeChoice.Attached(notebook))
                .withMembers(List.of(Member.parse("TransitMSP:metro:operator:metro")));
        EmbeddedNetwork.start(elsewhere).close();

        try (NetworkUser stranger = new NetworkUser(
                network.address(), foreign, network.organizations().trustFile(), "TransitMSP", "metro")) {
            GatewayException refused =
                    catchThrowableOfType(GatewayException.class, () -> stranger.evaluate("get", "key"));
            assertThat(refused.getStatus().getDescription()).contains("access denied");
        }
    }

    @Test
    void organisations_that_find_different_results_do_not_endorse() {
        EndorseException failure = catchThrowableOfType(EndorseException.class, () -> metro.submit("random", "key"));

        assertThat(detail(failure)).isEqualTo("ProposalResponsePayloads do not match");
    }

    @Test
    void a_key_guarded_by_an_organisation_needs_its_endorsement() throws Exception {
        metro.submit("put", "leg", "held");
        metro.submit("guard", "leg", "CoopMSP");

        Transaction without = metro.contract()
                .newProposal("put")
                .addArguments("leg", "stolen")
                .setEndorsingOrganizations("CityMSP", "TransitMSP")
                .build()
                .endorse();
        assertThat(codeOf(without)).isEqualTo(TxValidationCode.ENDORSEMENT_POLICY_FAILURE);

        assertThat(codeOf(endorsed("put", "leg", "confirmed"))).isEqualTo(TxValidationCode.VALID);
    }

    @Test
    void a_chaincode_that_hangs_is_given_up() throws Exception {
        restart(settings().withRules(NetworkSettings.Rules.usual().withChaincodeTimeout(Duration.ofMillis(300))));

        EndorseException failure = catchThrowableOfType(EndorseException.class, () -> metro.submit("hang"));

        assertThat(detail(failure)).contains("timeout expired while executing transaction");
        assertThat(metro.submit("put", "key", "value")).isEqualTo("value");
    }

    @Test
    void events_are_replayed_from_the_first_block_and_go_on_live_and_outlast_a_restart() throws Exception {
        metro.submit("put", "one", "1");
        metro.submit("put", "two", "2");
        restart(settings());

        try (CloseableIterator<ChaincodeEvent> events = metro.network()
                .newChaincodeEventsRequest("commonway")
                .startBlock(0)
                .build()
                .getEvents()) {
            assertThat(payload(events.next())).isEqualTo("one");
            ChaincodeEvent second = events.next();
            assertThat(payload(second)).isEqualTo("two");
            metro.submit("put", "three", "3");
            assertThat(payload(events.next())).isEqualTo("three");
        }
    }

    @Test
    void events_without_a_start_are_those_to_come() throws Exception {
        metro.submit("put", "before", "1");
        try (CloseableIterator<ChaincodeEvent> events = metro.network().getChaincodeEvents("commonway")) {
            // The client opens the stream without waiting for it; a read over the same connection comes after it.
            metro.evaluate("get", "before");
            metro.submit("put", "after", "2");
            assertThat(payload(events.next())).isEqualTo("after");
        }
    }

    @Test
    void state_chain_and_identities_survive_a_restart() throws Exception {
        metro.submit("put", "key", "value");
        byte[] chain = Files.readAllBytes(folder.resolve("data/blocks.log"));
        byte[] certificate = Files.readAllBytes(folder.resolve("crypto/TransitMSP/users/metro/cert.pem"));
        restart(settings());

        assertThat(metro.evaluate("get", "key")).isEqualTo("value");
        assertThat(Files.readAllBytes(folder.resolve("data/blocks.log"))).isEqualTo(chain);
        assertThat(Files.readAllBytes(folder.resolve("crypto/TransitMSP/users/metro/cert.pem")))
                .isEqualTo(certificate);
        assertThat(metro.submit("put", "key", "newer")).isEqualTo("newer");
    }

    @Test
    void a_chaincode_over_a_socket_answers_as_the_attached_one() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Notebook remote = new Notebook();
        ChaincodeServerProperties properties = new ChaincodeServerProperties();
        properties.setServerAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        NettyChaincodeServer server = new NettyChaincodeServer(remote, properties);
        Thread serving = new Thread(() -> serve(server), "chaincode");
        serving.setDaemon(true);
        serving.start();
        try {
            NetworkSettings served = new NetworkSettings(
                    folder.resolve("data"),
                    folder.resolve("crypto"),
                    0,
                    settings().members(),
                    new ChaincodeChoice.Served(List.of("127.0.0.1:" + port)),
                    Deployment.usual(),
                    NetworkSettings.Rules.usual());
            restart(served);
            metro.submit("fill", "trip", "120");
            assertThat(metro.evaluate("count", "trip", "trip~")).isEqualTo("120");
            assertThat(detail(catchThrowableOfType(EndorseException.class, () -> metro.submit("refuse", "no"))))
                    .isEqualTo("chaincode response 500, no");
        } finally {
            server.stop();
        }
    }

    @Test
    void a_busy_port_is_named() {
        int port =
                Integer.parseInt(network.address().substring(network.address().indexOf(':') + 1));

        assertThatThrownBy(() -> EmbeddedNetwork.start(NetworkSettings.of(
                                folder.resolve("other"),
                                folder.resolve("crypto"),
                                new ChaincodeChoice.Attached(notebook))
                        .withPort(port)))
                .isInstanceOfSatisfying(
                        StartRefusal.class,
                        refusal -> assertThat(refusal.reason()).isEqualTo(StartRefusal.Reason.PORT_BUSY))
                .hasMessageContaining(String.valueOf(port));
    }

    @Test
    void two_networks_do_not_share_a_chain() {
        assertThatThrownBy(() -> EmbeddedNetwork.start(settings()))
                .isInstanceOf(StartRefusal.class)
                .hasMessageContaining("in use");
    }

    @Test
    void a_chain_is_not_opened_with_other_identities() throws Exception {
        network.close();

        assertThatThrownBy(() -> EmbeddedNetwork.start(NetworkSettings.of(
                        folder.resolve("data"), folder.resolve("new-crypto"), new ChaincodeChoice.Attached(notebook))))
                .isInstanceOfSatisfying(
                        StartRefusal.class,
                        refusal -> assertThat(refusal.reason()).isEqualTo(StartRefusal.Reason.IDENTITIES));
    }

    private static void serve(NettyChaincodeServer server) {
        try {
            server.start();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String payload(ChaincodeEvent event) {
        return new String(event.getPayload(), StandardCharsets.UTF_8);
    }

    private PreparedTransaction prepared(String function, String... arguments) throws Exception {
        return PreparedTransaction.parseFrom(endorsed(function, arguments).getBytes());
    }

    private interface Rewriting {
        ChaincodeActionPayload rewrite(ChaincodeActionPayload payload) throws Exception;
    }

    private static Envelope rewritten(PreparedTransaction prepared, Rewriting rewriting) throws Exception {
        Payload payload = Payload.parseFrom(prepared.getEnvelope().getPayload());
        var transaction = org.hyperledger.fabric.protos.peer.Transaction.parseFrom(payload.getData()).toBuilder();
        ChaincodeActionPayload action =
                ChaincodeActionPayload.parseFrom(transaction.getActions(0).getPayload());
        transaction.setActions(
                0,
                transaction.getActions(0).toBuilder()
                        .setPayload(rewriting.rewrite(action).toByteString()));
        return Envelope.newBuilder()
                .setPayload(payload.toBuilder()
                        .setData(transaction.build().toByteString())
                        .build()
                        .toByteString())
                .build();
    }

    /** The same answer with another value written: 001 for 100. */
    private static ByteString cheaper(ByteString response) throws Exception {
        ProposalResponsePayload payload = ProposalResponsePayload.parseFrom(response);
        byte[] extension = payload.getExtension().toByteArray();
        String text = new String(extension, StandardCharsets.ISO_8859_1).replace("100", "001");
        return payload.toBuilder()
                .setExtension(ByteString.copyFrom(text.getBytes(StandardCharsets.ISO_8859_1)))
                .build()
                .toByteString();
    }

    private Envelope signed(Envelope envelope) throws Exception {
        byte[] digest = Hash.SHA256.apply(envelope.getPayload().toByteArray());
        return envelope.toBuilder()
                .setSignature(ByteString.copyFrom(metro.signer.sign(digest)))
                .build();
    }

    private void submit(Envelope envelope) {
        var unused = GatewayGrpc.newBlockingStub(metro.channel)
                .submit(SubmitRequest.newBuilder()
                        .setChannelId("mobility")
                        .setPreparedTransaction(envelope)
                        .build());
    }

    /** The code with which the transaction stands in its block, asked for by submitting the untouched one again. */
    private TxValidationCode status(PreparedTransaction prepared) throws Exception {
        try {
            metro.gateway.newTransaction(prepared.toByteArray()).submit();
            return TxValidationCode.VALID;
        } catch (CommitException e) {
            return e.getCode();
        }
    }
}
