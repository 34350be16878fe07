package org.commonway.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hyperledger.fabric.protos.peer.TxValidationCode.VALID;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hyperledger.fabric.client.CloseableIterator;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.client.GatewayRuntimeException;
import org.hyperledger.fabric.client.Transaction;
import org.junit.jupiter.api.Test;

/** Whom no organisation of the network vouches for, or who cannot sign as it should, gets nothing from any call. */
class StrangerTest extends ConformanceTest {

    /** Refused at all calls: two kinds of proposal, submit, commit status, and the three kinds of stream. */
    private void assertRefusedEverywhere(Participant stranger) throws Exception {
        String key = key("stranger");
        Transaction committed = transit.endorsed("put|" + key + "|v");
        assertThat(code(committed)).isEqualTo(VALID);
        Tampering another = new Tampering(stranger, transit.endorsed("put|" + key + "|stolen"));

        assertRefused(() -> stranger.evaluate("get|" + key));
        assertRefused(() -> stranger.endorsed("put|" + key + "|stolen"));
        assertThatThrownBy(() -> another.submit(network.channelName(), another.asItIs()))
                .isInstanceOf(StatusRuntimeException.class);
        assertThatThrownBy(() -> stranger.commitStatus(committed.getTransactionId()))
                .isInstanceOfSatisfying(
                        StatusRuntimeException.class,
                        failure -> assertThat(failure.getStatus().getCode()).isEqualTo(Status.Code.PERMISSION_DENIED));
        assertNothingFlows(() -> first(stranger.network()
                .newChaincodeEventsRequest(network.chaincodeName())
                .startBlock(0)
                .build()
                .getEvents()));
        assertNothingFlows(() -> first(
                stranger.network().newBlockEventsRequest().startBlock(0).build().getEvents()));
        assertNothingFlows(() -> first(stranger.network()
                .newFilteredBlockEventsRequest()
                .startBlock(0)
                .build()
                .getEvents()));
        assertThat(transit.evaluate("get|" + key)).isEqualTo("v");
    }

    private static void assertRefused(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(GatewayException.class);
    }

    /** Fabric ends such a stream with a status; a client shows that as an error or as an end. */
    private static void assertNothingFlows(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfAny(
                        GatewayRuntimeException.class,
                        java.util.NoSuchElementException.class,
                        IllegalArgumentException.class,
                        IllegalStateException.class);
    }

    private static void first(CloseableIterator<?> stream) {
        try (stream) {
            var unused = stream.next();
        }
    }

    @Test
    void a_client_of_an_authority_of_the_same_name_is_a_stranger() throws Exception {
        assertRefusedEverywhere(client(Forgery.ofForeignAuthority(TRANSIT)));
    }

    @Test
    void a_client_that_vouches_for_itself_is_a_stranger() throws Exception {
        assertRefusedEverywhere(client(Forgery.selfSigned(TRANSIT)));
    }

    @Test
    void a_client_of_another_organisations_authority_is_a_stranger() throws Exception {
        Credentials coop = network.client(COOP, "suite");

        assertRefusedEverywhere(client(new Credentials(TRANSIT, coop.certificate(), coop.privateKey())));
    }

    @Test
    void a_client_of_an_organisation_that_is_not_in_the_network_is_a_stranger() throws Exception {
        Credentials coop = network.client(COOP, "suite");
        Participant stranger = new Participant(
                new AtTransit(network), new Credentials("NobodyMSP", coop.certificate(), coop.privateKey()));
        try (stranger) {
            assertRefusedEverywhere(stranger);
        }
    }

    @Test
    void a_client_with_another_key_than_its_certificates_is_a_stranger() throws Exception {
        assertRefusedEverywhere(client(Forgery.withAnotherKey(network.client(TRANSIT, "suite"))));
    }

    @Test
    void a_signature_with_the_higher_of_the_two_values_of_s_is_none() throws Exception {
        try (Participant high =
                new Participant(network, network.client(TRANSIT, "suite"), Forgery.withHighS(transit.signer))) {
            assertRefusedEverywhere(high);
        }
    }
}
