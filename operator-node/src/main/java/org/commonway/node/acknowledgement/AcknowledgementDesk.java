package org.commonway.node.acknowledgement;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.commonway.audit.acknowledgement.AcknowledgedAnswer;
import org.commonway.audit.acknowledgement.AcknowledgedStream;
import org.commonway.audit.acknowledgement.Acknowledgement;
import org.commonway.audit.note.SignedNote;
import org.commonway.audit.note.VerifierKey;
import org.commonway.audit.refusal.AuditRefusal;

/**
 * Takes gateways' acknowledgements: each is of something that this node signed, by the key that the ledger has for the
 * gateway's log, and dated as it happened. So what is kept is proof, and a gateway cannot fill the disk with nonsense.
 */
public final class AcknowledgementDesk {
    /** Acknowledgements are kept for so long. */
    public static final Duration KEPT = Duration.ofDays(30);
    /** So many of one log are kept at most, the newest. */
    public static final int MOST_OF_A_LOG = 300_000;
    /** A gateway's clock may differ from the node's by so much, the way between them included. */
    static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);

    private final String operatorId;
    private final LogKeys keys;
    private final GivenAnswers answers;
    private final StreamPlace stream;
    private final AcknowledgementStore store;
    private final InstantSource clock;

    /**
     * A desk of this operator.
     *
     * @param answers what the node signed
     * @param stream where its stream is
     */
    public AcknowledgementDesk(
            String operatorId,
            LogKeys keys,
            GivenAnswers answers,
            StreamPlace stream,
            AcknowledgementStore store,
            InstantSource clock) {
        this.operatorId = operatorId;
        this.keys = keys;
        this.answers = answers;
        this.stream = stream;
        this.store = store;
        this.clock = clock;
    }

    /** Checks this note and keeps it, durably; throws {@link AcknowledgementRefused}, and what ledger and store throw. */
    public void take(byte[] bytes) {
        try {
            take(SignedNote.parse(bytes));
        } catch (AuditRefusal refused) {
            throw AcknowledgementRefused.nonsense(refused.code() + ": " + refused.getMessage());
        }
    }

    private void take(SignedNote note) {
        Acknowledgement said = Acknowledgement.parse(note.text());
        if (!said.operator().equals(operatorId)) {
            throw AcknowledgementRefused.nonsense(
                    "The acknowledgement is to " + said.operator() + "; give it to that operator's node.");
        }
        if (note.signatures().size() != 1) {
            throw AcknowledgementRefused.nonsense("The acknowledgement has more signatures than its log's own.");
        }
        VerifierKey log = keys.find(said.origin()).orElseThrow(() -> AcknowledgementRefused.logUnknown(said.origin()));
        Acknowledgement checked = Acknowledgement.open(note, log);
        checked.answers().forEach(this::requireGiven);
        Instant now = clock.instant();
        checked.stream().ifPresent(it -> requireSent(it, now));
        store.keep(new KeptAcknowledgement(checked, note, now));
        checked.answers().forEach(answer -> answers.acknowledged(answer.digest()));
    }

    private void requireGiven(AcknowledgedAnswer answer) {
        Instant signed = answers.findSigned(answer.digest())
                .orElseThrow(() -> AcknowledgementRefused.nonsense("No answer " + answer.digest()
                        + " is remembered here; acknowledge answers soon after they came."));
        requireClose(Instant.ofEpochMilli(answer.receivedMillis()), signed);
    }

    private void requireSent(AcknowledgedStream acknowledged, Instant now) {
        if (!acknowledged.streamId().equals(stream.streamId()) || acknowledged.sequence() > stream.sequence()) {
            throw AcknowledgementRefused.nonsense("No update " + acknowledged.sequence() + " was sent in a stream "
                    + acknowledged.streamId() + "; acknowledge the stream that is open now.");
        }
        requireClose(Instant.ofEpochMilli(acknowledged.atMillis()), now);
    }

    private static void requireClose(Instant said, Instant known) {
        if (Duration.between(said, known).abs().compareTo(CLOCKS_DIFFER) > 0) {
            throw AcknowledgementRefused.nonsense("The acknowledgement says " + said + " of what was at " + known
                    + " by this node's clock; set the clocks by a time server.");
        }
    }

    /** Lets go of what is older, or more, than is kept; call it every hour or so. */
    public void prune() {
        store.prune(clock.instant().minus(KEPT), MOST_OF_A_LOG);
    }
}
