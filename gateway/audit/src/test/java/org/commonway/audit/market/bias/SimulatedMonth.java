package org.commonway.audit.market.bias;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.commonway.audit.digest.Digest;
import org.commonway.audit.digest.Octets;
import org.commonway.audit.ranking.Lots;
import org.commonway.audit.ranking.Policy;
import org.commonway.audit.ranking.RankedOption;
import org.commonway.audit.record.EntryBody;
import org.commonway.audit.record.ListedOption;
import org.commonway.audit.record.LogEntry;
import org.commonway.audit.record.PolicyNotice;
import org.commonway.audit.record.SampleSearches;
import org.commonway.audit.record.SearchRecord;
import org.commonway.audit.record.SeedCommitted;
import org.commonway.audit.record.SeedRevealed;
import org.commonway.audit.seed.DailySeed;
import org.commonway.audit.seed.SeedDay;

/** Four weeks of a gateway's log, with its policy and its seeds, honest or with one bias. */
final class SimulatedMonth {
    /** The policy of every search. */
    static final Policy POLICY = Policy.ofVersion(1);

    private static final int DAYS = 28;
    private static final int FIRST_DAY = 20_620;
    private static final long MINUTE = 60_000;
    private static final int CANDIDATES = 64;
    private static final int NAMES = 4;

    private final Random random;
    private final Optional<PlantedBias> bias;
    private final List<LogEntry> entries = new ArrayList<>();

    private SimulatedMonth(Random random, Optional<PlantedBias> bias) {
        this.random = random;
        this.bias = bias;
    }

    /** A month with so many searches, four weeks of equal days. */
    static List<LogEntry> of(Optional<PlantedBias> bias, int searches, long chance) {
        SimulatedMonth month = new SimulatedMonth(new Random(chance), bias);
        SeedDay before = new SeedDay(FIRST_DAY - 16);
        month.add(before.startMillis(), new PolicyNotice(new SeedDay(FIRST_DAY), Octets.of(POLICY.bytes())));
        Day next = month.planned(0, searches);
        month.commit(next);
        for (int day = 1; day <= DAYS; day++) {
            Day today = next;
            month.search(today);
            if (day < DAYS) {
                next = month.planned(day, searches);
                month.commit(next);
            }
            month.add(today.seed.day().endMillis() + MINUTE / 2, new SeedRevealed(today.seed));
        }
        return month.entries;
    }

    /** The searches of such a month, as the audit reads them. */
    static SearchLog log(Optional<PlantedBias> bias, int searches, long chance) {
        return new SearchLog(of(bias, searches, chance), List.of(POLICY));
    }

    /** What happens on a day: its seed, and its searches under their first names. */
    private record Day(DailySeed seed, List<Long> moments, List<SimulatedSearch> searches, List<SearchRecord> named) {}

    private Day planned(int number, int perMonth) {
        SeedDay day = new SeedDay(FIRST_DAY + number);
        int count = perMonth * (number + 1) / DAYS - perMonth * number / DAYS;
        List<Long> moments = IntStream.range(0, count)
                .mapToObj(i -> day.startMillis() + (6 * 60 + i * 900L / count) * MINUTE)
                .toList();
        List<SimulatedSearch> searches = moments.stream()
                .map(moment -> new SimulatedSearch(moment, random, bias))
                .toList();
        List<SearchRecord> named =
                searches.stream().map(search -> search.named(POLICY, day)).toList();
        return new Day(seed(day, named), moments, searches, named);
    }

    private void commit(Day day) {
        add(day.seed.day().startMillis() - MINUTE, new SeedCommitted(day.seed.commitment()));
    }

    private void search(Day day) {
        for (int i = 0; i < day.moments.size(); i++) {
            SearchRecord record = day.named.get(i);
            // What happened cannot be seen from the record: the name is as random as any other.
            for (int name = 1;
                    name < NAMES
                            && is(PlantedBias.CHOSEN_NAME)
                            && !OwnDraw.of(record).isWonWith(day.seed);
                    name++) {
                record = day.searches.get(i).named(POLICY, day.seed.day());
            }
            add(day.moments.get(i), ranked(record, day.seed.lots(record.head().search())));
        }
    }

    private DailySeed seed(SeedDay day, List<SearchRecord> searches) {
        DailySeed best = SampleSearches.seed(day, random);
        if (!is(PlantedBias.CHOSEN_SEED)) {
            return best;
        }
        List<OwnDraw> draws = searches.stream().map(OwnDraw::of).toList();
        long most = -1;
        for (int i = 0; i < CANDIDATES; i++) {
            DailySeed seed = SampleSearches.seed(day, random);
            long wins = draws.stream().filter(draw -> draw.isWonWith(seed)).count();
            if (wins > most) {
                most = wins;
                best = seed;
            }
        }
        return best;
    }

    /** The draw that the gateway's own van takes part in: its trip, and those that are equal to it. */
    private record OwnDraw(Digest search, List<Digest> own, List<Digest> equals) {
        static OwnDraw of(SearchRecord search) {
            List<RankedOption> options = search.toRank();
            List<RankedOption> own = IntStream.range(0, options.size())
                    .filter(i -> isOwnVan(search, i))
                    .mapToObj(options::get)
                    .toList();
            List<Digest> equals = options.stream()
                    .filter(option -> !own.contains(option)
                            && own.stream().anyMatch(one -> one.features().equals(option.features())))
                    .map(RankedOption::id)
                    .toList();
            return new OwnDraw(
                    search.head().search(), own.stream().map(RankedOption::id).toList(), equals);
        }

        /** Whether it has the lowest lot, or none to draw. */
        boolean isWonWith(DailySeed seed) {
            if (equals.isEmpty()) {
                return true;
            }
            Lots lots = seed.lots(search);
            Digest lot = lots.draw(own.get(0));
            return equals.stream().noneMatch(other -> lots.draw(other).compareTo(lot) < 0);
        }
    }

    private SearchRecord ranked(SearchRecord search, Lots lots) {
        SearchRecord honest = search.rankedBy(POLICY, lots);
        if (!is(PlantedBias.BOOST)) {
            return honest;
        }
        List<ListedOption> boosted = IntStream.range(0, search.options().size())
                .mapToObj(i -> isOwnVan(search, i)
                        ? boosted(search.options().get(i))
                        : search.options().get(i))
                .toList();
        SearchRecord biased = new SearchRecord(search.head(), search.operators(), search.offers(), boosted, List.of())
                .rankedBy(POLICY, lots);
        // On the record everything is as it is, but for the order.
        return new SearchRecord(honest.head(), honest.operators(), honest.offers(), honest.options(), biased.shown());
    }

    private static ListedOption boosted(ListedOption option) {
        return new ListedOption(SimulatedCity.boosted(option.features()), 0, option.parts());
    }

    private static boolean isOwnVan(SearchRecord search, int option) {
        return search.options().get(option).parts().stream()
                .map(part -> search.offers().get(part.offer()).operator())
                .anyMatch(place -> search.operators().get(place).operator().equals("house-van"));
    }

    private boolean is(PlantedBias one) {
        return bias.isPresent() && bias.get() == one;
    }

    private void add(long moment, EntryBody body) {
        entries.add(new LogEntry(moment, "gateway.example/log", body));
    }
}
