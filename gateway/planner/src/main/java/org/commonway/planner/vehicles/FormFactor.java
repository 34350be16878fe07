package org.commonway.planner.vehicles;

import org.commonway.planner.mode.Mode;

/** The form factors of GBFS vehicle_types.json that can be planned with. */
public enum FormFactor {
    /** Bicycle, with or without motor. */
    BICYCLE(Mode.BICYCLE),
    /** Standing scooter. */
    SCOOTER(Mode.SCOOTER),
    /** Moped. */
    MOPED(Mode.MOPED),
    /** Car. */
    CAR(Mode.CAR);

    private final Mode mode;

    FormFactor(Mode mode) {
        this.mode = mode;
    }

    /** The mode of a leg ridden on it. */
    public Mode mode() {
        return mode;
    }
}
