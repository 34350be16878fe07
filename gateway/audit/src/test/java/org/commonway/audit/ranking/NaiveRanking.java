package org.commonway.audit.ranking;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The policy's text once more, as rows of numbers that are compared from the left; slow and plain. */
public final class NaiveRanking {
    private static final long NEVER = Long.MAX_VALUE;

    private final OrderAsked asked;
    private final Lots lots;
    private final int firstPage;
    private final int most;

    /** The ranking of one search. */
    public NaiveRanking(OrderAsked asked, Lots lots, int firstPage, int most) {
        this.asked = asked;
        this.lots = lots;
        this.firstPage = firstPage;
        this.most = most;
    }

    /** What is shown, in order. */
    public List<RankedOption> show(List<RankedOption> found) {
        List<RankedOption> all = sorted(found, List.of(asked.order()));
        List<RankedOption> kept = new ArrayList<>();
        if (all.size() > most) {
            all.stream()
                    .filter(one -> one.features().publicTransport())
                    .limit(1)
                    .forEach(kept::add);
            for (String best : List.of("time", "price", "co2", "walk", "rides")) {
                kept.add(sorted(found, List.of(best)).get(0));
            }
        }
        List<RankedOption> shown = new ArrayList<>();
        long places = Math.min(all.size(), most) - kept.stream().distinct().count();
        for (RankedOption one : all) {
            boolean always = kept.contains(one);
            if (always || places > 0) {
                shown.add(one);
                places -= always ? 0 : 1;
            }
        }
        return lifted(shown);
    }

    private List<RankedOption> lifted(List<RankedOption> shown) {
        boolean onFirstPage =
                shown.stream().limit(firstPage).anyMatch(one -> one.features().publicTransport());
        Optional<RankedOption> below =
                shown.stream().filter(one -> one.features().publicTransport()).findFirst();
        if (onFirstPage || below.isEmpty()) {
            return shown;
        }
        List<RankedOption> moved = new ArrayList<>(shown);
        moved.remove(below.get());
        moved.add(firstPage - 1, below.get());
        return moved;
    }

    private List<RankedOption> sorted(List<RankedOption> found, List<Object> first) {
        return found.stream()
                .distinct()
                .sorted((a, b) -> {
                    int byKeys = Arrays.compare(keys(a, first), keys(b, first));
                    return byKeys != 0 ? byKeys : lots.draw(a.id()).compareTo(lots.draw(b.id()));
                })
                .toList();
    }

    private long[] keys(RankedOption option, List<Object> first) {
        Features f = option.features();
        long arrival = f.departureSeconds() + f.elapsedSeconds();
        long[] time = asked.arriveBy()
                ? new long[] {-f.departureSeconds(), arrival}
                : new long[] {arrival, -f.departureSeconds()};
        long price = f.price().orElse(NEVER);
        long[] head = head(f, first.get(0), price, time);
        long[] tail = {
            price,
            f.rides(),
            f.walkMetres(),
            f.co2Grams(),
            f.stepFree() == StepFree.YES ? 0 : f.stepFree() == StepFree.UNKNOWN ? 1 : 2,
            -f.likelihoodPercent().orElse(100),
            f.likelihoodPercent().isPresent() ? 0 : 1,
            f.publicTransport() ? 0 : 1
        };
        long[] keys = Arrays.copyOf(head, head.length + time.length + tail.length);
        System.arraycopy(time, 0, keys, head.length, time.length);
        System.arraycopy(tail, 0, keys, head.length + time.length, tail.length);
        return keys;
    }

    private long[] head(Features f, Object by, long price, long[] time) {
        boolean late = asked.arriveBy();
        if (by == Order.SOONEST || by.equals("time")) {
            return time;
        } else if (by == Order.PRICE || by.equals("price")) {
            return new long[] {price};
        } else if (by == Order.DIRECT_FIRST) {
            boolean direct = f.rides() < 2;
            long departure = late ? -f.departureSeconds() : f.departureSeconds();
            return new long[] {direct ? 0 : 1, direct ? departure : f.elapsedSeconds()};
        } else if (by == Order.GREENEST || by.equals("co2")) {
            return new long[] {f.co2Grams()};
        } else if (by == Order.OWN_WEIGHTS) {
            Weights w = asked.weights();
            boolean unknown = w.price() > 0 && f.price().isEmpty();
            long points = w.price() * f.price().orElse(0)
                    + w.elapsed() * f.elapsedSeconds()
                    + w.change() * Math.max(0, f.rides() - 1)
                    + w.walk() * f.walkMetres()
                    + w.co2() * f.co2Grams()
                    + w.doubt() * (100 - f.likelihoodPercent().orElse(100))
                    + w.steps() * (f.stepFree() == StepFree.YES ? 0 : 1);
            return new long[] {unknown ? NEVER : points};
        }
        return new long[] {by.equals("walk") ? f.walkMetres() : f.rides()};
    }
}
