package org.commonway.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hyperledger.fabric.protos.peer.TxValidationCode.VALID;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hyperledger.fabric.client.Transaction;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.gateway.ChaincodeEventsRequest;
import org.hyperledger.fabric.protos.gateway.CommitStatusRequest;
import org.hyperledger.fabric.protos.gateway.EndorseRequest;
import org.hyperledger.fabric.protos.gateway.EvaluateRequest;
import org.hyperledger.fabric.protos.gateway.ProposedTransaction;
import org.hyperledger.fabric.protos.gateway.SignedChaincodeEventsRequest;
import org.hyperledger.fabric.protos.gateway.SignedCommitStatusRequest;
import org.hyperledger.fabric.protos.gateway.SubmitRequest;
import org.hyperledger.fabric.protos.orderer.SeekInfo;
import org.hyperledger.fabric.protos.peer.Proposal;
import org.hyperledger.fabric.protos.peer.SignedProposal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Requests that no honest client sends: always a clear status, nothing done, and nobody else disturbed. */
class BadInputTest extends ConformanceTest {
    /** What is no answer to a caller's mistake: a crash, or silence. */
    private static final Set<Status.Code> NO_ANSWERS =
            EnumSet.of(Status.Code.OK, Status.Code.INTERNAL, Status.Code.DEADLINE_EXCEEDED);

    private String key;
    private SignedProposal proposal;

    @BeforeEach
    void propose() throws Exception {
        key = key("k");
        proposal = ProposedTransaction.parseFrom(
                        transit.proposal("put|" + key + "|v").getBytes())
                .getProposal();
    }

    @AfterEach
    void othersGoOn() throws Exception {
        assertThat(transit.evaluate("get|" + key)).isEmpty();
        assertThat(client(COOP).submit("put|" + key("other") + "|v", "get|" + key))
                .isEmpty();
    }

