package org.commonway.node.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.ByteString;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;
import org.commonway.audit.acknowledgement.AcknowledgedAnswer;
import org.commonway.audit.acknowledgement.AcknowledgedStream;
import org.commonway.audit.acknowledgement.Acknowledgement;
import org.commonway.audit.digest.Digest;
import org.commonway.audit.note.NoteSigner;
import org.commonway.audit.note.SignedNote;
import org.commonway.node.acknowledgement.AcknowledgementPages;
import org.commonway.node.acknowledgement.ListedAcknowledgements;
import org.commonway.proto.offer.v1.AcknowledgeRequest;
import org.commonway.proto.offer.v1.OfferServiceGrpc;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Acknowledgements over real mutual TLS. */
class AcknowledgementCallsTest extends NodeFixture {
    private static final String ORIGIN = "gateway.example/log/mobility";
    private static final Digest SEARCH = Digest.of("search".getBytes(StandardCharsets.UTF_8));
    private static final Digest QUOTE = Digest.of("quote".getBytes(StandardCharsets.UTF_8));

    private final NoteSigner log = signer(ORIGIN);

    private static NoteSigner signer(String origin) {
        try {
            return NoteSigner.log(
                    origin, KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void the_ledger_knows_the_log_and_the_node_has_quoted() {
        node.logs.put(ORIGIN, log.verifier());
        node.answers.add(QUOTE, node.holds.clock.now);
    }

    private AcknowledgedAnswer answer(Digest digest, int secondsLater) {
        return new AcknowledgedAnswer(
                7,
                SEARCH,
                digest,
                node.holds.clock.now.plusSeconds(secondsLater).toEpochMilli());
    }

    private AcknowledgedStream stream(String id, long sequence, int secondsLater) {
        long at = node.holds.clock.now.plusSeconds(secondsLater).toEpochMilli();
        return new AcknowledgedStream(id, sequence, QUOTE, at - 1_000, at);
    }

    private Acknowledgement of(AcknowledgedAnswer answer) {
        return new Acknowledgement(ORIGIN, "bikes", List.of(answer), Optional.empty());
    }

    private Acknowledgement of(AcknowledgedStream stream) {
        return new Acknowledgement(ORIGIN, "bikes", List.of(), Optional.of(stream));
    }

    private void give(ManagedChannel from, byte[] note) {
        assertThat(OfferServiceGrpc.newBlockingStub(from)
                        .acknowledge(AcknowledgeRequest.newBuilder()
                                .setNote(ByteString.copyFrom(note))
                                .build()))
                .isNotNull();
    }

    private Status refused(SignedNote note) {
        return refused(note.bytes());
    }

    private Status refused(byte[] note) {
        int before = node.kept.size();
        Status status = catchThrowableOfType(StatusRuntimeException.class, () -> give(node.gateway, note))
                .getStatus();
        assertThat(node.kept).hasSize(before);
        return status;
    }

    @Test
    void what_the_log_signed_of_an_answer_and_of_the_stream_is_kept_and_written_out() throws IOException {
        SignedNote answered = of(answer(QUOTE, 1)).sign(log);
        SignedNote seen = of(stream(node.holds.board.streamId(), node.holds.board.sequence(), 1))
                .sign(log);
        give(node.gateway, answered.bytes());
        give(node.gateway, seen.bytes());
        assertThat(node.kept).extracting(kept -> kept.note()).containsExactly(answered, seen);
        assertThat(node.answers.acknowledged()).isEqualTo(1);
        assertThat(node.answers.given()).isEqualTo(1);
        ListedAcknowledgements store = new ListedAcknowledgements(node.kept);
        byte[] file = new AcknowledgementPages(store, Optional.of(ORIGIN)).readAllBytes();
        assertThat(new String(file, StandardCharsets.UTF_8))
                .isEqualTo("commonway-acknowledgements 1\n" + answered + seen);
        assertThat(new AcknowledgementPages(store, Optional.of("another.log")).readAllBytes())
                .isEqualTo("commonway-acknowledgements 1\n".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void an_answer_that_is_acknowledged_twice_counts_once() {
        give(node.gateway, of(answer(QUOTE, 1)).sign(log).bytes());
        give(node.gateway, of(answer(QUOTE, 2)).sign(log).bytes());
        assertThat(node.kept).hasSize(2);
        assertThat(node.answers.acknowledged()).isEqualTo(1);
    }

    @Test
    void another_key_a_changed_note_and_no_note_are_refused() {
        assertThat(refused(of(answer(QUOTE, 1)).sign(signer(ORIGIN))).getDescription())
                .contains("NOTE_NO_KNOWN_SIGNATURE");
        String changed = of(answer(QUOTE, 1)).sign(log).toString().replace("answer 7", "answer 8");
        assertThat(refused(changed.getBytes(StandardCharsets.UTF_8)).getDescription())
                .contains("NOTE_BAD_SIGNATURE");
        Status none = refused("nonsense".getBytes(StandardCharsets.UTF_8));
        assertThat(none.getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(none.getDescription()).contains("NOTE_NO_FINAL_NEWLINE");
        SignedNote both = of(answer(QUOTE, 1)).sign(log);
        assertThat(refused(both.with(signer("other.example/log").sign(both.text())))
                        .getDescription())
                .contains("more signatures");
    }

    @Test
    void a_log_that_the_ledger_does_not_know_yet_is_to_come_again() {
        node.logs.clear();
        assertThat(refused(of(answer(QUOTE, 1)).sign(log)).getCode()).isEqualTo(Status.Code.FAILED_PRECONDITION);
    }

    @Test
    void what_this_node_never_signed_or_sent_is_refused() {
        Digest other = Digest.of("another quote".getBytes(StandardCharsets.UTF_8));
        String streamId = node.holds.board.streamId();
        long sequence = node.holds.board.sequence();
        assertThat(refused(of(answer(other, 1)).sign(log)).getDescription()).contains("is remembered here");
        assertThat(refused(of(stream("another", sequence, 1)).sign(log)).getDescription())
                .contains("was sent in a stream another");
        assertThat(refused(of(stream(streamId, sequence + 1, 1)).sign(log)).getDescription())
                .contains("No update " + (sequence + 1));
        Acknowledgement elsewhere = new Acknowledgement(ORIGIN, "van", List.of(answer(QUOTE, 1)), Optional.empty());
        assertThat(refused(elsewhere.sign(log)).getDescription()).contains("to van");
    }

    @Test
    void what_is_dated_as_it_did_not_happen_is_refused() {
        String streamId = node.holds.board.streamId();
        assertThat(refused(of(answer(QUOTE, 61)).sign(log)).getDescription()).contains("set the clocks");
        assertThat(refused(of(answer(QUOTE, -61)).sign(log)).getDescription()).contains("set the clocks");
        assertThat(refused(of(stream(streamId, 1, 61)).sign(log)).getDescription())
                .contains("set the clocks");
        give(node.gateway, of(answer(QUOTE, 59)).sign(log).bytes());
    }

    @Test
    void only_a_gateway_may_acknowledge() {
        ManagedChannel operator = node.channel(Optional.of(
                node.network.member("van", "{\"commonway.role\":\"operator\",\"commonway.operator\":\"van\"}")));
        assertThat(RunningNode.codeOf(
                        () -> give(operator, of(answer(QUOTE, 1)).sign(log).bytes())))
                .isEqualTo(Status.Code.PERMISSION_DENIED);
        assertThat(node.kept).isEmpty();
    }
}
