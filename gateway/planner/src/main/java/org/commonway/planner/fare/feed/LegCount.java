package org.commonway.planner.fare.feed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.commonway.planner.timetable.fare.FaresV2.TransferRule;

/**
 * Counts rides by leg and transfer rules (v2). A past is all the ways in which its rides may have been paid, as far as what
 * follows depends on that. Whether one past is better than another does not show in general, since a change by a rule may
 * be dearer later on: only equal ones are compared.
 */
final class LegCount implements RunningFare {
    private final LegTariff tariff;
    private final FeedFare.LineStops line;
    private final Instant base;
    private final boolean timed;
    private final boolean replaces;
    private final int mostCounted;
    private final Numbering<Past> pasts = new Numbering<>();
    private final Numbering<Aboard> aboard = new Numbering<>();
    private final Map<Ride, Step> steps = new HashMap<>();
    private final Map<At, Set<String>> times = new HashMap<>();
    private int added;

    /**
     * One way in which rides may have been paid.
     *
     * @param purse what with
     * @param chain how the last of them stands to the next
     * @param more how much more it comes to than the cheapest way
     */
    private record Way(int purse, Chain chain, int more) {}

    /**
     * How a ride stands to the next.
     *
     * @param group its leg group; empty where no rule can follow
     * @param changed whether it came after a change by a rule
     * @param inARow how many changes there were in a row for a rule that holds for several
     * @param firstDeparture of the ride before the first of those
     * @param departure its own
     * @param arrival likewise
     * @param replaceable what a change may take the place of
     */
    private record Chain(
            String group,
            boolean changed,
            int inARow,
            int firstDeparture,
            int departure,
            int arrival,
            int replaceable) {
        static Chain none() {
            return new Chain("", false, 0, 0, 0, 0, 0);
        }
    }

    private record Past(boolean known, List<Way> ways) {}

    private record Aboard(int past, List<String> networks, List<String> areas, Set<String> times, int departure) {}

    private record Ride(int aboard, List<String> areas, Set<String> times, int arrival) {}

    private record Step(int past, int added) {}

    private record At(java.time.ZoneId zone, int time) {}

    LegCount(LegTariff tariff, FeedFare.LineStops line, Instant base) {
        this.tariff = tariff;
        this.line = line;
        this.base = base;
        this.timed = tariff.isTimed();
        this.replaces = tariff.replaces();
        this.mostCounted = tariff.mostCounted();
        pasts.number(new Past(
                true,
                IntStream.range(0, tariff.purses())
                        .mapToObj(purse -> new Way(purse, Chain.none(), 0))
                        .toList()));
    }

    @Override
    public int board(int past, int route, int position, int departure) {
        int stop = line.stop(position);
        return ~aboard.number(new Aboard(
                past,
                tariff.rules().networks(route),
                tariff.rules().areas(stop),
                times(stop, departure),
                timed ? departure : 0));
    }

    private Set<String> times(int stop, int time) {
        return tariff.rules().dependOnTime()
                ? times.computeIfAbsent(
                        new At(tariff.rules().zone(stop), time),
                        at -> tariff.rules().times(stop, base.plusSeconds(time)))
                : Set.of();
    }

    @Override
    public int alight(int past, int position, int arrival) {
        int stop = line.stop(position);
        Ride ride = new Ride(~past, tariff.rules().areas(stop), times(stop, arrival), timed ? arrival : 0);
        Step step = steps.get(ride);
        if (step == null) {
            step = step(ride);
            steps.put(ride, step);
        }
        added = step.added();
        return step.past();
    }

    private Step step(Ride ride) {
        Aboard from = aboard.get(ride.aboard());
        List<Map<String, Integer>> options =
                tariff.options(new LegKind(from.networks(), from.areas(), ride.areas(), from.times(), ride.times()));
        Map<Chain, Integer>[] best = newMaps();
        for (Way way : pasts.get(from.past()).ways()) {
            options.get(way.purse())
                    .forEach((group, amount) -> add(best[way.purse()], way, group, amount, from.departure(), ride));
        }
        int least = NEVER;
        for (Map<Chain, Integer> ofPurse : best) {
            least = ofPurse.values().stream().mapToInt(sum -> sum).reduce(least, Math::min);
        }
        return least == NEVER
                ? new Step(pasts.number(new Past(false, List.of())), 0)
                : new Step(pasts.number(new Past(true, tariff.joinsLegs() ? List.of() : ways(best, least))), least);
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // Java has no arrays of generic types
    private Map<Chain, Integer>[] newMaps() {
        return IntStream.range(0, tariff.purses())
                .mapToObj(purse -> new HashMap<Chain, Integer>())
                .toArray(Map[]::new);
    }

    private static List<Way> ways(Map<Chain, Integer>[] best, int least) {
        List<Way> ways = new ArrayList<>();
        for (int purse = 0; purse < best.length; purse++) {
            int with = purse;
            best[purse].entrySet().stream()
                    .sorted(Map.Entry.comparingByKey(Comparator.comparing(Chain::toString)))
                    .forEach(entry -> ways.add(new Way(with, entry.getKey(), entry.getValue() - least)));
        }
        return List.copyOf(ways);
    }

    private void add(Map<Chain, Integer> best, Way way, String group, int amount, int departure, Ride ride) {
        Chain before = way.chain();
        boolean within = group.equals(before.group());
        int inARow = within ? before.inARow() + 1 : 1;
        int first = within ? before.firstDeparture() : before.departure();
        Optional<TransferRule> rule = tariff.transfers()
                .find(
                        new TransferRules.Change(
                                before.group(), group, inARow, first, before.arrival(), departure, ride.arrival()),
                        product -> tariff.amount(product, way.purse()));
        if (rule.isEmpty()) {
            Chain alone = new Chain(group, false, 0, departure, departure, ride.arrival(), replaces ? amount : 0);
            best.merge(shortened(alone), way.more() + amount, Math::min);
            return;
        }
        long change = tariff.change(rule.get(), way.purse());
        if (change != AdultPrices.NEVER) {
            int more = (int) change
                    + switch (rule.get().type()) {
                        case FROM_AND_TRANSFER -> 0;
                        case BOTH_AND_TRANSFER -> amount;
                        case TRANSFER_ONLY -> before.changed() ? 0 : -before.replaceable();
                    };
            Chain chain = new Chain(group, true, Math.min(inARow, mostCounted), first, departure, ride.arrival(), 0);
            best.merge(shortened(chain), way.more() + more, Math::min);
        }
    }

    /** Without what no rule can follow. */
    private Chain shortened(Chain chain) {
        return tariff.transfers().matterAfter(chain.group()) ? chain : Chain.none();
    }

    @Override
    public int added() {
        return added;
    }

    @Override
    public boolean isKnown(int past) {
        return past(past).known();
    }

    private Past past(int past) {
        return pasts.get(past < 0 ? aboard.get(~past).past() : past);
    }

    @Override
    public int mayDrop(int past) {
        return past(past).ways().stream()
                .mapToInt(way -> way.chain().replaceable() - way.more())
                .reduce(0, Math::max);
    }

    @Override
    public int handicap(int past, int other) {
        return past == other ? 0 : NEVER;
    }
}
