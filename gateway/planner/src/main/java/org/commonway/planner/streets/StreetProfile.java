package org.commonway.planner.streets;

/** How the streets are used. */
public enum StreetProfile {
    /** On foot, about 5 km/h. */
    FOOT,
    /**
     * In a wheelchair, about 5 km/h: where feet may go, without steps, without what OpenStreetMap calls closed to
     * wheelchairs, too rough or too steep. What the map does not say counts as usable.
     */
    WHEELCHAIR,
    /** By bicycle or scooter, where bicycles may go. */
    BIKE,
    /** By car, one-way streets and speeds respected; turn restrictions are not. */
    CAR
}
