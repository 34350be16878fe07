package org.commonway.node.leg;

/** How a leg is ridden; the words of the network's hold messages. */
public enum Mode {
    BUS,
    TRAM,
    METRO,
    RAIL,
    FERRY,
    BICYCLE,
    SCOOTER,
    CAR,
    SHUTTLE
}
