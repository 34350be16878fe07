package org.commonway.rules.hold;

/** How a leg is ridden: what levies and VAT go by. The names are those of commonway.hold.v1.Mode. */
public enum Mode {
    BUS,
    TRAM,
    METRO,
    RAIL,
    FERRY,
    BICYCLE,
    SCOOTER,
    CAR,
    SHUTTLE;

    /**
     * Whether the law on platforms sees it as passenger transport by road (EU 2025/516, ViDA): bus, car and shuttle. Bicycles
     * and scooters are rented out, not driven for somebody; trams, trains and ferries do not go by road in its sense.
     */
    public boolean isPassengerTransportByRoad() {
        return this == BUS || this == CAR || this == SHUTTLE;
    }
}
