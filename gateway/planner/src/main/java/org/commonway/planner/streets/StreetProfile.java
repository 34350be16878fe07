package org.commonway.planner.streets;

/** How the streets are used. */
public enum StreetProfile {
    /** On foot, about 5 km/h. */
    FOOT,
    /** By bicycle or scooter, where bicycles may go. */
    BIKE,
    /** By car, one-way streets and speeds respected; turn restrictions are not. */
    CAR
}
