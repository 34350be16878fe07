package org.commonway.launcher.verify;

import java.util.List;
import java.util.Optional;
import org.commonway.audit.checkpoint.LogPolicy;
import org.commonway.audit.proof.LogProof;
import org.commonway.audit.ranking.Policy;

/**
 * What is to be checked.
 *
 * @param files the log's
 * @param log by whose key, and how many of which witnesses must have seen it
 * @param ledger what the ledger says; empty when nobody exported it
 * @param policyText a policy that the log must have published
 * @param receipts proofs that the log gave, each with what a person calls it
 * @param acknowledgements what the log's gateway acknowledged to operators
 * @param signatureSample of how many searches one has its offers' signatures checked, by chance; 0 for none
 * @param threads that read and hash while one more replays
 */
public record VerifyPlan(
        LogFiles files,
        LogPolicy log,
        Optional<LedgerFacts> ledger,
        Optional<Policy> policyText,
        List<Receipt> receipts,
        List<AcknowledgementsFile> acknowledgements,
        int signatureSample,
        int threads) {
    /** Keeps the lists as they are now. */
    public VerifyPlan {
        receipts = List.copyOf(receipts);
        acknowledgements = List.copyOf(acknowledgements);
    }

    /**
     * A proof that the log gave to somebody.
     *
     * @param name what a person calls it, such as its file
     */
    public record Receipt(String name, LogProof proof) {}
}
