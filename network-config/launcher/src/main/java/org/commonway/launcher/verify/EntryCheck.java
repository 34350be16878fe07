package org.commonway.launcher.verify;

import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.Consumer;
import org.commonway.audit.digest.Digest;
import org.commonway.audit.digest.Octets;
import org.commonway.audit.record.AskedOperator;
import org.commonway.audit.record.LogEntry;
import org.commonway.audit.record.PolicyNotice;
import org.commonway.audit.record.SearchRecord;
import org.commonway.audit.replay.Finding;
import org.commonway.audit.replay.PolicyRegister;
import org.commonway.audit.replay.ReadEntry;
import org.commonway.audit.replay.RegisteredOperator;
import org.commonway.audit.replay.Registry;
import org.commonway.audit.replay.Replay;
import org.commonway.audit.replay.Summary;
import org.commonway.audit.replay.WitnessTimes;

/** Runs entries again, against what the ledger says where it was exported, and looks for the policy that one has. */
final class EntryCheck {
    private final VerifyPlan plan;
    private final Consumer<Difference> told;
    private final Replay replay;
    private final Random chance = new SecureRandom();
    private Map<String, RegisteredOperator> named = Map.of();
    private boolean isTextUsed;

    EntryCheck(VerifyPlan plan, Consumer<Difference> told) {
        this.plan = plan;
        this.told = told;
        PolicyRegister onLedger =
                plan.ledger().<PolicyRegister>map(facts -> facts::has).orElse(PolicyRegister.none());
        this.replay = new Replay(registry(), onLedger, times(), this::isSampled, this::tell);
    }

    void check(long index, ReadEntry read) {
        read.entry().ifPresent(entry -> look(index, entry));
        replay.accept(read);
    }

    /** After the last entry. */
    void end() {
        if (plan.policyText().isPresent() && !isTextUsed) {
            told.accept(Difference.of(
                    Difference.WHOLE_LOG,
                    DifferenceCode.POLICY_TEXT_UNUSED,
                    "policy " + plan.policyText().get().hash()));
        }
    }

    Summary summary() {
        return replay.summary();
    }

    private void look(long index, LogEntry entry) {
        if (entry.body() instanceof SearchRecord search) {
            if (plan.ledger().isEmpty()) {
                named = namedIn(search);
            } else {
                checkPolicy(index, search, plan.ledger().get());
            }
        } else if (entry.body() instanceof PolicyNotice notice) {
            Digest hash = Digest.of(notice.text().bytes());
            isTextUsed |= plan.policyText()
                    .filter(policy -> policy.hash().equals(hash))
                    .isPresent();
        }
    }

    private void checkPolicy(long index, SearchRecord search, LedgerFacts facts) {
        Optional<Digest> inForce = facts.findPolicy(search.head().day());
        if (!inForce.equals(Optional.of(search.head().policy()))) {
            told.accept(Difference.of(
                    index,
                    DifferenceCode.POLICY_NOT_ON_LEDGER,
                    "policy " + search.head().policy() + " on day "
                            + search.head().day().number()));
        }
    }

    /** Without the ledger the record's own operators are believed, and the report says so. */
    private Registry registry() {
        return plan.ledger().<Registry>map(facts -> facts::operatorsAt).orElse(moment -> named);
    }

    private static Map<String, RegisteredOperator> namedIn(SearchRecord search) {
        Map<String, RegisteredOperator> named = new HashMap<>();
        for (AskedOperator operator : search.operators()) {
            named.put(operator.operator(), new RegisteredOperator(operator.operator(), false, Octets.of()));
        }
        return named;
    }

    private WitnessTimes times() {
        String origin = plan.log().origin();
        return index ->
                plan.ledger().map(facts -> facts.heldFastMillis(origin, index)).orElse(OptionalLong.empty());
    }

    private boolean isSampled(long index) {
        return plan.ledger().isPresent() && plan.signatureSample() > 0 && chance.nextInt(plan.signatureSample()) == 0;
    }

    private void tell(Finding finding) {
        told.accept(new Difference(finding.index(), finding.code().name(), finding.sentence()));
    }
}
