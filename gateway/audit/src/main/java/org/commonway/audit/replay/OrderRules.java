package org.commonway.audit.replay;

import java.util.HashSet;
import java.util.List;
import org.commonway.audit.ranking.Lots;
import org.commonway.audit.ranking.Policy;
import org.commonway.audit.ranking.RankedOption;
import org.commonway.audit.ranking.Ranking;
import org.commonway.audit.record.ListedOption;
import org.commonway.audit.record.SearchRecord;

/** What is shown is what the policy shows, trip by trip and number by number (rule R11). */
final class OrderRules {
    /** Stands in for lots where no two trips are equal, so that none is drawn. */
    private static final Lots NONE = option -> {
        throw new IllegalStateException("a draw between trips that are not equal");
    };

    private final Findings findings;

    OrderRules(Findings findings) {
        this.findings = findings;
    }

    /** Checks all but the draw; true if there must be one, so that the order can only be checked with the seed. */
    boolean check(long index, SearchRecord search, Policy policy) {
        Ranking ranking = new Ranking(policy, search.head().asked(), NONE);
        List<ListedOption> options = search.options();
        for (int i = 0; i < options.size(); i++) {
            long score = ranking.score(options.get(i).features());
            if (score != options.get(i).score()) {
                findings.add(index, FindingCode.SCORE_DIFFERS, "option " + i + " has not " + score);
            }
        }
        List<RankedOption> ranked = search.toRank();
        int different = new HashSet<>(ranked).size();
        if (different < ranked.size()) {
            findings.add(index, FindingCode.OPTION_TWICE, ranked.size() - different + " options");
        }
        if (ranking.needsLots(ranked)) {
            return true;
        }
        compare(index, search, ranking.show(ranked), ranked);
        return false;
    }

    /** Checks the order with the lots of the search's seed. */
    void checkOrder(long index, SearchRecord search, Policy policy, Lots lots) {
        List<RankedOption> ranked = search.toRank();
        compare(index, search, new Ranking(policy, search.head().asked(), lots).show(ranked), ranked);
    }

    private void compare(long index, SearchRecord search, List<RankedOption> right, List<RankedOption> ranked) {
        List<Integer> shown = search.shown();
        for (int i = 0; i < Math.max(shown.size(), right.size()); i++) {
            String is = i < shown.size() ? "option " + shown.get(i) : "none";
            String should = i < right.size() ? "option " + ranked.indexOf(right.get(i)) : "none";
            boolean same = i < shown.size()
                    && i < right.size()
                    && ranked.get(shown.get(i)).equals(right.get(i));
            if (!same) {
                findings.add(index, FindingCode.ORDER_DIFFERS, "place " + (i + 1) + " has " + is + ", not " + should);
                return;
            }
        }
    }
}
