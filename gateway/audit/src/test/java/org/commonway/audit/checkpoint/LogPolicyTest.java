package org.commonway.audit.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonway.audit.note.Signers.aLog;
import static org.commonway.audit.note.Signers.aWitness;
import static org.commonway.audit.refusal.Refuses.refuses;

import java.security.KeyPair;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.commonway.audit.merkle.Hash;
import org.commonway.audit.note.NoteSigner;
import org.commonway.audit.note.SignedNote;
import org.commonway.audit.note.Signers;
import org.commonway.audit.note.VerifiedSignature;
import org.commonway.audit.note.VerifierKey;
import org.commonway.audit.peer.Peer;
import org.commonway.audit.refusal.RefusalCode;
import org.junit.jupiter.api.Test;

class LogPolicyTest {
    private static final NoteSigner LOG = aLog("gateway.example/log");
    private static final List<NoteSigner> WITNESSES = List.of(aWitness("porto"), aWitness("braga"), aWitness("faro"));
    private static final Checkpoint CHECKPOINT = new Checkpoint("gateway.example/log", 7, Hash.ofLeaf(new byte[0]));

    private static WitnessPolicy asks(int required) {
        return new WitnessPolicy(
                required, WITNESSES.stream().map(NoteSigner::verifier).toList());
    }

    private static SignedNote cosignedBy(int witnesses) {
        SignedNote note = SignedNote.sign(CHECKPOINT.text(), LOG);
        for (NoteSigner witness : WITNESSES.subList(0, witnesses)) {
            note = note.with(witness.sign(CHECKPOINT.text()));
        }
        return note;
    }

    @Test
    void a_checkpoint_counts_once_as_many_witnesses_saw_it_as_are_asked_for() {
        for (int required = 0; required <= 3; required++) {
            LogPolicy policy = new LogPolicy(LOG.verifier(), asks(required));
            for (int seen = 0; seen <= 3; seen++) {
                SignedNote note = cosignedBy(seen);
                if (seen < required) {
                    refuses(RefusalCode.TOO_FEW_WITNESSES, () -> policy.open(note));
                } else {
                    CosignedCheckpoint opened = policy.open(note);
                    assertThat(opened.checkpoint()).isEqualTo(CHECKPOINT);
                    assertThat(opened.cosignatures())
                            .extracting(VerifiedSignature::key)
                            .containsExactlyElementsOf(
                                    asks(required).witnesses().subList(0, seen));
                }
            }
        }
    }

    @Test
    void the_checkpoint_that_go_signed_counts_with_its_three_witnesses() {
        LogPolicy policy = new LogPolicy(Peer.log(), new WitnessPolicy(3, Peer.keys("witness")));
        CosignedCheckpoint opened = policy.open(SignedNote.parse(Peer.bytes("checkpoint.txt")));
        assertThat(opened.checkpoint().size()).isEqualTo(Peer.SIZE);
        assertThat(opened.cosignatures()).hasSize(3);
    }

    @Test
    void a_witness_that_signs_twice_or_that_nobody_knows_does_not_count_for_two() {
        LogPolicy policy = new LogPolicy(LOG.verifier(), asks(2));
        SignedNote note = cosignedBy(1);
        SignedNote twice = new SignedNote(
                note.text(),
                List.of(
                        note.signatures().get(0),
                        note.signatures().get(1),
                        note.signatures().get(1)));
        refuses(RefusalCode.TOO_FEW_WITNESSES, () -> policy.open(twice));
        SignedNote stranger = note.with(aWitness("braga").sign(note.text()));
        refuses(RefusalCode.TOO_FEW_WITNESSES, () -> policy.open(stranger));
    }

    @Test
    void a_checkpoint_of_another_log_is_refused_even_if_the_log_signed_it() {
        LogPolicy policy = LogPolicy.of(LOG.verifier());
        Checkpoint other = new Checkpoint("other.example/log", 7, CHECKPOINT.root());
        refuses(RefusalCode.CHECKPOINT_OF_ANOTHER_LOG, () -> policy.open(SignedNote.sign(other.text(), LOG)));
    }

    @Test
    void a_checkpoint_that_the_log_did_not_sign_is_refused_whoever_else_did() {
        LogPolicy policy = new LogPolicy(LOG.verifier(), asks(1));
        SignedNote unsigned = SignedNote.sign(CHECKPOINT.text(), WITNESSES.get(0));
        refuses(RefusalCode.CHECKPOINT_NOT_SIGNED_BY_LOG, () -> policy.open(unsigned));
        SignedNote forged = SignedNote.sign(CHECKPOINT.text(), aLog("gateway.example/log"));
        refuses(RefusalCode.CHECKPOINT_NOT_SIGNED_BY_LOG, () -> policy.open(forged));
    }

    @Test
    void a_bad_signature_of_the_log_or_of_a_witness_spoils_the_checkpoint() {
        LogPolicy policy = new LogPolicy(LOG.verifier(), asks(1));
        SignedNote badWitness = cosignedBy(2).with(WITNESSES.get(1).sign("other text\n"));
        refuses(RefusalCode.NOTE_BAD_SIGNATURE, () -> policy.open(badWitness));
        SignedNote badLog = cosignedBy(2).with(LOG.sign("other text\n"));
        refuses(RefusalCode.NOTE_BAD_SIGNATURE, () -> policy.open(badLog));
    }

    @Test
    void a_policy_that_asks_for_what_cannot_be_is_refused() {
        List<VerifierKey> keys = asks(0).witnesses();
        refuses(RefusalCode.POLICY_INVALID, () -> asks(4));
        refuses(RefusalCode.POLICY_INVALID, () -> asks(-1));
        refuses(RefusalCode.POLICY_INVALID, () -> new WitnessPolicy(1, Collections.nCopies(2, keys.get(0))));
        refuses(RefusalCode.KEY_TYPE, () -> new WitnessPolicy(1, List.of(LOG.verifier())));
        refuses(RefusalCode.KEY_TYPE, () -> LogPolicy.of(keys.get(0)));
        KeyPair pair = Signers.aPair();
        List<VerifierKey> oneKeyTwoNames = List.of(
                NoteSigner.witness("a", pair, Clock.systemUTC()).verifier(),
                NoteSigner.witness("b", pair, Clock.systemUTC()).verifier());
        refuses(RefusalCode.POLICY_INVALID, () -> new WitnessPolicy(2, oneKeyTwoNames));
        List<VerifierKey> crowd = IntStream.range(0, 100)
                .mapToObj(i -> aWitness("w" + i).verifier())
                .toList();
        refuses(RefusalCode.POLICY_INVALID, () -> new WitnessPolicy(1, crowd));
        assertThat(new WitnessPolicy(99, crowd.subList(1, 100)).witnesses()).hasSize(99);
    }
}
