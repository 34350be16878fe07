package org.commonway.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hyperledger.fabric.protos.peer.TxValidationCode.BAD_PROPOSAL_TXID;
import static org.hyperledger.fabric.protos.peer.TxValidationCode.ENDORSEMENT_POLICY_FAILURE;
import static org.hyperledger.fabric.protos.peer.TxValidationCode.INVALID_ENDORSER_TRANSACTION;
import static org.hyperledger.fabric.protos.peer.TxValidationCode.VALID;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.ledger.rwset.NsReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.TxReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.peer.ChaincodeActionPayload;
import org.hyperledger.fabric.protos.peer.ChaincodeEvent;
import org.hyperledger.fabric.protos.peer.Endorsement;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A transaction that was changed after its endorsement has no effect, whichever of its bytes it was. */
class AlteredTransactionTest extends ConformanceTest {
    private String fare;
    private Tampering tampering;

    @BeforeEach
    void endorse() throws Exception {
        fare = key("fare");
        tampering = new Tampering(transit, transit.endorsed("put|" + fare + "|100", "event|Fare|100"));
    }

    /** What becomes of the envelope under the untouched transaction's id. */
    private TxValidationCode codeOf(Envelope envelope) throws Exception {
        tampering.submit(network.channelName(), envelope);
        TxValidationCode code = transit.committedCode(tampering.transactionId());
        assertThat(transit.evaluate("get|" + fare).equals("100")).isEqualTo(code == VALID);
        return code;
    }

    private void assertNotTaken(Envelope envelope) throws Exception {
        assertThatThrownBy(() -> tampering.submit(network.channelName(), envelope))
                .isInstanceOf(StatusRuntimeException.class);
        assertThat(transit.evaluate("get|" + fare)).isEmpty();
    }

    private static Tampering.Change<ChaincodeActionPayload> endorsement(
            int place, Tampering.Change<Endorsement> change) {
        return before -> before.toBuilder()
                .setAction(before.getAction().toBuilder()
                        .setEndorsements(place, change.to(before.getAction().getEndorsements(place))))
                .build();
    }

    @Test
    void untouched_it_is_valid() throws Exception {
        assertThat(codeOf(tampering.asItIs())).isEqualTo(VALID);
    }

    @Test
    void another_value_written_is_not_endorsed() throws Exception {
        assertThat(codeOf(tampering.result(before -> {
                    TxReadWriteSet all = TxReadWriteSet.parseFrom(before.getResults());
                    NsReadWriteSet.Builder ours = all.toBuilder().getNsRwsetBuilder(all.getNsRwsetCount() - 1);
                    KVRWSet.Builder set = KVRWSet.parseFrom(ours.getRwset()).toBuilder();
                    set.setWrites(0, set.getWrites(0).toBuilder().setValue(ByteString.copyFromUtf8("001")));
                    return before.toBuilder()
                            .setResults(all.toBuilder()
                                    .setNsRwset(
                                            all.getNsRwsetCount() - 1,
                                            ours.setRwset(set.build().toByteString()))
                                    .build()
                                    .toByteString())
                            .build();
                })))
                .isEqualTo(ENDORSEMENT_POLICY_FAILURE);
    }

    @Test
    void another_response_is_not_endorsed() throws Exception {
        assertThat(codeOf(tampering.result(before -> before.toBuilder()
                        .setResponse(before.getResponse().toBuilder().setPayload(ByteString.copyFromUtf8("paid")))
                        .build())))
                .isEqualTo(ENDORSEMENT_POLICY_FAILURE);
    }

    @Test
    void another_event_is_not_endorsed() throws Exception {
        assertThat(codeOf(tampering.result(before -> before.toBuilder()
                        .setEvents(ChaincodeEvent.parseFrom(before.getEvents()).toBuilder()
                                .setPayload(ByteString.copyFromUtf8("001"))
                                .build()
                                .toByteString())
                        .build())))
                .isEqualTo(ENDORSEMENT_POLICY_FAILURE);
    }

    @Test
    void another_chaincode_in_the_result_has_no_effect() throws Exception {
        assertThat(codeOf(tampering.result(before -> before.toBuilder()
                        .setChaincodeId(before.getChaincodeId().toBuilder().setName("other"))
                        .build())))
                .isNotEqualTo(VALID);
    }

    @Test
    void another_proposal_hash_has_no_effect() throws Exception {
        assertThat(codeOf(tampering.response(before -> before.toBuilder()
                        .setProposalHash(Tampering.flipped(before.getProposalHash(), 0))
                        .build())))
                .isEqualTo(INVALID_ENDORSER_TRANSACTION);
    }

    @Test
    void other_arguments_than_were_proposed_have_no_effect() throws Exception {
        assertThat(codeOf(tampering.actionPayload(before -> before.toBuilder()
                        .setChaincodeProposalPayload(Tampering.flipped(
                                before.getChaincodeProposalPayload(),
                                before.getChaincodeProposalPayload().size() - 1))
                        .build())))
                .isEqualTo(INVALID_ENDORSER_TRANSACTION);
    }

    @Test
    void another_signature_header_in_the_action_has_no_effect() throws Exception {
        assertThat(codeOf(tampering.action(before -> before.toBuilder()
                        .setHeader(Tampering.flipped(
                                before.getHeader(), before.getHeader().size() - 1))
                        .build())))
                .isEqualTo(INVALID_ENDORSER_TRANSACTION);
    }

