package org.commonway.planner.mode;

import java.util.EnumMap;
import java.util.Map;

/**
 * Grams of CO2 a passenger-kilometre by mode, for everything whose operator gives no figure of its own. Shared vehicles
 * are not here: their operators publish a figure for each vehicle type. An own bicycle and an own car count by the vehicle,
 * whoever rides along.
 */
public final class EmissionFactors {
    private final Map<Mode, Integer> gramsPerKm;

    private EmissionFactors(Map<Mode, Integer> gramsPerKm) {
        this.gramsPerKm = new EnumMap<>(gramsPerKm);
    }

    /**
     * The figures of the European Environment Agency, infographic "CO2 emissions from passenger transport" (from TERM
     * 2014): train 14 g at 156 passengers, bus 68 g at 12.7, ship 245 g, small car 104 g at 1.5. Tram and metro have no
     * row of their own there and are taken as trains, a shuttle as the small car. An own
     * car is the small car with its 1.5 passengers, 156 g a vehicle-kilometre; an own bicycle emits nothing. Exhaust and power station only, no
     * life cycle.
     */
    public static EmissionFactors standard() {
        Map<Mode, Integer> grams = new EnumMap<>(Mode.class);
        grams.put(Mode.WALK, 0);
        grams.put(Mode.BUS, 68);
        grams.put(Mode.TRAM, 14);
        grams.put(Mode.METRO, 14);
        grams.put(Mode.RAIL, 14);
        grams.put(Mode.FERRY, 245);
        grams.put(Mode.SHUTTLE, 104);
        grams.put(Mode.BICYCLE, 0);
        grams.put(Mode.CAR, 156);
        return new EmissionFactors(grams);
    }

    /** The same table with another figure for this mode; 0 to 2000 grams. */
    public EmissionFactors with(Mode mode, int grams) {
        if (grams < 0 || grams > 2000) {
            throw new IllegalArgumentException("grams of CO2 a kilometre must be 0 to 2000, not " + grams);
        }
        Map<Mode, Integer> changed = new EnumMap<>(gramsPerKm);
        changed.put(mode, grams);
        return new EmissionFactors(changed);
    }

    /** Grams a passenger-kilometre, of an own vehicle a vehicle-kilometre; throws for a mode that has no figure. */
    public int getGramsPerKm(Mode mode) {
        Integer grams = gramsPerKm.get(mode);
        if (grams == null) {
            throw new IllegalArgumentException("no emission factor for " + mode + ": its operator gives it");
        }
        return grams;
    }
}
