package org.commonway.planner.likelihood;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.commonway.planner.network.Network;
import org.commonway.planner.realtime.RealtimeFeed;
import org.commonway.planner.vehicles.Fleet;

/**
 * What was seen of delays and of vehicles being taken. Safe for any number of threads: those who tell it something wait for
 * each other, those who ask read what is immutable and take no lock.
 */
public final class History {
    /** What is seen of vehicles is shown to searches this often. */
    private static final int SHOWN_SECONDS = 60;

    private final DelayWatch delayWatch = new DelayWatch();
    private final VehicleWatch vehicleWatch = new VehicleWatch();
    private final Object watchingDelays = new Object();
    private final Object watchingVehicles = new Object();
    private volatile Tables tables;
    private Instant shownAt = Instant.MIN;

    /**
     * What was seen, and the days up to which it has faded.
     *
     * @param delayDay counted from 1970, or {@link Forgetting#NO_DAY}
     * @param vehicleDay likewise
     */
    record Tables(DelayTable delays, long delayDay, VehicleTable vehicles, long vehicleDay) {
        static final Tables EMPTY =
                new Tables(DelayTable.EMPTY, Forgetting.NO_DAY, VehicleTable.EMPTY, Forgetting.NO_DAY);
    }

    private History(Tables tables) {
        this.tables = tables;
        vehicleWatch.restart(tables.vehicles());
    }

    /** Nothing was seen. */
    public static History empty() {
        return new History(Tables.EMPTY);
    }

    /** Goes on from what was kept. */
    static History of(Tables tables) {
        return new History(tables);
    }

    /**
     * Takes in what an operator says of its trips. Once a vehicle has passed, what was last said of it before counts as
     * its delay. Feeds are told apart by their timestamps, which must grow.
     *
     * @param network has the operator's timetable; without it nothing is late
     */
    public void observe(RealtimeFeed feed, Network network) {
        synchronized (watchingDelays) {
            List<DelayTable.Seen> seen = delayWatch.observe(feed, network);
            if (!seen.isEmpty()) {
                add(seen, Forgetting.dayOf(feed.timestamp()));
            }
        }
    }

    private synchronized void add(List<DelayTable.Seen> seen, long day) {
        Tables now = tables;
        double factor = Forgetting.factor(now.delayDay(), day);
        DelayTable before = factor < 1 ? now.delays().faded(factor) : now.delays();
        tables = new Tables(before.with(seen), Math.max(day, now.delayDay()), now.vehicles(), now.vehicleDay());
    }

    /**
     * Takes in the vehicles that are there at a moment; call it every few seconds, at most two minutes apart. Costs a
     * microsecond or two for each vehicle.
     *
     * @param zone whose hours the day has
     */
    public void observe(Fleet fleet, Instant at, ZoneId zone) {
        synchronized (watchingVehicles) {
            long day = Forgetting.dayOf(at);
            double factor = Forgetting.factor(tables.vehicleDay(), day);
            if (factor < 1) {
                vehicleWatch.restart(vehicleWatch.table().times(factor));
            }
            vehicleWatch.observe(fleet, at, zone);
            if (factor < 1 || at.isBefore(shownAt) || !at.isBefore(shownAt.plusSeconds(SHOWN_SECONDS))) {
                shownAt = at;
                show(vehicleWatch.table(), day);
            }
        }
    }

    private synchronized void show(VehicleTable vehicles, long day) {
        Tables now = tables;
        tables = new Tables(now.delays(), now.delayDay(), vehicles, Math.max(day, now.vehicleDay()));
    }

    /** What a search reads, and what is kept. */
    Tables tables() {
        return tables;
    }
}