    private static void assertRefused(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        StatusRuntimeException.class,
                        failure -> assertThat(failure.getStatus().getCode())
                                .as("%s", failure.getStatus())
                                .isNotIn(NO_ANSWERS));
    }

    private void assertRefused(SignedProposal bad) {
        assertRefused(() -> transit.service()
                .endorse(EndorseRequest.newBuilder()
                        .setChannelId(network.channelName())
                        .setTransactionId("id")
                        .setProposedTransaction(bad)
                        .build()));
        assertRefused(() -> transit.service()
                .evaluate(EvaluateRequest.newBuilder()
                        .setChannelId(network.channelName())
                        .setTransactionId("id")
                        .setProposedTransaction(bad)
                        .build()));
    }

    private SignedProposal signed(Proposal changed) throws Exception {
        ByteString bytes = changed.toByteString();
        return SignedProposal.newBuilder()
                .setProposalBytes(bytes)
                .setSignature(transit.sign(bytes))
                .build();
    }

    private interface HeaderChange {
        ChannelHeader.Builder to(ChannelHeader.Builder header) throws Exception;
    }

    private SignedProposal withChannelHeader(HeaderChange change) throws Exception {
        Proposal before = Proposal.parseFrom(proposal.getProposalBytes());
        Header header = Header.parseFrom(before.getHeader());
        ChannelHeader.Builder channel = ChannelHeader.parseFrom(header.getChannelHeader()).toBuilder();
        return signed(before.toBuilder()
                .setHeader(header.toBuilder()
                        .setChannelHeader(change.to(channel).build().toByteString())
                        .build()
                        .toByteString())
                .build());
    }

    @Test
    void requests_without_anything_in_them_are_refused() {
        assertRefused(() -> transit.service().evaluate(EvaluateRequest.getDefaultInstance()));
        assertRefused(() -> transit.service().endorse(EndorseRequest.getDefaultInstance()));
        assertRefused(() -> transit.service().submit(SubmitRequest.getDefaultInstance()));
        assertRefused(() -> transit.service().commitStatus(SignedCommitStatusRequest.getDefaultInstance()));
        assertRefused(() -> transit.service()
                .chaincodeEvents(SignedChaincodeEventsRequest.getDefaultInstance())
                .next());
    }

    @Test
    void proposals_that_are_none_are_refused() throws Exception {
        assertRefused(SignedProposal.getDefaultInstance());
        assertRefused(proposal.toBuilder()
                .setProposalBytes(ByteString.copyFromUtf8("\u0007 garbage"))
                .build());
        assertRefused(signed(Proposal.getDefaultInstance()));
        assertRefused(signed(Proposal.parseFrom(proposal.getProposalBytes()).toBuilder()
                .clearPayload()
                .build()));
        assertRefused(signed(Proposal.parseFrom(proposal.getProposalBytes()).toBuilder()
                .clearHeader()
                .build()));
    }

    @Test
    void proposals_with_something_wrong_in_their_header_are_refused() throws Exception {
        assertRefused(withChannelHeader(header -> header.setType(HeaderType.MESSAGE_VALUE)));
        assertRefused(withChannelHeader(header -> header.setType(-1)));
        assertRefused(withChannelHeader(header -> header.setChannelId("elsewhere")));
        assertRefused(withChannelHeader(header -> header.clearChannelId()));
        assertRefused(withChannelHeader(header -> header.setTxId("00")));
        assertRefused(withChannelHeader(header -> header.clearTxId()));
        assertRefused(withChannelHeader(header -> header.setEpoch(1)));
    }

    @Test
    void proposals_at_a_time_that_cannot_be_are_refused() throws Exception {
        for (long seconds : new long[] {Long.MIN_VALUE / 2, Long.MAX_VALUE / 2}) {
            assertRefused(withChannelHeader(header ->
                    header.setTimestamp(header.getTimestamp().toBuilder().setSeconds(seconds))));
        }
    }

    @Test
    void a_transaction_that_is_too_large_is_refused() throws Exception {
        String tooLarge = key("large");

        assertThatThrownBy(() -> transit.submit("putLong|" + tooLarge + "|" + 11 * 1024 * 1024))
                .isInstanceOf(Exception.class);
        assertThat(transit.evaluate("get|" + tooLarge)).isEmpty();
    }

    @Test
    void a_transaction_of_a_megabyte_is_not_too_large() throws Exception {
        String large = key("large");

        assertThat(code(transit.endorsed("putLong|" + large + "|" + 1024 * 1024)))
                .isEqualTo(VALID);
        assertThat(transit.evaluate("get|" + large)).hasSize(1024 * 1024);
    }

    @Test
    void envelopes_that_are_none_are_refused() throws Exception {
        ByteString garbage = ByteString.copyFromUtf8("\u0007 garbage");

        assertRefused(() -> submit(Envelope.newBuilder()
                .setPayload(garbage)
                .setSignature(transit.sign(garbage))
                .build()));
        assertRefused(() -> submit(Envelope.newBuilder().setSignature(garbage).build()));
    }

    @Test
    void a_commit_status_of_another_channel_is_refused() throws Exception {
        var request = CommitStatusRequest.newBuilder()
                .setChannelId("elsewhere")
                .setTransactionId("00")
                .setIdentity(transit.creator())
                .build()
                .toByteString();

        assertRefused(() -> transit.service()
                .commitStatus(SignedCommitStatusRequest.newBuilder()
                        .setRequest(request)
                        .setSignature(transit.sign(request))
                        .build()));
    }

    /** Bytes changed and signed anew: what the signature covers is read, and must be withstood. */
    @Test
    void proposals_with_any_bytes_changed_get_a_clear_answer() throws Exception {
        Random random = new Random(20_261_122);
        for (int i = 0; i < 150; i++) {
            ByteString bytes = mutated(proposal.getProposalBytes(), random);
            SignedProposal changed = SignedProposal.newBuilder()
                    .setProposalBytes(bytes)
                    .setSignature(transit.sign(bytes))
                    .build();
            assertClear(() -> transit.service()
                    .evaluate(EvaluateRequest.newBuilder()
                            .setChannelId(network.channelName())
                            .setProposedTransaction(changed)
                            .build()));
            assertClear(() -> transit.service()
                    .endorse(EndorseRequest.newBuilder()
                            .setChannelId(network.channelName())
                            .setProposedTransaction(changed)
                            .build()));
        }
    }

    @Test
    void envelopes_with_any_bytes_changed_get_a_clear_answer_and_have_no_effect() throws Exception {
        Random random = new Random(20_261_123);
        Tampering tampering = new Tampering(transit, transit.endorsed("put|" + key + "|stolen"));
        ByteString payload = tampering.asItIs().getPayload();
        for (int i = 0; i < 150; i++) {
            ByteString bytes = mutated(payload, random);
            if (bytes.equals(payload)) {
                continue;
            }
            assertClear(() -> submit(Envelope.newBuilder()
                    .setPayload(bytes)
                    .setSignature(transit.sign(bytes))
                    .build()));
        }
    }

    @Test
    void requests_for_a_commit_status_with_any_bytes_changed_get_a_clear_answer() throws Exception {
        Random random = new Random(20_261_124);
        Transaction committed = transit.endorsed("put|" + key("k") + "|v");
        assertThat(code(committed)).isEqualTo(VALID);
        ByteString good = CommitStatusRequest.newBuilder()
                .setTransactionId(committed.getTransactionId())
                .setChannelId(network.channelName())
                .setIdentity(transit.creator())
                .build()
                .toByteString();
        for (int i = 0; i < 100; i++) {
            ByteString bytes = mutated(good, random);
            ByteString signature = signature(bytes, i, random);
            assertClearOrWaiting(() -> transit.service()
                    .withDeadlineAfter(1, TimeUnit.SECONDS)
                    .commitStatus(SignedCommitStatusRequest.newBuilder()
                            .setRequest(bytes)
                            .setSignature(signature)
                            .build()));
        }
    }

    @Test
    void requests_for_events_with_any_bytes_changed_get_a_clear_answer() throws Exception {
        Random random = new Random(20_261_126);
        ByteString good = ChaincodeEventsRequest.newBuilder()
                .setChannelId(network.channelName())
                .setChaincodeId(network.chaincodeName())
                .setIdentity(transit.creator())
                .setStartPosition(BlockReader.at(1_000_000))
                .build()
                .toByteString();
        for (int i = 0; i < 100; i++) {
            ByteString bytes = mutated(good, random);
            ByteString signature = signature(bytes, i, random);
            assertClearOrWaiting(() -> transit.service()
                    .withDeadlineAfter(1, TimeUnit.SECONDS)
                    .chaincodeEvents(SignedChaincodeEventsRequest.newBuilder()
                            .setRequest(bytes)
                            .setSignature(signature)
                            .build())
                    .hasNext());
        }
    }

    /** Mostly over what is sent, so that it is read; now and then damaged itself. */
    private ByteString signature(ByteString bytes, int round, Random random) throws Exception {
        return round % 4 == 0 ? mutated(transit.sign(bytes), random) : transit.sign(bytes);
    }

    /** A request that is good all the same may ask for what never comes. */
    private static void assertClearOrWaiting(ThrowingCallable call) {
        assertClear(() -> {
            try {
                call.call();
            } catch (StatusRuntimeException e) {
                if (e.getStatus().getCode() != Status.Code.DEADLINE_EXCEEDED) {
                    throw e;
                }
            }
        });
    }

    @Test
    void requests_for_blocks_with_any_bytes_changed_get_a_status() throws Exception {
        Random random = new Random(20_261_125);
        for (int i = 0; i < 60; i++) {
            try (BlockReader reader = new BlockReader(transit, network.channelName())) {
                Envelope request = reader.request(
                        network.channelName(),
                        Clock.systemUTC().instant(),
                        BlockReader.seek(
                                        BlockReader.OLDEST, BlockReader.OLDEST, SeekInfo.SeekBehavior.FAIL_IF_NOT_READY)
                                .toByteString());
                ByteString bytes = mutated(request.getPayload(), random);
                reader.send(Envelope.newBuilder()
                        .setPayload(bytes)
                        .setSignature(transit.sign(bytes))
                        .build());
                assertThat(reader.next()).isNotEqualTo("INTERNAL_SERVER_ERROR").doesNotStartWith("error");
            }
        }
    }

    private void submit(Envelope envelope) {
        var unused = transit.service()
                .submit(SubmitRequest.newBuilder()
                        .setChannelId(network.channelName())
                        .setPreparedTransaction(envelope)
                        .build());
    }

    /** Either it was good all the same, or the status says what was wrong. */
    private static void assertClear(ThrowingCallable call) {
        try {
            call.call();
        } catch (StatusRuntimeException e) {
            assertThat(e.getStatus().getCode()).as("%s", e.getStatus()).isNotIn(NO_ANSWERS);
        } catch (Throwable e) {
            throw new AssertionError("not a status", e);
        }
    }

    /** Some bytes changed, taken out, doubled or cut off. */
    private static ByteString mutated(ByteString bytes, Random random) {
        ByteString result = bytes;
        for (int i = random.nextInt(3); i >= 0 && !result.isEmpty(); i--) {
            int at = random.nextInt(result.size());
            result = switch (random.nextInt(4)) {
                case 0 -> Tampering.flipped(result, at);
                case 1 -> result.substring(0, at).concat(result.substring(Math.min(result.size(), at + 1)));
                case 2 -> result.substring(0, at).concat(result.substring(at / 2));
                default -> result.substring(0, at);
            };
        }
        return result;
    }
}
