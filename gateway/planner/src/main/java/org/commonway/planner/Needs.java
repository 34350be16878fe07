package org.commonway.planner;

import java.util.HashSet;
import java.util.Set;
import org.commonway.planner.mode.Mode;
import org.commonway.planner.network.Steps;
import org.commonway.planner.request.Limits;
import org.commonway.planner.request.Party;

/**
 * What the needs of a party make of a search. A rented car is not offered to somebody in a wheelchair: nothing says
 * that it can be driven or boarded from one. A ride on demand is, as its driver can be asked before it is booked.
 */
final class Needs {
    private static final int LUGGAGE_WALK_METRES = 600;
    private static final Set<Mode> TWO_WHEELS = Set.of(Mode.BICYCLE, Mode.SCOOTER, Mode.MOPED);

    private Needs() {}

    /** What they make of steps. */
    static Steps steps(Party party) {
        if (party.has(Party.Need.STEP_FREE)) {
            return Steps.FORBIDDEN;
        }
        return party.has(Party.Need.LUGGAGE) ? Steps.AVOIDED : Steps.ALLOWED;
    }

    /** The request without what is not fit for its party. */
    static PlanRequest fit(PlanRequest request) {
        Party party = request.party();
        if (party.needs().isEmpty()) {
            return request;
        }
        Limits limits = request.limits();
        Set<Mode> modes = new HashSet<>(limits.modes());
        modes.removeAll(TWO_WHEELS);
        if (party.has(Party.Need.STEP_FREE)) {
            modes.remove(Mode.CAR);
        }
        int metres = party.has(Party.Need.LUGGAGE)
                ? Math.min(LUGGAGE_WALK_METRES, limits.maxWalkMetres())
                : limits.maxWalkMetres();
        return request.withModes(modes).withMaxWalkMetres(metres);
    }
}
