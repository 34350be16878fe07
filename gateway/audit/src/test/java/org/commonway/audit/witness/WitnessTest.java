package org.commonway.audit.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.commonway.audit.note.Signers.aLog;
import static org.commonway.audit.note.Signers.aWitness;
import static org.commonway.audit.refusal.Refuses.refuses;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.commonway.audit.merkle.Hash;
import org.commonway.audit.note.NoteSigner;
import org.commonway.audit.note.SignedNote;
import org.commonway.audit.note.VerifierKey;
import org.commonway.audit.refusal.RefusalCode;
import org.commonway.audit.storage.FaultyFolder;
import org.commonway.audit.witness.WitnessAnswer.Outcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The witness's answers, in the words of C2SP tlog-witness, "add-checkpoint". */
class WitnessTest {
    private static final String ORIGIN = "gateway.example/log";
    private static final NoteSigner LOG = aLog(ORIGIN);
    private static final NoteSigner PORTO = aWitness("porto.example/witness");
    private static final Fork TRUE = Fork.from(0, 20, "entry");
    private static final Fork FALSE = Fork.from(5, 20, "other");

    private final FaultyFolder folder = new FaultyFolder();
    private Witness witness;

    @BeforeEach
    void open() throws IOException {
        witness = Witness.open(PORTO, List.of(LOG.verifier()), folder);
    }

    @Test
    void a_first_checkpoint_and_those_that_follow_from_it_are_cosigned() throws IOException {
        for (int[] step : new int[][] {{0, 3}, {3, 3}, {3, 8}, {8, 20}}) {
            WitnessAnswer answer = add(TRUE, step[0], step[1]);
            assertThat(answer.outcome()).isEqualTo(Outcome.COSIGNED);
            String text = TRUE.note(step[1], LOG, ORIGIN).text();
            SignedNote cosigned = SignedNote.parse((text + "\n" + answer.body()).getBytes(StandardCharsets.UTF_8));
            assertThat(cosigned.verify(List.of(witness.verifier()))).hasSize(1);
        }
    }

    @Test
    void an_unknown_origin_is_not_found() throws IOException {
        NoteSigner other = aLog("other.example/log");
        SignedNote note = TRUE.note(3, other, "other.example/log");
        assertThat(add(0, List.of(), note)).isEqualTo(Outcome.UNKNOWN_LOG);
    }

    @Test
    void a_checkpoint_that_the_log_has_not_signed_is_forbidden() throws IOException {
        assertThat(add(0, List.of(), TRUE.note(3, aLog(ORIGIN), ORIGIN))).isEqualTo(Outcome.NOT_SIGNED);
        SignedNote signed = TRUE.note(3, LOG, ORIGIN);
        SignedNote bent = new SignedNote(TRUE.note(4, LOG, ORIGIN).text(), signed.signatures());
        assertThat(add(0, List.of(), bent)).isEqualTo(Outcome.NOT_SIGNED);
        assertThat(add(0, List.of(), signed.with(PORTO.sign(signed.text())))).isEqualTo(Outcome.COSIGNED);
    }

    @Test
    void an_old_size_beyond_the_checkpoint_is_a_bad_request() throws IOException {
        add(TRUE, 0, 8);
        assertThat(add(TRUE, 8, 3).outcome()).isEqualTo(Outcome.MALFORMED);
    }

    @Test
    void another_old_size_is_a_conflict_that_says_the_right_one() throws IOException {
        assertThat(add(TRUE, 3, 8)).isEqualTo(new WitnessAnswer(Outcome.CONFLICT, "0\n"));
        add(TRUE, 0, 8);
        assertThat(add(TRUE, 3, 20)).isEqualTo(new WitnessAnswer(Outcome.CONFLICT, "8\n"));
        assertThat(add(TRUE, 0, 3)).isEqualTo(new WitnessAnswer(Outcome.CONFLICT, "8\n"));
        assertThat(Outcome.CONFLICT.status()).isEqualTo(409);
        assertThat(Outcome.CONFLICT.contentType()).isEqualTo("text/x.tlog.size");
    }

    @Test
    void a_log_with_two_faces_gets_no_cosignature_for_the_second() throws IOException {
        add(TRUE, 0, 8);
        assertThat(add(FALSE, 8, 8)).isEqualTo(new WitnessAnswer(Outcome.CONFLICT, "8\n"));
        assertThat(add(FALSE, 8, 12).outcome()).isEqualTo(Outcome.NOT_CONSISTENT);
        assertThat(add(8, TRUE.proof(8, 12), FALSE.note(12, LOG, ORIGIN))).isEqualTo(Outcome.NOT_CONSISTENT);
        assertThat(add(TRUE, 8, 12).outcome()).isEqualTo(Outcome.COSIGNED);
    }

    @Test
    void a_proof_where_there_is_nothing_to_prove_is_not_processed() throws IOException {
        assertThat(add(0, TRUE.proof(3, 8), TRUE.note(8, LOG, ORIGIN))).isEqualTo(Outcome.NOT_CONSISTENT);
        add(TRUE, 0, 8);
        assertThat(add(8, TRUE.proof(3, 8), TRUE.note(8, LOG, ORIGIN))).isEqualTo(Outcome.NOT_CONSISTENT);
        assertThat(add(8, List.of(), TRUE.note(12, LOG, ORIGIN))).isEqualTo(Outcome.NOT_CONSISTENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "old 0", "old 0\n", "old 00\n\n", "old -1\n\n", "new 0\n\n", "old 0\nAAAA\n\n", "\n\n"})
    void what_is_no_request_is_a_bad_one(String head) throws IOException {
        String note = TRUE.note(3, LOG, ORIGIN).toString();
        assertThat(witness.addCheckpoint((head + note).getBytes(StandardCharsets.UTF_8))
                        .outcome())
                .isEqualTo(Outcome.MALFORMED);
    }

