package org.commonway.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.hyperledger.fabric.client.Contract;
import org.hyperledger.fabric.client.EndorseException;
import org.hyperledger.fabric.client.GatewayException;
import org.junit.jupiter.api.Test;

/** What a client hears of what the chaincode, or the network in its place, says. */
class ChaincodeAnswersTest extends ConformanceTest {

    @Test
    void what_is_submitted_can_be_read_through_another_organisation() throws Exception {
        String key = key("stop");
        transit.submit("put|" + key + "|Bolhao");

        assertThat(client(COOP).evaluate("get|" + key)).isEqualTo("Bolhao");
        assertThat(client(CITY).evaluate("get|" + key)).isEqualTo("Bolhao");
    }

    @Test
    void what_is_evaluated_changes_nothing() throws Exception {
        String key = key("evaluated");
        transit.evaluate("put|" + key + "|v");

        assertThat(transit.evaluate("get|" + key)).isEmpty();
    }

    @Test
    void a_refusal_of_the_chaincode_reaches_the_client_word_for_word() {
        EndorseException submitted = catchThrowableOfType(
                EndorseException.class, () -> transit.submit("refuse|HOLD_EXPIRED: the hold of leg 2 has expired"));
        assertThat(submitted.getDetails().get(0).getMessage())
                .isEqualTo("chaincode response 500, HOLD_EXPIRED: the hold of leg 2 has expired");

        GatewayException evaluated =
                catchThrowableOfType(GatewayException.class, () -> transit.evaluate("refuse|no such trip"));
        assertThat(evaluated.getStatus().getDescription())
                .isEqualTo("evaluate call to endorser returned error: chaincode response 500, no such trip");
    }

    @Test
    void an_exception_in_the_chaincode_is_a_failure_of_the_simulation() {
        EndorseException failure =
                catchThrowableOfType(EndorseException.class, () -> transit.submit("throw|the chaincode is on fire"));

        assertThat(all(failure)).contains("transaction returned with failure", "the chaincode is on fire");
    }

    @Test
    void a_rich_query_is_refused_by_a_network_without_a_document_database() {
        GatewayException failure =
                catchThrowableOfType(GatewayException.class, () -> transit.evaluate("query|{\"selector\":{}}"));

        assertThat(all(failure)).contains("Unsuccessful response received");
    }

    @Test
    void a_channel_that_does_not_exist_is_an_error() {
        Contract elsewhere = transit.gateway.getNetwork("elsewhere").getContract(network.chaincodeName());

        assertThat(catchThrowableOfType(GatewayException.class, () -> elsewhere.evaluateTransaction("run")))
                .isNotNull();
        assertThat(catchThrowableOfType(GatewayException.class, () -> elsewhere.submitTransaction("run")))
                .isNotNull();
    }

    @Test
    void a_chaincode_that_does_not_exist_is_an_error() {
        Contract other = transit.network().getContract("elsewhere");

        assertThat(catchThrowableOfType(GatewayException.class, () -> other.evaluateTransaction("run")))
                .isNotNull();
        assertThat(catchThrowableOfType(GatewayException.class, () -> other.submitTransaction("run")))
                .isNotNull();
    }

    @Test
    void the_time_of_a_transaction_is_the_same_at_every_peer() throws Exception {
        assertThat(transit.submit("time")).isNotEmpty(); // endorsed by two, whose results must be equal
    }
}
