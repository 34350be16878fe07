package org.commonway.planner.likelihood;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What was seen of vehicles being taken, up to one moment. Immutable.
 *
 * @param cells what was seen by cell
 */
record VehicleTable(Map<CellKey, Takings> cells) {
    /** Nothing was seen. */
    static final VehicleTable EMPTY = new VehicleTable(Map.of());

    private static final double HOURS_MIN = 30;
    private static final double TAKINGS_MIN = 10;

    /** Copies the map, not what is in it. */
    VehicleTable {
        cells = Map.copyOf(cells);
    }

    /** What was seen in a cell. */
    Takings get(CellKey cell) {
        return cells.getOrDefault(cell, new Takings());
    }

    /** With everything times this factor. */
    VehicleTable times(double factor) {
        Map<CellKey, Takings> changed = new HashMap<>();
        cells.forEach((cell, takings) -> changed.put(cell, takings.times(factor)));
        return new VehicleTable(changed);
    }

    /** Takings an hour that something stands there; empty when fewer than 30 hours or 10 takings were seen. */
    OptionalDouble ratePerHour(CellKey cell, int hourClass) {
        Takings takings = get(cell);
        return takings.hours(hourClass) < HOURS_MIN || takings.taken(hourClass) < TAKINGS_MIN
                ? OptionalDouble.empty()
                : OptionalDouble.of(takings.taken(hourClass) / takings.hours(hourClass));
    }
}
