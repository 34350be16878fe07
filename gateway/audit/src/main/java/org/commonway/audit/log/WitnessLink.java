package org.commonway.audit.log;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongFunction;
import org.commonway.audit.checkpoint.Checkpoint;
import org.commonway.audit.merkle.Hash;
import org.commonway.audit.note.NoteSignature;
import org.commonway.audit.note.SignedNote;
import org.commonway.audit.note.VerifierKey;
import org.commonway.audit.refusal.AuditRefusal;
import org.commonway.audit.refusal.RefusalCode;
import org.commonway.audit.text.Decimal;
import org.commonway.audit.witness.AddCheckpoint;
import org.commonway.audit.witness.WitnessAnswer;
import org.commonway.audit.witness.WitnessCall;

/** One witness as a log sees it: its key, the way to it, and the size that it was last seen to have cosigned. */
final class WitnessLink {
    private final VerifierKey key;
    private final WitnessCall call;
    private final AtomicBoolean busy = new AtomicBoolean();

    /** What the witness last said; 0 until it is asked. A wrong guess costs one more call. */
    private volatile long lastSize;

    WitnessLink(VerifierKey key, WitnessCall call) {
        this.key = key;
        this.call = call;
    }

    VerifierKey key() {
        return key;
    }

    /**
     * Asks for a cosignature, once more if the witness says that it knows another size. Ends exceptionally if it gives
     * none within the deadline, at once if it has not answered the call before.
     *
     * @param proofFrom the hashes of the consistency proof from a size, 0 to the checkpoint's
     */
    CompletableFuture<NoteSignature> cosign(SignedNote note, LongFunction<List<Hash>> proofFrom, Duration deadline) {
        if (!busy.compareAndSet(false, true)) {
            return CompletableFuture.failedFuture(unusable("it has not answered the call before"));
        }
        Attempt attempt = new Attempt(note, Checkpoint.parse(note.text()).size(), proofFrom, deadline);
        CompletableFuture<NoteSignature> cosignature;
        try {
            cosignature = ask(attempt, Math.min(lastSize, attempt.size), true);
        } catch (RuntimeException e) {
            cosignature = CompletableFuture.failedFuture(e);
        }
        return cosignature
                .orTimeout(deadline.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((done, failure) -> busy.set(false));
    }

    private record Attempt(SignedNote note, long size, LongFunction<List<Hash>> proofFrom, Duration deadline) {}

    private CompletableFuture<NoteSignature> ask(Attempt attempt, long oldSize, boolean mayRetry) {
        List<Hash> proof = attempt.proofFrom.apply(oldSize);
        return call.addCheckpoint(new AddCheckpoint(oldSize, proof, attempt.note), attempt.deadline)
                .thenCompose(answer -> switch (answer.outcome()) {
                    case COSIGNED -> {
                        NoteSignature cosignature = cosignature(attempt.note, answer);
                        lastSize = attempt.size;
                        yield CompletableFuture.completedFuture(cosignature);
                    }
                    case CONFLICT -> {
                        long size = size(answer);
                        if (size > attempt.size) {
                            throw new AuditRefusal(
                                    RefusalCode.WITNESS_AHEAD, key.name() + " at " + size + ", log at " + attempt.size);
                        }
                        if (!mayRetry || size == oldSize) {
                            throw unusable("it has " + size + " and does not go on from there");
                        }
                        lastSize = size;
                        yield ask(attempt, size, false);
                    }
                    default ->
                        throw unusable(answer.outcome() + ", " + answer.body().strip());
                });
    }

    /** The witness's own among the lines of its answer (C2SP tlog-witness: others are ignored). */
    private NoteSignature cosignature(SignedNote note, WitnessAnswer answer) {
        try {
            SignedNote answered =
                    SignedNote.parse((note.text() + "\n" + answer.body()).getBytes(StandardCharsets.UTF_8));
            answered.verify(List.of(key));
            return answered.signatures().stream()
                    .filter(key::isNamedBy)
                    .findFirst()
                    .orElseThrow();
        } catch (AuditRefusal e) {
            throw unusable(e.code().name());
        }
    }

    private long size(WitnessAnswer answer) {
        String body = answer.body();
        if (!body.endsWith("\n")) {
            throw unusable("no size");
        }
        return Decimal.parse(body.substring(0, body.length() - 1), RefusalCode.WITNESS_ANSWER, key.name());
    }

    private AuditRefusal unusable(String why) {
        return new AuditRefusal(RefusalCode.WITNESS_ANSWER, key.name() + ": " + why);
    }
}
