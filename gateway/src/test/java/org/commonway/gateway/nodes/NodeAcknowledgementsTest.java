package org.commonway.gateway.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.commonway.audit.note.NoteSigner;
import org.commonway.audit.note.SignedNote;
import org.commonway.gateway.acknowledge.AcknowledgementCalls.Outcome;
import org.commonway.gateway.operators.RegisteredOperator;
import org.commonway.gateway.town.FakeNode;
import org.commonway.gateway.town.Papers;
import org.commonway.proto.ledger.v1.OperatorKind;
import org.commonway.proto.operator.v1.OnDemandService;
import org.commonway.proto.operator.v1.Service;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What nodes make of acknowledgements, over real mutual TLS. */
class NodeAcknowledgementsTest {
    @TempDir
    Path folder;

    private FakeNode node;
    private NodeChannels channels;
    private SignedNote note;

    @BeforeEach
    void start() throws IOException, NoSuchAlgorithmException {
        Papers papers = new Papers(folder);
        node = new FakeNode(
                papers,
                "van",
                Service.newBuilder()
                        .setOnDemand(OnDemandService.getDefaultInstance())
                        .build());
        channels = new NodeChannels(papers.of("gateway"), papers.trust());
        note = SignedNote.sign(
                "any\n",
                NoteSigner.log(
                        "g.example/log", KeyPairGenerator.getInstance("Ed25519").generateKeyPair()));
    }

    @AfterEach
    void stop() {
        channels.close();
        node.close();
    }

    private Outcome give() throws InterruptedException {
        BlockingQueue<Outcome> outcomes = new LinkedBlockingQueue<>();
        new NodeAcknowledgements(channels)
                .give(RegisteredOperator.of(node.entry(OperatorKind.OPERATOR_KIND_ON_DEMAND)), note, outcomes::add);
        Outcome outcome = outcomes.poll(20, TimeUnit.SECONDS);
        assertThat(outcomes).isEmpty();
        return outcome;
    }

    @Test
    void a_node_takes_the_note_byte_for_byte() throws InterruptedException {
        assertThat(give()).isEqualTo(Outcome.TAKEN);
        assertThat(node.acknowledged.take().toByteArray()).isEqualTo(note.bytes());
    }

    @Test
    void what_a_node_says_no_to_is_told_apart_from_what_it_takes_later_or_never() throws InterruptedException {
        node.acknowledging = Status.UNIMPLEMENTED;
        assertThat(give()).isEqualTo(Outcome.NONE_TAKEN);
        node.acknowledging = Status.INVALID_ARGUMENT;
        assertThat(give()).isEqualTo(Outcome.REFUSED);
        node.acknowledging = Status.FAILED_PRECONDITION;
        assertThat(give()).isEqualTo(Outcome.LATER);
        node.close();
        assertThat(give()).isEqualTo(Outcome.LATER);
    }
}
