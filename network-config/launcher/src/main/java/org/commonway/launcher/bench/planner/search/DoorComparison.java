package org.commonway.launcher.bench.planner.search;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Our door-to-door answers against another planner's: by query, the best of each side's choices in one respect.
 *
 * @param arrival earliest arrivals; within a minute they are equal
 * @param transfers fewest changes
 * @param walking least on foot; within 50 metres they are equal, as the two measure along maps of their own
 * @param onlyOurs ids of queries that only we answered; not counted above
 * @param onlyTheirs ids of queries that only the other planner answered; not counted above
 * @param neither how many had no answer from either
 */
public record DoorComparison(
        Count arrival, Count transfers, Count walking, List<String> onlyOurs, List<String> onlyTheirs, int neither) {
    /** Arrivals this near to each other are equal. */
    static final int EQUAL_SECONDS = 60;
    /** Walks this near to each other are equal. */
    public static final int EQUAL_METRES = 50;

    /** Takes copies of the lists. */
    public DoorComparison {
        onlyOurs = List.copyOf(onlyOurs);
        onlyTheirs = List.copyOf(onlyTheirs);
    }

    /**
     * How many queries we answered better, as well, or worse.
     *
     * @param better ours is earlier or less
     * @param equal as good as each other
     * @param worse theirs is earlier or less
     */
    public record Count(int better, int equal, int worse) {
        private Count with(double ours, double theirs, double tolerance) {
            if (Math.abs(ours - theirs) <= tolerance) {
                return new Count(better, equal + 1, worse);
            }
            return ours < theirs ? new Count(better + 1, equal, worse) : new Count(better, equal, worse + 1);
        }

        private ObjectNode toJson() {
            return new JsonMapper()
                    .createObjectNode()
                    .put("better", better)
                    .put("equal", equal)
                    .put("worse", worse);
        }
    }

    /** Compares answers to the same queries in the same order. */
    public static DoorComparison of(List<Searched> ours, List<Searched> theirs) {
        Count arrival = new Count(0, 0, 0);
        Count transfers = arrival;
        Count walking = arrival;
        List<String> onlyOurs = new ArrayList<>();
        List<String> onlyTheirs = new ArrayList<>();
        int neither = 0;
        for (int i = 0; i < ours.size(); i++) {
            Searched mine = ours.get(i);
            Searched other = theirs.get(i);
            if (mine.found() && other.found()) {
                arrival = arrival.with(
                        best(mine, Choice::arrivalEpochSeconds),
                        best(other, Choice::arrivalEpochSeconds),
                        EQUAL_SECONDS);
                transfers = transfers.with(best(mine, Choice::transfers), best(other, Choice::transfers), 0);
                walking = walking.with(best(mine, Choice::walkMetres), best(other, Choice::walkMetres), EQUAL_METRES);
            } else if (mine.found()) {
                onlyOurs.add(mine.id());
            } else if (other.found()) {
                onlyTheirs.add(other.id());
            } else {
                neither++;
            }
        }
        return new DoorComparison(arrival, transfers, walking, onlyOurs, onlyTheirs, neither);
    }

    private static double best(Searched search, ToDoubleFunction<Choice> respect) {
        return search.choices().stream().mapToDouble(respect).min().orElseThrow();
    }

    /** Queries that both answered. */
    public int compared() {
        return arrival.better() + arrival.equal() + arrival.worse();
    }

    /** For programs. */
    public ObjectNode toJson() {
        ObjectNode json = new JsonMapper().createObjectNode();
        json.put("compared", compared());
        json.set("arrival", arrival.toJson().put("equalWithinSeconds", EQUAL_SECONDS));
        json.set("transfers", transfers.toJson());
        json.set("walking", walking.toJson().put("equalWithinMetres", EQUAL_METRES));
        onlyOurs.forEach(json.putArray("onlyOurs")::add);
        onlyTheirs.forEach(json.putArray("onlyTheirs")::add);
        json.put("neither", neither);
        return json;
    }
}
