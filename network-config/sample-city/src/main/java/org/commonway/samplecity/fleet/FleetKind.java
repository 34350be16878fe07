package org.commonway.samplecity.fleet;

import java.math.BigDecimal;

/** What a sharing operator rents out, with its prices in whole currency units as GBFS writes them. */
public enum FleetKind {
    /** Pedal bikes that live at stations. */
    BIKES("bicycle", "human", 18, new BigDecimal("0.60"), new BigDecimal("0.05")),
    /** Small electric scooters that stand anywhere. */
    SCOOTERS("scooter_standing", "electric", 20, new BigDecimal("1.00"), new BigDecimal("0.20"));

    private final String formFactor;
    private final String propulsion;
    private final int speedKmh;
    private final BigDecimal unlockPrice;
    private final BigDecimal pricePerMinute;

    FleetKind(String formFactor, String propulsion, int speedKmh, BigDecimal unlockPrice, BigDecimal pricePerMinute) {
        this.formFactor = formFactor;
        this.propulsion = propulsion;
        this.speedKmh = speedKmh;
        this.unlockPrice = unlockPrice;
        this.pricePerMinute = pricePerMinute;
    }

    /** GBFS vehicle_types.json form_factor. */
    String formFactor() {
        return formFactor;
    }

    /** GBFS propulsion_type. */
    String propulsion() {
        return propulsion;
    }

    /** The fastest it goes, km/h. */
    int speedKmh() {
        return speedKmh;
    }

    /** To start a ride. */
    BigDecimal unlockPrice() {
        return unlockPrice;
    }

    /** For each minute begun. */
    BigDecimal pricePerMinute() {
        return pricePerMinute;
    }

    /** Whether its vehicles are taken from and returned to stations. */
    public boolean docked() {
        return this == BIKES;
    }
}
