package org.commonway.planner.vehicles;

/**
 * A type of shared vehicle, as in GBFS vehicle_types.json.
 *
 * @param typeId the operator's own id
 * @param formFactor what it is
 * @param speedMetresPerHour riding speed used for planning, 1,000 to 130,000
 * @param co2GramsPerKm emissions a kilometre by the operator's figure, not negative
 * @param minimumAge in years, of whoever rides it, 0 to 120; 0 where the operator asks for none. GBFS has no such field
 */
public record VehicleType(
        String typeId, FormFactor formFactor, int speedMetresPerHour, int co2GramsPerKm, int minimumAge) {
    /** Refuses speeds that no vehicle and ages that no rider has. */
    public VehicleType {
        if (speedMetresPerHour < 1_000 || speedMetresPerHour > 130_000) {
            throw new IllegalArgumentException("a speed is 1,000 to 130,000 metres an hour, not " + speedMetresPerHour);
        }
        if (co2GramsPerKm < 0 || co2GramsPerKm > 2_000) {
            throw new IllegalArgumentException("grams of CO2 a kilometre are 0 to 2,000, not " + co2GramsPerKm);
        }
        if (minimumAge < 0 || minimumAge > 120) {
            throw new IllegalArgumentException("a minimum age is 0 to 120 years, not " + minimumAge);
        }
    }

    /** A type that riders of all ages may ride. */
    public VehicleType(String typeId, FormFactor formFactor, int speedMetresPerHour, int co2GramsPerKm) {
        this(typeId, formFactor, speedMetresPerHour, co2GramsPerKm, 0);
    }

    /** Seconds to ride this far, rounded up; a car is driven at street speeds instead. */
    public int ridingSeconds(int metres) {
        return (int) ((metres * 3600L + speedMetresPerHour - 1) / speedMetresPerHour);
    }
}
