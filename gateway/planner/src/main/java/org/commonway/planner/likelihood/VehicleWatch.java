package org.commonway.planner.likelihood;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.commonway.planner.vehicles.Fleet;
import org.commonway.planner.vehicles.SharedVehicle;

/**
 * Watches fleet after fleet for how long vehicles stand and when they are taken. One that leaves and comes back where it
 * stood was not taken; one that comes back 30 metres away or more was; and one that stays away for an hour was, because
 * operators may give it another id after a ride (GBFS, vehicle_status.json). An operator of whom nothing is left is
 * silent, and what does not come back with it says nothing. Not safe for many threads.
 */
final class VehicleWatch {
    /** Of no more cells is anything kept, 200 bytes for each. */
    static final int CELLS_MAX = 20_000;

    private static final int VEHICLES_MAX = 300_000;
    private static final int GAP_MILLIS_MAX = 120_000;
    private static final int AWAY_MILLIS_MAX = 3_600_000;
    private static final double SAME_PLACE_METRES = 30;
    private static final double MILLIS_OF_HOUR = 3_600_000;

    private final Map<String, Operator> operators = new HashMap<>();
    private final Map<CellKey, Takings> cells = new HashMap<>();
    private long last = Long.MIN_VALUE;
    private long round;
    private int hourClass;
    private int followed;

    /** The vehicles of one operator that are or were there. */
    private static final class Operator {
        private final Map<String, Standing> vehicles = new HashMap<>();
        private final Map<String, Long> stations = new HashMap<>();
        private long seen;
    }

    /** A vehicle at one place. */
    private static final class Standing {
        private final SharedVehicle vehicle;
        private final Takings takings;
        private long seen;
        private boolean away;
        private boolean awayWithAll;
        private long leftAt;
        private int leftIn;

        Standing(SharedVehicle vehicle, Takings takings, long round) {
            this.vehicle = vehicle;
            this.takings = takings;
            this.seen = round;
        }
    }

    /**
     * Takes in the vehicles that are there at a moment. After a gap of more than two minutes, and when time runs back, it
     * begins anew: nobody knows what happened meanwhile.
     */
    void observe(Fleet fleet, Instant at, ZoneId zone) {
        long now = at.toEpochMilli();
        if (now == last) {
            return;
        }
        if (now < last || now - GAP_MILLIS_MAX > last) {
            operators.clear();
            followed = 0;
            last = now;
        }
        round++;
        hourClass = HourClass.of(at, zone);
        double hours = (now - last) / MILLIS_OF_HOUR;
        for (SharedVehicle vehicle : fleet.vehicles()) {
            Operator operator = operators.computeIfAbsent(vehicle.operatorId(), id -> new Operator());
            operator.seen = round;
            see(vehicle, operator, hours);
        }
        operators.values().forEach(operator -> miss(operator, now));
        last = now;
    }

    private void see(SharedVehicle vehicle, Operator operator, double hours) {
        Standing standing = operator.vehicles.get(vehicle.vehicleId());
        if (standing == null) {
            if (followed < VEHICLES_MAX) {
                followed++;
                operator.vehicles.put(vehicle.vehicleId(), stand(vehicle));
            }
            return;
        }
        if (!isSamePlace(standing.vehicle, vehicle)) {
            standing.takings.taken(standing.away ? standing.leftIn : hourClass, 1);
            operator.vehicles.put(vehicle.vehicleId(), stand(vehicle));
            return;
        }
        if (!standing.vehicle.stationId().equals(vehicle.stationId())) {
            operator.vehicles.put(vehicle.vehicleId(), stand(vehicle));
            return;
        }
        if (!standing.away) {
            stay(standing, operator, hours);
        }
        standing.away = false;
        standing.seen = round;
    }

    private Standing stand(SharedVehicle vehicle) {
        CellKey cell = CellKey.of(vehicle);
        Takings takings = cells.get(cell);
        if (takings == null) {
            takings = new Takings();
            if (cells.size() < CELLS_MAX) {
                cells.put(cell, takings);
            }
        }
        return new Standing(vehicle, takings, round);
    }

    /** The time of a station counts once, however many vehicles stand there. */
    private void stay(Standing standing, Operator operator, double hours) {
        String station = standing.vehicle.stationId().orElse("");
        if (station.isEmpty() || !Objects.equals(operator.stations.put(station, round), round)) {
            standing.takings.stood(hourClass, hours);
        }
    }

    private static boolean isSamePlace(SharedVehicle before, SharedVehicle now) {
        return before.position().equals(now.position())
                || before.position().metresTo(now.position()) < SAME_PLACE_METRES;
    }

    private void miss(Operator operator, long now) {
        boolean silent = operator.seen != round;
        int before = operator.vehicles.size();
        operator.vehicles.values().removeIf(standing -> {
            if (standing.seen == round) {
                return false;
            }
            if (!standing.away) {
                standing.away = true;
                standing.awayWithAll = silent;
                standing.leftAt = now;
                standing.leftIn = hourClass;
            }
            boolean forGood = now - standing.leftAt >= AWAY_MILLIS_MAX;
            if (forGood && !standing.awayWithAll) {
                standing.takings.taken(standing.leftIn, 1);
            }
            return forGood;
        });
        followed -= before - operator.vehicles.size();
    }

    /** What was seen up to now. */
    VehicleTable table() {
        return new VehicleTable(cells).times(1);
    }

    /** Goes on from what was seen before, and follows all vehicles anew. */
    void restart(VehicleTable table) {
        operators.clear();
        followed = 0;
        last = Long.MIN_VALUE;
        cells.clear();
        table.cells().forEach((cell, takings) -> {
            if (!takings.isFaint()) {
                cells.put(cell, takings.times(1));
            }
        });
    }
}
