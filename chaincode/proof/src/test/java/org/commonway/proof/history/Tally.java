package org.commonway.proof.history;

import java.util.Map;
import java.util.TreeMap;
import org.commonway.proof.model.Act;

/** What the histories of a run came to: so that a run which tried nothing is not taken for a proof. */
public final class Tally {
    private final Map<String, Integer> accepted = new TreeMap<>();
    private final Map<String, Integer> refused = new TreeMap<>();
    private long steps;
    private long together;
    private long conflicts;

    void step() {
        steps++;
    }

    void answer(Act act, String code) {
        String name = act.getClass().getSimpleName();
        if (act instanceof Act.LegEvent event) {
            name += "." + event.step();
        } else if (act instanceof Act.Book book && book.many()) {
            name += ".many";
        } else if (act instanceof Act.Repay repay) {
            name = repay.refund() ? "Refund" : "Compensate";
        }
        (code.isEmpty() ? accepted : refused).merge(code.isEmpty() ? name : code, 1, Integer::sum);
    }

    void atOnce(boolean valid) {
        together++;
        conflicts += valid ? 0 : 1;
    }

    /** How often each function was accepted. */
    public Map<String, Integer> accepted() {
        return accepted;
    }

    /** How often each code was met. */
    public Map<String, Integer> refused() {
        return refused;
    }

    /** Calls in all. */
    public long steps() {
        return steps;
    }

    /** Pairs endorsed at once that conflicted. */
    public long conflicts() {
        return conflicts;
    }

    @Override
    public String toString() {
        return steps + " calls, " + together + " second ones of a pair of which " + conflicts
                + " conflicted\n accepted " + accepted + "\n refused " + refused;
    }
}