    @Test
    void another_time_in_the_header_has_no_effect() throws Exception {
        assertThat(codeOf(tampering.channelHeader(header ->
                        header.setTimestamp(header.getTimestamp().toBuilder().setNanos(1)))))
                .isEqualTo(INVALID_ENDORSER_TRANSACTION);
    }

    @Test
    void a_second_action_has_no_effect() throws Exception {
        assertThat(codeOf(tampering.transaction(before ->
                        before.toBuilder().addActions(before.getActions(0)).build())))
                .isNotEqualTo(VALID);
    }

    @Test
    void an_endorsers_changed_signature_does_not_count() throws Exception {
        assertThat(codeOf(tampering.actionPayload(endorsement(
                        1,
                        before -> before.toBuilder()
                                .setSignature(Tampering.flipped(
                                        before.getSignature(),
                                        before.getSignature().size() - 1))
                                .build()))))
                .isEqualTo(ENDORSEMENT_POLICY_FAILURE);
    }

    @Test
    void an_endorsement_under_anothers_name_does_not_count() throws Exception {
        ByteString own = transit.creator();
        assertThat(codeOf(tampering.actionPayload(endorsement(
                        1, before -> before.toBuilder().setEndorser(own).build()))))
                .isEqualTo(ENDORSEMENT_POLICY_FAILURE);
    }

    @Test
    void one_endorsement_taken_away_leaves_too_few() throws Exception {
        assertThat(codeOf(tampering.actionPayload(before -> before.toBuilder()
                        .setAction(before.getAction().toBuilder().removeEndorsements(1))
                        .build())))
                .isEqualTo(ENDORSEMENT_POLICY_FAILURE);
    }

    @Test
    void one_endorsement_given_twice_counts_once() throws Exception {
        assertThat(codeOf(tampering.actionPayload(before -> before.toBuilder()
                        .setAction(before.getAction().toBuilder()
                                .setEndorsements(1, before.getAction().getEndorsements(0)))
                        .build())))
                .isEqualTo(ENDORSEMENT_POLICY_FAILURE);
    }

    @Test
    void a_clients_own_endorsement_does_not_count_as_a_peers() throws Exception {
        assertThat(codeOf(tampering.actionPayload(endorsement(1, before -> {
                    ByteString response = tamperedResponse();
                    return Endorsement.newBuilder()
                            .setEndorser(transit.creator())
                            .setSignature(transit.sign(response.concat(transit.creator())))
                            .build();
                }))))
                .isEqualTo(ENDORSEMENT_POLICY_FAILURE);
    }

    private ByteString tamperedResponse() throws Exception {
        ByteString[] response = new ByteString[1];
        var unused = tampering.actionPayload(before -> {
            response[0] = before.getAction().getProposalResponsePayload();
            return before;
        });
        return response[0];
    }

    @Test
    void a_transaction_under_another_id_has_no_effect() throws Exception {
        String other = tampering
                .transactionId()
                .replaceFirst("^.", tampering.transactionId().startsWith("0") ? "1" : "0");
        tampering.submit(network.channelName(), tampering.channelHeader(header -> header.setTxId(other)));

        assertThat(transit.committedCode(other)).isEqualTo(BAD_PROPOSAL_TXID);
        assertThat(transit.evaluate("get|" + fare)).isEmpty();
    }

    @Test
    void a_transaction_with_another_header_type_has_no_effect() throws Exception {
        Envelope envelope = tampering.channelHeader(header -> header.setType(HeaderType.MESSAGE_VALUE));

        assertThat(codeOf(envelope)).isNotEqualTo(VALID);
    }

    @Test
    void a_transaction_for_another_channel_is_not_taken() throws Exception {
        assertNotTaken(tampering.channelHeader(header -> header.setChannelId("elsewhere")));
    }

    @Test
    void a_transaction_without_a_signature_is_not_taken() throws Exception {
        Envelope bare = tampering.asItIs().toBuilder().clearSignature().build();

        assertThatThrownBy(() -> tampering.submit(network.channelName(), bare))
                .isInstanceOfSatisfying(
                        StatusRuntimeException.class,
                        failure -> assertThat(failure.getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT));
    }

    @Test
    void a_transaction_changed_after_it_was_signed_is_not_taken() throws Exception {
        Envelope signed = tampering.asItIs();

        assertNotTaken(signed.toBuilder()
                .setPayload(Tampering.flipped(
                        signed.getPayload(), signed.getPayload().size() - 1))
                .build());
    }

    @Test
    void a_transaction_signed_by_another_member_is_not_taken() throws Exception {
        Envelope envelope = tampering.asItIs();

        assertNotTaken(envelope.toBuilder()
                .setSignature(client(COOP).sign(envelope.getPayload()))
                .build());
    }

    @Test
    void every_byte_of_the_payload_counts() throws Exception {
        Envelope signed = tampering.asItIs();
        int size = signed.getPayload().size();
        for (int at = 0; at < size; at += Math.max(1, size / 60)) {
            Envelope changed = signed.toBuilder()
                    .setPayload(Tampering.flipped(signed.getPayload(), at))
                    .build();
            assertThatThrownBy(() -> tampering.submit(network.channelName(), changed))
                    .isInstanceOf(StatusRuntimeException.class);
        }
        assertThat(transit.evaluate("get|" + fare)).isEmpty();
    }
}
