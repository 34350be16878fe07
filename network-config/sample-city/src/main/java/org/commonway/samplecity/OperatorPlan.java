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

    /** The VAT in its prices. */
    Tax tax();

    /**
     * The VAT in an operator's prices.
     *
     * @param vatBps of the net price, in basis points
     * @param country whose VAT it is, ISO 3166-1 alpha-2; empty when there is none
     * @param registered whether the operator charges it itself; who is too small does not
     */
    record Tax(int vatBps, String country, boolean registered) {
        /** Nothing is known of its VAT. */
        public static final Tax NONE = new Tax(0, "", true);
    }

    /**
     * Runs to a timetable.
     *
     * @param id see {@link #id()}
     * @param name see {@link #name()}
     * @param color see {@link #color()}
     * @param gtfs its zip
     * @param flatFare what any ride costs, in whole currency units
     * @param freeTransferMinutes how long after boarding a change costs nothing
     * @param tax see {@link #tax()}
     */
    record Timetable(
            String id, String name, String color, Path gtfs, BigDecimal flatFare, int freeTransferMinutes, Tax tax)
            implements OperatorPlan {}

    /**
     * Rents out vehicles.
     *
     * @param id see {@link #id()}
     * @param name see {@link #name()}
     * @param color see {@link #color()}
     * @param gbfs its gbfs.json
     * @param tax see {@link #tax()}
     */
    record Vehicles(String id, String name, String color, Path gbfs, Tax tax) implements OperatorPlan {}

    /**
     * Comes when it is called.
     *
     * @param id see {@link #id()}
     * @param name see {@link #name()}
     * @param color see {@link #color()}
     * @param area corners of the polygon it drives in, not closed, at least three
     * @param hours when it drives
     * @param prices what it asks
     * @param tax see {@link #tax()}
     */
    record OnDemand(String id, String name, String color, List<Point> area, Hours hours, RidePrices prices, Tax tax)
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
