package org.commonway.audit.market.bias;

import java.util.ArrayList;
import java.util.List;
import org.commonway.audit.digest.Octets;
import org.commonway.audit.market.Owners;
import org.commonway.audit.market.bias.PermutationTest.Tails;
import org.commonway.audit.record.SearchRecord;
import org.commonway.audit.refusal.AuditRefusal;

/**
 * Tests whether a gateway treated all owners alike: each owner in each {@link Treatment}, by permutation, with Holm's
 * correction over all of it, at one in a hundred. Whoever has the logs, the registry and the seed comes to the same.
 */
public final class BiasAudit {
    /** The fewest times that marks are dealt anew. */
    static final int LEAST_DEALS = 10_000;

    private final Owners owners;
    private final Octets seed;
    private final List<SeenSearch> seen;
    private final List<SearchRecord> searches;
    private final BetweenGateways between;

    private BiasAudit(SearchLog log, List<SearchLog> others, Owners owners, Octets seed) {
        this.owners = owners;
        this.seed = seed;
        this.seen = SeenSearch.listOf(log, owners);
        this.searches = log.searches();
        this.between = new BetweenGateways(log, others, owners);
    }

    /**
     * All comparisons, by treatment and owner, and which of them are found.
     *
     * @param log of the gateway that is audited, for a month, say
     * @param others logs of other gateways of the city for the same time; without any, nothing can be compared in
     *     ANSWERING and OFFERS
     * @param seed that nobody could choose by its outcome, such as the root of the log's last checkpoint of the month
     * @throws AuditRefusal MARKET_OPERATOR_UNKNOWN
     */
    public static List<Comparison> run(SearchLog log, List<SearchLog> others, Owners owners, Octets seed) {
        return new BiasAudit(log, others, owners, seed).compare();
    }

    private List<Comparison> compare() {
        int tests = 0;
        for (Treatment treatment : Treatment.values()) {
            tests += owners.listOwners().size() * (treatment.isTestedBothWays() ? 2 : 1);
        }
        // So many that even the strictest level of the correction can be reached twice over.
        int deals = Math.max(LEAST_DEALS, 2 * Holm.ONE_IN * tests);
        List<Comparison> all = new ArrayList<>();
        for (Treatment treatment : Treatment.values()) {
            for (String owner : owners.listOwners()) {
                PermutationTest test =
                        new PermutationTest(strata(treatment, owner), deals, treatment.isTestedBothWays());
                Tails tails = test.run(new Chance(seed, treatment + " " + owner));
                if (treatment.isTestedBothWays()) {
                    all.add(comparison(treatment, owner, Direction.FAVOURED, tails));
                }
                all.add(comparison(treatment, owner, Direction.BEHIND, tails));
            }
        }
        return Holm.correct(all);
    }

    private static Comparison comparison(Treatment treatment, String owner, Direction direction, Tails tails) {
        PValue value = direction == Direction.FAVOURED ? tails.favoured() : tails.behind();
        return new Comparison(treatment, owner, direction, value, tails.advantage(), tails.cases(), false);
    }

    private List<Stratum> strata(Treatment treatment, String owner) {
        return switch (treatment) {
            case ORDER -> seen.stream().map(search -> search.order(owner)).toList();
            case DRAWS ->
                seen.stream().flatMap(search -> search.draws(owner).stream()).toList();
            case ASKING ->
                searches.stream()
                        .map(search -> AskedTimes.stratum(search, owners, owner))
                        .toList();
            case ANSWERING -> between.answering(owner);
            case OFFERS -> between.offers(owner);
        };
    }
}
