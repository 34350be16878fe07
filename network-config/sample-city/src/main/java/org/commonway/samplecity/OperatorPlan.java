package org.commonway.samplecity;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.List;
import org.commonway.samplecity.place.Point;

/** An operator of the city, before it has a node. */
public sealed interface OperatorPlan {
    /** 2 to 32 of a-z, 0-9 and '-'. */
    String id();

    /** For riders. */
    String name();

    /** '#' and six hexadecimal digits. */
    String color();

    /**
     * Runs to a timetable.
     *
     * @param id see {@link #id()}
     * @param name see {@link #name()}
     * @param color see {@link #color()}
     * @param gtfs its zip
     * @param flatFare what any ride costs, in whole currency units
     * @param freeTransferMinutes how long after boarding a change costs nothing
     */
    record Timetable(String id, String name, String color, Path gtfs, BigDecimal flatFare, int freeTransferMinutes)
            implements OperatorPlan {}

    /**
     * Rents out vehicles.
     *
     * @param id see {@link #id()}
     * @param name see {@link #name()}
     * @param color see {@link #color()}
     * @param gbfs its gbfs.json
     */
    record Vehicles(String id, String name, String color, Path gbfs) implements OperatorPlan {}

    /**
     * Comes when it is called.
     *
     * @param id see {@link #id()}
     * @param name see {@link #name()}
     * @param color see {@link #color()}
     * @param area corners of the polygon it drives in, not closed, at least three
     * @param hours when it drives
     * @param prices what it asks
     */
    record OnDemand(String id, String name, String color, List<Point> area, Hours hours, RidePrices prices)
            implements OperatorPlan {
        /** Takes a copy of the list. */
        public OnDemand {
            area = List.copyOf(area);
        }
    }

    /**
     * Opening hours, the same every day.
     *
     * @param opens first pick-up
     * @param closes last pick-up, later than it opens
     */
    record Hours(LocalTime opens, LocalTime closes) {}

    /**
     * What a ride on demand costs, in whole currency units.
     *
     * @param start once
     * @param perKilometre for the way
     */
    record RidePrices(BigDecimal start, BigDecimal perKilometre) {}
}
