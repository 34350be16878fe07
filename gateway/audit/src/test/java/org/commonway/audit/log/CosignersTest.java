package org.commonway.audit.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.commonway.audit.note.Signers.aLog;
import static org.commonway.audit.note.Signers.aWitness;
import static org.commonway.audit.refusal.Refuses.refuses;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.commonway.audit.checkpoint.Checkpoint;
import org.commonway.audit.checkpoint.WitnessPolicy;
import org.commonway.audit.merkle.ConsistencyProof;
import org.commonway.audit.merkle.Hash;
import org.commonway.audit.merkle.StoredHashes;
import org.commonway.audit.merkle.TreeRoot;
import org.commonway.audit.note.NoteSigner;
import org.commonway.audit.note.SignedNote;
import org.commonway.audit.note.VerifierKey;
import org.commonway.audit.refusal.RefusalCode;
import org.commonway.audit.storage.FaultyFolder;
import org.commonway.audit.witness.AddCheckpoint;
import org.commonway.audit.witness.Witness;
import org.commonway.audit.witness.WitnessAnswer;
import org.commonway.audit.witness.WitnessAnswer.Outcome;
import org.commonway.audit.witness.WitnessCall;
import org.junit.jupiter.api.Test;

/** A log that asks witnesses in the same process, one round at a time. */
class CosignersTest {
    private static final NoteSigner LOG = aLog("gateway.example/log");
    private static final NoteSigner PORTO = aWitness("porto.example/witness");
    private static final NoteSigner BRAGA = aWitness("braga.example/witness");
    private static final StoredHashes STORED = StoredHashes.of(20);

    private final List<AddCheckpoint> asked = new ArrayList<>();

    @Test
    void a_witness_that_knows_another_size_is_asked_once_more_from_there() {
        WitnessCall porto = to(aWitnessOf(PORTO));
        cosign(cosigners(1, Map.of(PORTO.verifier(), porto)), 5).join();
        asked.clear();
        SignedNote note =
                cosign(cosigners(1, Map.of(PORTO.verifier(), porto)), 9).join();
        assertThat(note.verify(List.of(PORTO.verifier()))).hasSize(1);
        assertThat(asked).extracting(AddCheckpoint::oldSize).containsExactly(0L, 5L);
    }

    @Test
    void what_a_witness_said_last_is_remembered_and_the_same_checkpoint_is_cosigned_again() {
        Cosigners cosigners = cosigners(1, Map.of(PORTO.verifier(), to(aWitnessOf(PORTO))));
        for (int size : new int[] {5, 9, 9}) {
            cosign(cosigners, size).join();
        }
        assertThat(asked).extracting(AddCheckpoint::oldSize).containsExactly(0L, 5L, 9L);
    }

    @Test
    void a_witness_that_says_another_size_again_and_again_is_asked_twice_and_given_up() {
        WitnessCall fickle = (request, deadline) -> {
            asked.add(request);
            return CompletableFuture.completedFuture(new WitnessAnswer(Outcome.CONFLICT, request.oldSize() + 1 + "\n"));
        };
        assertFails(cosigners(1, Map.of(PORTO.verifier(), fickle)), RefusalCode.WITNESS_ANSWER);
        assertThat(asked).hasSize(2);
    }

    @Test
    void the_cosignature_of_anybody_else_does_not_count() {
        WitnessCall impostor = to(aWitnessOf(aWitness("porto.example/witness")));
        assertFails(cosigners(1, Map.of(PORTO.verifier(), impostor)), RefusalCode.TOO_FEW_WITNESSES);
    }

    @Test
    void as_many_as_the_policy_asks_for_are_enough_even_if_the_others_never_answer() {
        Map<VerifierKey, WitnessCall> calls = new LinkedHashMap<>();
        calls.put(BRAGA.verifier(), (request, deadline) -> new CompletableFuture<>());
        calls.put(PORTO.verifier(), to(aWitnessOf(PORTO)));
        Cosigners cosigners = cosigners(1, calls);
        cosign(cosigners, 5).join();
        // Who has not answered yet is not asked beside that.
        cosign(cosigners, 9).join();
        assertFails(cosigners(2, calls), RefusalCode.TOO_FEW_WITNESSES);
    }

    @Test
    void every_witness_of_the_policy_needs_a_way_to_it() {
        refuses(
                RefusalCode.POLICY_INVALID,
                () -> new Cosigners(new WitnessPolicy(0, List.of(PORTO.verifier())), Map.of(), Duration.ofDays(1)));
    }

    private static void assertFails(Cosigners cosigners, RefusalCode code) {
        assertThatThrownBy(() -> cosign(cosigners, 9).join()).hasMessageContaining(code.sentence());
    }

    private static CompletableFuture<SignedNote> cosign(Cosigners cosigners, int size) {
        Checkpoint checkpoint = new Checkpoint("gateway.example/log", size, TreeRoot.of(size, STORED));
        return cosigners.cosign(SignedNote.sign(checkpoint.text(), LOG), oldSize -> proof(oldSize, size));
    }

    private static List<Hash> proof(long oldSize, int size) {
        return oldSize == 0
                ? List.of()
                : ConsistencyProof.of(oldSize, size, STORED).path();
    }

    private static Cosigners cosigners(int required, Map<VerifierKey, WitnessCall> calls) {
        return new Cosigners(new WitnessPolicy(required, List.copyOf(calls.keySet())), calls, Duration.ofMillis(200));
    }

    private WitnessCall to(Witness witness) {
        return (request, deadline) -> {
            asked.add(request);
            try {
                return CompletableFuture.completedFuture(witness.addCheckpoint(request.bytes()));
            } catch (IOException e) {
                return CompletableFuture.failedFuture(e);
            }
        };
    }

    private static Witness aWitnessOf(NoteSigner signer) {
        try {
            return Witness.open(signer, List.of(LOG.verifier()), new FaultyFolder());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
