package org.commonway.node.vehicle;

import org.commonway.node.leg.Mode;

/**
 * The form factors of GBFS that the network plans with, each with the speed and the life-cycle emissions that it is
 * planned with where the feed gives none (order of magnitude of ITF 2020, "Good to Go?").
 */
public enum FormFactor {
    BICYCLE(Mode.BICYCLE, 15_000, 20),
    SCOOTER_STANDING(Mode.SCOOTER, 18_000, 60),
    MOPED(Mode.SCOOTER, 28_000, 60),
    CAR(Mode.CAR, 25_000, 140);

    private final Mode mode;
    private final int speedMetresPerHour;
    private final int co2GramsPerKm;

    FormFactor(Mode mode, int speedMetresPerHour, int co2GramsPerKm) {
        this.mode = mode;
        this.speedMetresPerHour = speedMetresPerHour;
        this.co2GramsPerKm = co2GramsPerKm;
    }

    /** How a leg on it is ridden. */
    public Mode mode() {
        return mode;
    }

    /** Planned riding speed, metres an hour. */
    public int speedMetresPerHour() {
        return speedMetresPerHour;
    }

    /** Planned emissions, grams of CO2 equivalent a kilometre. */
    public int co2GramsPerKm() {
        return co2GramsPerKm;
    }
}
