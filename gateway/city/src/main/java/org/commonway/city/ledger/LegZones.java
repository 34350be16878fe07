package org.commonway.city.ledger;

import java.util.List;
import org.commonway.proto.hold.v1.Hold;

/** Which zone of the city a leg begins in. */
public interface LegZones {
    /** The name of all of a city that has no zones. */
    String WHOLE_CITY = "city";

    /** A city without zones. */
    static LegZones none() {
        return new LegZones() {
            @Override
            public List<String> names() {
                return List.of(WHOLE_CITY);
            }

            @Override
            public String zoneOf(String trip, int leg, Hold hold) {
                return WHOLE_CITY;
            }
        };
    }

    /** All zones, at least one. */
    List<String> names();

    /**
     * The zone of a leg, one of {@link #names}.
     *
     * @param leg 0 for the first
     * @param hold what its operator signed
     */
    String zoneOf(String trip, int leg, Hold hold);
}
