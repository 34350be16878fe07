package org.commonway.planner.choice;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.commonway.planner.itinerary.Strength;
import org.commonway.planner.request.Timing;

/**
 * Picks at most ten of the trips found. First the best of each {@link Strength}, always; then for each set of operators
 * its most convenient trip, and then other courses, by convenience. Convenience counts minutes until arrival (from
 * departure to the moment, for one who must arrive by it), five for
 * each change, one for each 100 metres on foot and one for each 40 minor units.
 */
public final class OptionChoice {
    private static final int MOST = 10;
    private static final int ENOUGH = 6;
    /** With so much time at a change nobody hurries. */
    private static final int CALM_SECONDS = 600;

    private final List<Score> scores;
    private final Timing timing;
    private final Map<Integer, Set<Strength>> chosen = new LinkedHashMap<>();

    /**
     * A trip that is shown.
     *
     * @param index in the list of scores
     * @param strengths what it is best at
     * @param why one line for people
     */
    public record Chosen(int index, Set<Strength> strengths, String why) {}

    private OptionChoice(List<Score> scores, Timing timing) {
        this.scores = scores;
        this.timing = timing;
    }

    /**
     * Picks from these for a rider who asked for this time: by arrival, or by departure, the last first, for one who must
     * arrive by a moment.
     */
    public static List<Chosen> pick(List<Score> scores, Timing timing) {
        return scores.isEmpty() ? List.of() : new OptionChoice(scores, timing).pick();
    }

    /** The indexes of at most so many that are worth going on with: the best of each strength and the most convenient. */
    public static List<Integer> narrow(List<Score> scores, Timing timing, int most) {
        OptionChoice choice = new OptionChoice(scores, timing);
        choice.takeBest();
        return Stream.concat(choice.chosen.keySet().stream(), choice.byConvenience().stream())
                .distinct()
                .limit(most)
                .toList();
    }

    private List<Chosen> pick() {
        takeBest();
        List<Integer> byConvenience = byConvenience();
        fill(byConvenience, MOST, true);
        fill(byConvenience, ENOUGH, false);
        return chosen.entrySet().stream()
                .map(entry -> new Chosen(entry.getKey(), entry.getValue(), why(entry.getKey(), entry.getValue())))
                .sorted(Comparator.comparing(one -> scores.get(one.index()), soonest()))
                .toList();
    }

    private void takeBest() {
        for (Strength strength : Strength.values()) {
            best(strength)
                    .ifPresent(index -> chosen.computeIfAbsent(index, i -> EnumSet.noneOf(Strength.class))
                            .add(strength));
        }
    }

    private List<Integer> byConvenience() {
        return IntStream.range(0, scores.size())
                .boxed()
                .sorted(Comparator.comparingDouble(index -> inconvenience(scores.get(index))))
                .toList();
    }

    private Comparator<Score> soonest() {
        Comparator<Score> lastOut = Comparator.comparing(Score::departure, Comparator.reverseOrder());
        return timing.arrivesBy()
                ? lastOut.thenComparing(Score::arrival)
                : Comparator.comparing(Score::arrival).thenComparing(lastOut);
    }

    private void fill(List<Integer> byConvenience, int limit, boolean newOperatorsOnly) {
        Set<Object> seen = new HashSet<>();
        chosen.keySet().forEach(index -> seen.add(likeness(index, newOperatorsOnly)));
        for (int index : byConvenience) {
            if (chosen.size() >= limit) {
                return;
            }
            if (seen.add(likeness(index, newOperatorsOnly))) {
                chosen.putIfAbsent(index, EnumSet.noneOf(Strength.class));
            }
        }
    }

    private Object likeness(int index, boolean operatorsOnly) {
        Score score = scores.get(index);
        return operatorsOnly ? Set.copyOf(score.operators()) : score.course();
    }

    private Optional<Integer> best(Strength strength) {
        Comparator<Score> order = order(strength).thenComparing(soonest()).thenComparingDouble(this::inconvenience);
        return IntStream.range(0, scores.size())
                .boxed()
                .filter(index -> mayBe(strength, scores.get(index)))
                .min(Comparator.comparing(scores::get, order));
    }

    /** The calmest is told only where there is something that is not. */
    private boolean mayBe(Strength strength, Score score) {
        return switch (strength) {
            case CHEAPEST -> score.price().isPresent();
            case CALMEST -> scores.stream().anyMatch(other -> other.spareSeconds() < CALM_SECONDS);
            default -> true;
        };
    }

    private Comparator<Score> order(Strength strength) {
        return switch (strength) {
            case FASTEST -> soonest();
            case CALMEST -> Comparator.comparingInt(score -> -Math.min(CALM_SECONDS, score.spareSeconds()));
            case CHEAPEST -> Comparator.comparingLong(score -> score.price().orElse(Long.MAX_VALUE));
            case GREENEST -> Comparator.comparingInt(Score::co2Grams);
            case LEAST_WALKING -> Comparator.comparingInt(Score::walkMetres);
            case FEWEST_CHANGES -> Comparator.comparingInt(Score::transfers);
        };
    }

    private double inconvenience(Score score) {
        Duration away = timing.arrivesBy()
                ? Duration.between(score.departure(), timing.moment())
                : Duration.between(timing.moment(), score.arrival());
        return away.toSeconds() / 60.0
                + 5.0 * score.transfers()
                + score.walkMetres() / 100.0
                + score.price().orElse(400) / 40.0;
    }

    private String why(int index, Set<Strength> strengths) {
        List<String> words = new ArrayList<>();
        for (Strength strength : strengths) {
            words.add(
                    switch (strength) {
                        case FASTEST -> timing.arrivesBy() ? "leaves last" : "arrives first";
                        case CHEAPEST -> "costs least";
                        case GREENEST -> "emits least";
                        case LEAST_WALKING -> "walks least";
                        case FEWEST_CHANGES -> "changes least";
                        case CALMEST -> "hurries least";
                    });
        }
        if (words.isEmpty()) {
            Score score = scores.get(index);
            String alone = score.course().isEmpty() ? "on foot" : "with your own vehicle";
            words.add(score.operators().isEmpty() ? alone : "another way, with " + joined(score.operators()));
        }
        String line = joined(words);
        return Character.toUpperCase(line.charAt(0)) + line.substring(1) + ".";
    }

    private static String joined(List<String> words) {
        int last = words.size() - 1;
        return last == 0 ? words.get(0) : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
    }
}
