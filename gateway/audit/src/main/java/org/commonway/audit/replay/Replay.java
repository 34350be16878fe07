package org.commonway.audit.replay;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongPredicate;
import org.commonway.audit.ranking.Policy;
import org.commonway.audit.record.LogEntry;
import org.commonway.audit.record.PolicyNotice;
import org.commonway.audit.record.SearchRecord;
import org.commonway.audit.record.SeedCommitted;
import org.commonway.audit.record.SeedRevealed;

/**
 * Runs a log again, entry by entry in their order, and tells what differs from the rules. It believes nothing but the
 * entries, the registry and the witnesses' times, keeps no entry but searches whose draw waits for a seed, and does not
 * stop at what it finds. That the entries are the log's own is for its checkpoint and proofs to say. For one thread.
 */
public final class Replay {
    /** Searches are logged when they are answered, and may overtake each other by so much. */
    private static final long MOST_LAG_MILLIS = 60_000;

    private final Registry registry;
    private final WitnessTimes witnesses;
    private final LongPredicate signatures;
    private final Findings findings;
    private final PolicyBook policies;
    private final SeedBook seeds;
    private final AskRules asking;
    private final OfferRules offers;
    private final OrderRules order;
    private final SignatureRules signing;
    private Optional<String> gateway = Optional.empty();
    private long latestMillis;
    private long next;
    private long searches;
    private long verified;

    /**
     * A replay from the first entry on.
     *
     * @param signatures for which entries, by index, offers' signatures are checked: some hundred a second, where all else
     *     is tens of thousands. A sample that the gateway could not foresee is enough to find who forges many
     * @param told is given each finding, in the order of the log; a draw is told when its seed comes
     */
    public Replay(Registry registry, WitnessTimes witnesses, LongPredicate signatures, Consumer<Finding> told) {
        this(registry, PolicyRegister.none(), witnesses, signatures, told);
    }

    /**
     * As above, knowing the ledger's policies too.
     *
     * @param onLedger whose notice was given on the ledger
     */
    public Replay(
            Registry registry,
            PolicyRegister onLedger,
            WitnessTimes witnesses,
            LongPredicate signatures,
            Consumer<Finding> told) {
        this.registry = registry;
        this.witnesses = witnesses;
        this.signatures = signatures;
        this.findings = new Findings(told);
        this.policies = new PolicyBook(findings, onLedger);
        this.seeds = new SeedBook(findings);
        this.asking = new AskRules(findings);
        this.offers = new OfferRules(findings);
        this.order = new OrderRules(findings);
        this.signing = new SignatureRules(findings);
    }

    /** The next entry of the log. */
    public void accept(byte[] bytes) {
        accept(ReadEntry.of(bytes));
    }

    /** The next entry of the log, which was read already. */
    public void accept(ReadEntry read) {
        long index = next++;
        if (read.entry().isEmpty()) {
            findings.add(index, FindingCode.ENTRY_UNREADABLE, read.trouble());
            return;
        }
        LogEntry entry = read.entry().get();
        long before = findings.count();
        if (gateway.isEmpty()) {
            gateway = Optional.of(entry.gateway());
        } else if (!gateway.get().equals(entry.gateway())) {
            findings.add(index, FindingCode.WRONG_GATEWAY, entry.gateway());
        }
        if (entry.momentMillis() < latestMillis - MOST_LAG_MILLIS) {
            findings.add(index, FindingCode.TIME_RUNS_BACK, "moment " + entry.momentMillis());
        }
        latestMillis = Math.max(latestMillis, entry.momentMillis());
        seeds.pass(index, latestMillis);
        take(index, entry, before);
    }

    /** What all came to so far. */
    public Summary summary() {
        return new Summary(next, searches, verified, seeds.waiting(), findings.count());
    }

    private void take(long index, LogEntry entry, long before) {
        if (entry.body() instanceof SearchRecord search) {
            search(index, entry.momentMillis(), search, before);
        } else if (entry.body() instanceof SeedCommitted committed) {
            seeds.commit(index, publishedMillis(index), committed.commitment());
        } else if (entry.body() instanceof SeedRevealed revealed) {
            seeds.reveal(index, entry.momentMillis(), revealed.seed()).forEach(waiting -> draw(waiting, revealed));
        } else if (entry.body() instanceof PolicyNotice notice) {
            policies.add(index, publishedMillis(index), notice, seeds.firstDay());
        }
    }

    private void search(long index, long momentMillis, SearchRecord search, long before) {
        searches++;
        seeds.check(index, momentMillis, search);
        Map<String, RegisteredOperator> registered = registry.at(momentMillis);
        asking.check(index, search.operators(), registered);
        offers.check(index, search);
        if (signatures.test(index)) {
            signing.check(index, search, registered);
        }
        Optional<Policy> policy = policies.find(index, search);
        if (policy.isEmpty()) {
            return;
        }
        asking.checkTimes(index, search.operators(), policy.get());
        boolean waits = order.check(index, search, policy.get());
        boolean clean = findings.count() == before;
        if (waits) {
            seeds.await(search.head().day(), new WaitingSearch(index, search, policy.get(), clean));
        } else if (clean) {
            verified++;
        }
    }

    private void draw(WaitingSearch waiting, SeedRevealed revealed) {
        long before = findings.count();
        SearchRecord search = waiting.search();
        order.checkOrder(
                waiting.index(),
                search,
                waiting.policy(),
                revealed.seed().lots(search.head().search()));
        if (waiting.clean() && findings.count() == before) {
            verified++;
        }
    }

    /** When an entry had been published at the latest: no moment before those that stand in front of it counts. */
    private long publishedMillis(long index) {
        return Math.max(latestMillis, witnesses.seenMillis(index).orElse(latestMillis));
    }
}
