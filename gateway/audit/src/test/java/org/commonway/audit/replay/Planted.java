package org.commonway.audit.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.commonway.audit.ranking.Policy;
import org.commonway.audit.record.AskedOperator;
import org.commonway.audit.record.ListedOption;
import org.commonway.audit.record.LogEntry;
import org.commonway.audit.record.ReceivedOffer;
import org.commonway.audit.record.SearchHead;
import org.commonway.audit.record.SearchRecord;

/**
 * A deviation that a test plants into an honest log.
 *
 * @param code what the replay must call it
 * @param name of the deviation
 * @param plant changes the log and gives the index at which it must be found; empty when the log has no place for it
 */
record Planted(FindingCode code, String name, Planter plant) {
    /** Changes a log. */
    interface Planter {
        OptionalInt plant(SampleLog log, Random random);
    }

    @Override
    public String toString() {
        return code + ": " + name;
    }

    /** Something wrong in a search that has room for it. */
    static Planted inSearch(
            FindingCode code, String name, Predicate<SearchRecord> fit, UnaryOperator<SearchRecord> change) {
        return new Planted(code, name, (log, random) -> {
            List<Integer> places = log.searches().stream()
                    .filter(place ->
                            fit.test((SearchRecord) log.entries.get(place).body()))
                    .toList();
            if (places.isEmpty()) {
                return OptionalInt.empty();
            }
            int place = places.get(random.nextInt(places.size()));
            LogEntry entry = log.entries.get(place);
            log.entries.set(place, new LogEntry(entry.momentMillis(), entry.gateway(), change.apply((SearchRecord)
                    entry.body())));
            return OptionalInt.of(place);
        });
    }

    /** The place of the first operator that is such; -1 for none. */
    static int operator(SearchRecord search, Predicate<AskedOperator> such) {
        for (int i = 0; i < search.operators().size(); i++) {
            if (such.test(search.operators().get(i))) {
                return i;
            }
        }
        return -1;
    }

    /** The place of the first offer that is such; -1 for none. */
    static int offer(SearchRecord search, Predicate<ReceivedOffer> such) {
        for (int i = 0; i < search.offers().size(); i++) {
            if (such.test(search.offers().get(i))) {
                return i;
            }
        }
        return -1;
    }

    static SearchRecord withHead(SearchRecord search, SearchHead head) {
        return new SearchRecord(
                head, search.operators(), search.offers(), search.options(), search.shown(), search.heard());
    }

    static SearchRecord withOperator(SearchRecord search, int place, AskedOperator operator) {
        List<AskedOperator> operators = changed(search.operators(), place, operator);
        return new SearchRecord(
                search.head(), operators, search.offers(), search.options(), search.shown(), search.heard());
    }

    static SearchRecord withOffer(SearchRecord search, int place, ReceivedOffer offer) {
        List<ReceivedOffer> offers = changed(search.offers(), place, offer);
        return new SearchRecord(
                search.head(), search.operators(), offers, search.options(), search.shown(), search.heard());
    }

    static SearchRecord withOptions(SearchRecord search, List<ListedOption> options) {
        return new SearchRecord(search.head(), search.operators(), search.offers(), options, List.of(), search.heard());
    }

    static SearchRecord withShown(SearchRecord search, List<Integer> shown) {
        return new SearchRecord(
                search.head(), search.operators(), search.offers(), search.options(), shown, search.heard());
    }

    /** Ranked as the policy says, with lots that no test looks at. */
    static SearchRecord ranked(SearchRecord search, Policy policy) {
        return search.rankedBy(policy, option -> option);
    }

    /** The list with one item changed, or added behind the last. */
    static <T> List<T> changed(List<T> list, int place, T item) {
        List<T> changed = new ArrayList<>(list);
        if (place == list.size()) {
            changed.add(item);
        } else {
            changed.set(place, item);
        }
        return changed;
    }
}