    @Test
    void requests_have_at_most_63_hashes_and_128_kibibytes() throws IOException {
        SignedNote note = TRUE.note(3, LOG, ORIGIN);
        List<String> lines = Collections.nCopies(63, TRUE.root(3).toString());
        String most = "old 0\n" + String.join("\n", lines) + "\n\n" + note;
        assertThat(witness.addCheckpoint(most.getBytes(StandardCharsets.UTF_8)).outcome())
                .isEqualTo(Outcome.NOT_CONSISTENT);
        String more = most.replace("old 0\n", "old 0\n" + lines.get(0) + "\n");
        assertThat(witness.addCheckpoint(more.getBytes(StandardCharsets.UTF_8)).outcome())
                .isEqualTo(Outcome.MALFORMED);
        assertThat(witness.addCheckpoint(new byte[AddCheckpoint.MOST_BYTES + 1]).outcome())
                .isEqualTo(Outcome.MALFORMED);
    }

    @Test
    void a_request_is_read_as_it_was_written() {
        AddCheckpoint request = new AddCheckpoint(8, TRUE.proof(8, 12), TRUE.note(12, LOG, ORIGIN));
        assertThat(AddCheckpoint.parse(request.bytes())).isEqualTo(request);
    }

    @Test
    void what_could_not_be_kept_is_not_cosigned() throws IOException {
        add(TRUE, 0, 8);
        for (int step = 1; step <= 4; step++) {
            folder.failAtStep(step);
            assertThatThrownBy(() -> add(TRUE, 8, 12)).isInstanceOf(IOException.class);
        }
        assertThat(add(TRUE, 8, 12).outcome()).isEqualTo(Outcome.COSIGNED);
    }

    @Test
    void a_damaged_state_is_never_taken_for_none() throws IOException {
        add(TRUE, 0, 8);
        String file = folder.files().get(0);
        byte[] good = folder.find(file).orElseThrow();
        for (byte[] bad : List.of(
                new byte[0], new byte[10], TRUE.note(3, aLog(ORIGIN), ORIGIN).bytes())) {
            folder.tamper(file, bad);
            refuses(RefusalCode.WITNESS_STATE_DAMAGED, () -> reopen(List.of(LOG.verifier())));
        }
        folder.tamper(file, good);
        assertThat(reopen(List.of(LOG.verifier()))
                        .addCheckpoint(new AddCheckpoint(0, List.of(), TRUE.note(3, LOG, ORIGIN)).bytes())
                        .body())
                .isEqualTo("8\n");
    }

    @Test
    void keys_that_cannot_be_told_apart_or_are_of_the_wrong_type_are_refused() {
        refuses(
                RefusalCode.KEY_NAME,
                () -> reopen(List.of(LOG.verifier(), aLog(ORIGIN).verifier())));
        refuses(RefusalCode.KEY_TYPE, () -> reopen(List.of(PORTO.verifier())));
    }

    @Test
    void many_at_once_get_cosignatures_of_one_history_only() throws Exception {
        List<Fork> forks = List.of(Fork.from(0, 40, "a"), Fork.from(0, 40, "b"), Fork.from(3, 40, "c"));
        List<int[]> cosigned = Collections.synchronizedList(new ArrayList<>());
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 6; t++) {
            int face = t % forks.size();
            Thread thread = new Thread(() -> climb(forks.get(face), face, cosigned));
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(cosigned).isNotEmpty();
        Fork won = forks.get(cosigned.get(0)[0]);
        for (int[] one : cosigned) {
            assertThat(forks.get(one[0]).root(one[1])).isEqualTo(won.root(one[1]));
        }
    }

    /** Asks for every size, from whatever size the witness says. */
    private void climb(Fork fork, int face, List<int[]> cosigned) {
        int old = 0;
        for (int size = 1; size <= 40; size++) {
            for (int tries = 0; tries < 20; tries++) {
                WitnessAnswer answer;
                try {
                    answer = add(fork, Math.min(old, size), size);
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
                if (answer.outcome() == Outcome.COSIGNED) {
                    cosigned.add(new int[] {face, size});
                    old = size;
                    break;
                } else if (answer.outcome() == Outcome.CONFLICT) {
                    old = Integer.parseInt(answer.body().strip());
                } else {
                    break;
                }
            }
        }
    }

    private Witness reopen(List<VerifierKey> keys) {
        try {
            return Witness.open(PORTO, keys, folder);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private WitnessAnswer add(Fork fork, int oldSize, int size) throws IOException {
        return witness.addCheckpoint(
                new AddCheckpoint(oldSize, fork.proof(oldSize, size), fork.note(size, LOG, ORIGIN)).bytes());
    }

    private Outcome add(int oldSize, List<Hash> proof, SignedNote note) throws IOException {
        return witness.addCheckpoint(new AddCheckpoint(oldSize, proof, note).bytes())
                .outcome();
    }
}
