package org.commonway.planner.streets;

import org.commonway.planner.place.Coordinate;

/**
 * A place tied to the nearest street that a profile may use; good only for the {@link Streets} that made it.
 *
 * @param place where it is
 * @param profile for whom
 * @param edge the street piece, in the adapter's own numbers
 * @param share how far along that piece the place lies, 0 to 1
 * @param offStreetMetres between the place and the street
 */
public record StreetPoint(Coordinate place, StreetProfile profile, int edge, double share, double offStreetMetres) {
    /** The same place on the same street for another profile, which must be able to use it. */
    public StreetPoint of(StreetProfile other) {
        return new StreetPoint(place, other, edge, share, offStreetMetres);
    }
}
