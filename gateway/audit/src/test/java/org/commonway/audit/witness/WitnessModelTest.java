package org.commonway.audit.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonway.audit.note.Signers.aLog;
import static org.commonway.audit.note.Signers.aWitness;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.commonway.audit.checkpoint.Checkpoint;
import org.commonway.audit.merkle.Hash;
import org.commonway.audit.note.NoteSigner;
import org.commonway.audit.storage.FaultyFolder;
import org.commonway.audit.storage.FaultyFolder.MachineStopped;
import org.commonway.audit.storage.Survival;
import org.commonway.audit.witness.WitnessAnswer.Outcome;
import org.junit.jupiter.api.Test;

/** A witness under random requests by a log with three faces, beside a model of it; its machine stops now and then. */
class WitnessModelTest {
    private static final String ORIGIN = "gateway.example/log";
    private static final NoteSigner LOG = aLog(ORIGIN);
    private static final NoteSigner IMPOSTOR = aLog(ORIGIN);
    private static final NoteSigner PORTO = aWitness("porto.example/witness");
    private static final int MOST = 24;
    private static final List<Fork> FACES =
            List.of(Fork.from(0, MOST, "a"), Fork.from(9, MOST, "b"), Fork.from(9, MOST, "c"));

    /** What the witness must know: the history that it follows, and how far. */
    private record Model(Fork history, int size) {}

    private record Request(Fork face, int oldSize, int size, List<Hash> proof, NoteSigner signer) {
        private AddCheckpoint toSend() {
            return new AddCheckpoint(oldSize, proof, face.note(size, signer, ORIGIN));
        }
    }

    @Test
    void it_answers_as_the_model_does_and_what_it_cosigned_is_one_history() throws IOException {
        Map<Outcome, Integer> seen = new EnumMap<>(Outcome.class);
        int stops = 0;
        for (int seed = 0; seed < 30; seed++) {
            Random random = new Random(seed);
            FaultyFolder folder = new FaultyFolder();
            Witness witness = Witness.open(PORTO, List.of(LOG.verifier()), folder);
            Model model = new Model(FACES.get(0), 0);
            List<Checkpoint> cosigned = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                Request request = request(model, random);
                Outcome expected = expected(model, request);
                boolean stop = random.nextInt(8) == 0;
                if (stop) {
                    folder.stopAtStep(1 + random.nextInt(6));
                }
                try {
                    WitnessAnswer answer =
                            witness.addCheckpoint(request.toSend().bytes());
                    assertThat(answer.outcome())
                            .as("seed %d, request %d", seed, i)
                            .isEqualTo(expected);
                    seen.merge(expected, 1, Integer::sum);
                    if (expected == Outcome.CONFLICT) {
                        assertThat(answer.body()).isEqualTo(model.size + "\n");
                    }
                    if (expected == Outcome.COSIGNED) {
                        model = new Model(request.face, request.size);
                        cosigned.add(request.toSend().checkpoint());
                    }
                } catch (MachineStopped e) {
                    stops++;
                }
                if (stop) {
                    folder = folder.afterCrash(Survival.SOME, random);
                    witness = Witness.open(PORTO, List.of(LOG.verifier()), folder);
                    model = found(witness, model, request);
                }
                for (Checkpoint one : cosigned) {
                    assertThat(one.root()).isEqualTo(model.history.root((int) one.size()));
                }
            }
        }
        assertThat(seen.keySet())
                .containsExactlyInAnyOrder(
                        Outcome.COSIGNED,
                        Outcome.MALFORMED,
                        Outcome.NOT_SIGNED,
                        Outcome.CONFLICT,
                        Outcome.NOT_CONSISTENT);
        assertThat(stops).isGreaterThan(30);
    }

    /** Mostly what an honest log would send, or nearly that. */
    private static Request request(Model model, Random random) {
        Fork face = random.nextInt(3) > 0 ? model.history : FACES.get(random.nextInt(FACES.size()));
        int oldSize = random.nextInt(4) > 0 ? model.size : random.nextInt(MOST + 1);
        int size = random.nextInt(6) > 0 ? Math.min(MOST, oldSize + random.nextInt(4)) : random.nextInt(MOST + 1);
        List<Hash> proof = new ArrayList<>(face.proof(oldSize, size));
        int bend = random.nextInt(12);
        if (bend == 0) {
            proof.add(face.root(3));
        } else if (bend == 1 && !proof.isEmpty()) {
            proof.remove(proof.size() - 1);
        } else if (bend == 2 && !proof.isEmpty()) {
            proof.set(random.nextInt(proof.size()), face.root(7));
        } else if (bend == 3) {
            Collections.reverse(proof);
        }
        return new Request(face, oldSize, size, proof, random.nextInt(15) == 0 ? IMPOSTOR : LOG);
    }

    /** The specification, with RFC 9162's own definition for what a proof is. */
    private static Outcome expected(Model model, Request request) {
        if (request.signer != LOG) {
            return Outcome.NOT_SIGNED;
        }
        if (request.oldSize > request.size) {
            return Outcome.MALFORMED;
        }
        boolean sameRoot = request.face.root(model.size).equals(model.history.root(model.size));
        if (request.oldSize != model.size || (request.size == model.size && !sameRoot)) {
            return Outcome.CONFLICT;
        }
        boolean proved = request.proof.equals(request.face.proof(model.size, request.size)) && sameRoot;
        return proved ? Outcome.COSIGNED : Outcome.NOT_CONSISTENT;
    }

    /** After a crash the witness knows what it knew, or also the checkpoint that it was keeping. */
    private static Model found(Witness witness, Model before, Request request) throws IOException {
        WitnessAnswer answer = witness.addCheckpoint(
                new AddCheckpoint(MOST, List.of(), before.history.note(MOST, LOG, ORIGIN)).bytes());
        // Cosigned once more, if it is there already.
        String size = answer.outcome() == Outcome.COSIGNED ? MOST + "\n" : answer.body();
        if (size.equals(before.size + "\n")) {
            return before;
        }
        assertThat(size).isEqualTo(request.size + "\n");
        assertThat(expected(before, request)).isEqualTo(Outcome.COSIGNED);
        return new Model(request.face, request.size);
    }
}
