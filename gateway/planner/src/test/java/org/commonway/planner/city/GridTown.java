package org.commonway.planner.city;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Currency;
import org.commonway.planner.City;
import org.commonway.planner.streets.graphhopper.GraphHopperStreets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** What whole searches in a town of straight streets begin with: its streets, in Lisbon's time, and a folder for feeds. */
public abstract class GridTown {
    protected static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");

    @TempDir
    static Path shared;

    static GraphHopperStreets streets;

    @TempDir
    protected Path folder;

    @BeforeAll
    static void openStreets() {
        streets = GraphHopperStreets.open(Grid.write(shared), shared.resolve("cache"));
    }

    @AfterAll
    static void closeStreets() {
        streets.close();
    }

    /** The streets alone, with prices in euro. */
    protected static City city() {
        return City.of(streets, Currency.getInstance("EUR"));
    }
}
