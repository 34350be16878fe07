package org.commonway.audit.log;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.LongFunction;
import org.commonway.audit.checkpoint.WitnessPolicy;
import org.commonway.audit.merkle.Hash;
import org.commonway.audit.note.NoteSignature;
import org.commonway.audit.note.SignedNote;
import org.commonway.audit.note.VerifierKey;
import org.commonway.audit.refusal.AuditRefusal;
import org.commonway.audit.refusal.RefusalCode;
import org.commonway.audit.witness.WitnessCall;
import org.jspecify.annotations.Nullable;

/** The witnesses whose cosignatures a log asks for, all at once, and how many of them it needs. */
public final class Cosigners {
    private final WitnessPolicy policy;
    private final List<WitnessLink> links;
    private final Duration deadline;

    /**
     * These witnesses.
     *
     * @param calls a way to each witness of the policy and to no other, else refused with POLICY_INVALID
     * @param deadline how long each may take for one checkpoint
     */
    public Cosigners(WitnessPolicy policy, Map<VerifierKey, WitnessCall> calls, Duration deadline) {
        if (!calls.keySet().equals(Set.copyOf(policy.witnesses()))) {
            throw new AuditRefusal(RefusalCode.POLICY_INVALID, calls.size() + " ways to witnesses");
        }
        this.policy = policy;
        this.links = calls.entrySet().stream()
                .map(call -> new WitnessLink(call.getKey(), call.getValue()))
                .toList();
        this.deadline = deadline;
    }

    /** No witness: every signed checkpoint is published as it is. */
    public static Cosigners none() {
        return new Cosigners(WitnessPolicy.none(), Map.of(), Duration.ZERO);
    }

    /** How many of which witnesses must cosign. */
    public WitnessPolicy policy() {
        return policy;
    }

    /**
     * The checkpoint with as many cosignatures as the policy asks for, as soon as there are so many. Ends exceptionally
     * with TOO_FEW_WITNESSES, and what those that failed so far said, as soon as there cannot be so many.
     *
     * @param proofFrom the hashes of the consistency proof from a size, 0 to the checkpoint's; from several threads
     */
    CompletableFuture<SignedNote> cosign(SignedNote note, LongFunction<List<Hash>> proofFrom) {
        Round round = new Round(note);
        if (policy.required() == 0) {
            round.cosigned.complete(note);
        }
        for (WitnessLink link : links) {
            var unused = link.cosign(note, proofFrom, deadline)
                    .whenComplete((cosignature, failure) -> round.add(link, cosignature, failure));
        }
        return round.cosigned;
    }

    /** One checkpoint on its way to all witnesses. */
    private final class Round {
        private final SignedNote note;
        private final CompletableFuture<SignedNote> cosigned = new CompletableFuture<>();
        private final List<NoteSignature> cosignatures = new ArrayList<>();
        private final List<String> failures = new ArrayList<>();

        private Round(SignedNote note) {
            this.note = note;
        }

        /** What one witness gave: a cosignature, or else a failure. */
        private synchronized void add(
                WitnessLink link, @Nullable NoteSignature cosignature, @Nullable Throwable failure) {
            if (cosignature != null) {
                cosignatures.add(cosignature);
            } else {
                failures.add(link.key().name() + " (" + sentence(failure) + ")");
            }
            if (cosignatures.size() == policy.required()) {
                SignedNote all = note;
                for (NoteSignature one : cosignatures) {
                    all = all.with(one);
                }
                cosigned.complete(all);
            } else if (links.size() - failures.size() < policy.required()) {
                cosigned.completeExceptionally(
                        new AuditRefusal(RefusalCode.TOO_FEW_WITNESSES, "without " + String.join(", ", failures)));
            }
        }

        private static String sentence(@Nullable Throwable failure) {
            Throwable cause =
                    failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
            return String.valueOf(cause instanceof AuditRefusal ? cause.getMessage() : cause);
        }
    }
}
