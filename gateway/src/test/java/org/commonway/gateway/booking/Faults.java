package org.commonway.gateway.booking;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Every call that leaves the saga passes here, is counted, and breaks when it was planned to. */
final class Faults {
    private final Map<Integer, Fault> plan = new HashMap<>();
    private final List<String> steps = new ArrayList<>();
    private final List<Kind> kinds = new ArrayList<>();
    private final List<String> lost = new ArrayList<>();
    private boolean dead;

    /** The process is gone: whatever it does further does not happen. */
    static final class GatewayDied extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** What a kind of step can suffer besides the gateway's death. */
    record Kind(Set<Fault> possible, Supplier<RuntimeException> outage, Supplier<RuntimeException> refusal) {}

    void plan(int step, Fault fault) {
        plan.put(step, fault);
    }

    void restart() {
        dead = false;
    }

    int count() {
        return steps.size();
    }

    synchronized long count(String step) {
        return steps.stream().filter(step::equals).count();
    }

    List<String> steps() {
        return steps;
    }

    /** What the step of this number, from 1, can suffer. */
    Set<Fault> possibleAt(int step) {
        Set<Fault> possible = EnumSet.of(Fault.DIES_BEFORE, Fault.DIES_AFTER);
        possible.addAll(kinds.get(step - 1).possible());
        return possible;
    }

    <T> T step(String name, Kind kind, Supplier<T> work) {
        if (dead) {
            throw new GatewayDied();
        }
        Fault fault = next(name, kind);
        if (fault == null) {
            return work.get();
        }
        if (fault == Fault.DIES_BEFORE) {
            throw die(name);
        }
        if (fault == Fault.DIES_AFTER) {
            T unheard = work.get();
            throw die(unheard);
        }
        if (!kind.possible().contains(fault)) {
            throw new IllegalArgumentException(fault + " cannot happen at " + name);
        }
        if (fault == Fault.REFUSED) {
            throw kind.refusal().get();
        }
        if (fault == Fault.ANSWER_LOST) {
            T unheard = work.get();
            lost.add(String.valueOf(unheard));
        }
        throw kind.outage().get();
    }

    private synchronized @Nullable Fault next(String name, Kind kind) {
        steps.add(name);
        kinds.add(kind);
        return plan.get(steps.size());
    }

    private GatewayDied die(Object with) {
        lost.add(String.valueOf(with));
        dead = true;
        return new GatewayDied();
    }
}
