package org.commonway.audit.market.bias;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.commonway.audit.ranking.Features;
import org.commonway.audit.ranking.Policy;
import org.commonway.audit.ranking.RankedOption;
import org.commonway.audit.ranking.Ranking;
import org.commonway.audit.record.SearchRecord;

/**
 * How much each option of a search was seen, and how much it deserved to be: what the ranking gives by the features on the
 * record. Options that are equal in all features deserve the same, the mean of the places that fall to them; which of
 * them gets which is for the draw.
 */
final class SeenOptions {
    private final long[] seen;
    private final long[] meanSeen;
    private final long[] deserved;
    private final int[] group;

    /** The options of this search, by their place in the record. */
    SeenOptions(SearchRecord search, Policy policy) {
        List<RankedOption> options = search.toRank();
        seen = new long[options.size()];
        for (int place = 0; place < search.shown().size(); place++) {
            seen[search.shown().get(place)] = Exposure.ofPlace(place);
        }
        group = groups(options);
        meanSeen = groupMeans(seen, group);
        // Any lots will do: they only decide within a group, of which the mean is taken.
        List<RankedOption> right = new Ranking(policy, search.head().asked(), option -> option).show(options);
        deserved = groupMeans(deservedPlaces(options, right), group);
    }

    /** Which group of equals each option is of; groups are numbered by their first option. */
    int[] groups() {
        return group.clone();
    }

    /** How much each was seen, in millionths of the first place; 0 if it was not shown. */
    long[] seen() {
        return seen.clone();
    }

    /** How much each deserved to be seen. */
    long[] deserved() {
        return deserved.clone();
    }

    /** By how much each one's group of equals was seen more than it deserved; 0 for all in an honest log. */
    long[] beyondMerit() {
        long[] beyond = new long[seen.length];
        Arrays.setAll(beyond, option -> meanSeen[option] - deserved[option]);
        return beyond;
    }

    private static long[] deservedPlaces(List<RankedOption> options, List<RankedOption> right) {
        Map<RankedOption, Integer> places = new HashMap<>();
        for (int place = 0; place < right.size(); place++) {
            places.put(right.get(place), place);
        }
        long[] deserved = new long[options.size()];
        for (int i = 0; i < deserved.length; i++) {
            // A trip that is listed twice is shown once.
            Integer place = places.remove(options.get(i));
            deserved[i] = place == null ? 0 : Exposure.ofPlace(place);
        }
        return deserved;
    }

    private static int[] groups(List<RankedOption> options) {
        Map<Features, Integer> first = new HashMap<>();
        int[] group = new int[options.size()];
        for (int i = 0; i < group.length; i++) {
            Integer earlier = first.putIfAbsent(options.get(i).features(), i);
            group[i] = earlier == null ? i : earlier;
        }
        return group;
    }

    private static long[] groupMeans(long[] values, int[] group) {
        long[] sum = new long[values.length];
        int[] count = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            sum[group[i]] += values[i];
            count[group[i]]++;
        }
        long[] mean = new long[values.length];
        Arrays.setAll(mean, i -> sum[group[i]] / count[group[i]]);
        return mean;
    }
}
