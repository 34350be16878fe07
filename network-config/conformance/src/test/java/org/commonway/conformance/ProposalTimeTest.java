package org.commonway.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hyperledger.fabric.protos.peer.TxValidationCode.VALID;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.gateway.EndorseRequest;
import org.hyperledger.fabric.protos.gateway.EvaluateRequest;
import org.hyperledger.fabric.protos.gateway.ProposedTransaction;
import org.hyperledger.fabric.protos.gateway.SubmitRequest;
import org.hyperledger.fabric.protos.peer.Proposal;
import org.hyperledger.fabric.protos.peer.SignedProposal;
import org.junit.jupiter.api.Test;

/** The time of a transaction is whatever its creator says: a contract that goes by it must judge it itself. */
class ProposalTimeTest extends ConformanceTest {

    private SignedProposal at(Timestamp time, String... steps) throws Exception {
        Proposal proposal = Proposal.parseFrom(
                ProposedTransaction.parseFrom(transit.proposal(steps).getBytes())
                        .getProposal()
                        .getProposalBytes());
        Header header = Header.parseFrom(proposal.getHeader());
        ByteString channel = ChannelHeader.parseFrom(header.getChannelHeader()).toBuilder()
                .setTimestamp(time)
                .build()
                .toByteString();
        ByteString bytes = proposal.toBuilder()
                .setHeader(header.toBuilder().setChannelHeader(channel).build().toByteString())
                .build()
                .toByteString();
        return SignedProposal.newBuilder()
                .setProposalBytes(bytes)
                .setSignature(transit.sign(bytes))
                .build();
    }

    private static Timestamp timestamp(Instant time) {
        return Timestamp.newBuilder().setSeconds(time.getEpochSecond()).build();
    }

    private static Instant fromNow(Duration distance) {
        return Instant.ofEpochSecond(Clock.systemUTC().instant().plus(distance).getEpochSecond());
    }

    private String evaluate(SignedProposal proposal) {
        return transit.service()
                .evaluate(EvaluateRequest.newBuilder()
                        .setChannelId(network.channelName())
                        .setProposedTransaction(proposal)
                        .build())
                .getResult()
                .getPayload()
                .toStringUtf8();
    }

    @Test
    void the_chaincode_is_told_the_time_that_the_proposal_says_however_far_off() throws Exception {
        for (Duration distance : new Duration[] {Duration.ofDays(-400), Duration.ofHours(-1), Duration.ofDays(400)}) {
            Instant time = fromNow(distance);
            assertThat(evaluate(at(timestamp(time), "time"))).isEqualTo(time.toString());
        }
    }

    @Test
    void a_proposal_without_a_time_is_of_1970() throws Exception {
        assertThat(evaluate(at(Timestamp.getDefaultInstance(), "time"))).isEqualTo(Instant.EPOCH.toString());
    }

    @Test
    void a_transaction_of_another_time_is_endorsed_and_valid() throws Exception {
        String key = key("k");
        SignedProposal proposal = at(timestamp(fromNow(Duration.ofHours(-1))), "put|" + key + "|v");
        ByteString transaction = transit.service()
                .endorse(EndorseRequest.newBuilder()
                        .setChannelId(network.channelName())
                        .setProposedTransaction(proposal)
                        .build())
                .getPreparedTransaction()
                .getPayload();
        String id = ChannelHeader.parseFrom(Header.parseFrom(
                                Proposal.parseFrom(proposal.getProposalBytes()).getHeader())
                        .getChannelHeader())
                .getTxId();
        var unused = transit.service()
                .submit(SubmitRequest.newBuilder()
                        .setChannelId(network.channelName())
                        .setTransactionId(id)
                        .setPreparedTransaction(
                                Envelope.newBuilder().setPayload(transaction).setSignature(transit.sign(transaction)))
                        .build());

        assertThat(transit.committedCode(id)).isEqualTo(VALID);
        assertThat(transit.evaluate("get|" + key)).isEqualTo("v");
    }
}
