package org.commonway.planner.assembly;

import java.util.Currency;
import java.util.Map;
import org.commonway.planner.fare.FarePolicy;
import org.commonway.planner.fleet.FleetIndex;
import org.commonway.planner.network.DayNetwork;
import org.commonway.planner.network.Network;
import org.commonway.planner.place.Place;
import org.commonway.planner.search.RideCosts;
import org.commonway.planner.streets.Streets;

/**
 * What one search looked at, so that what it found can be written out.
 *
 * @param streets for courses
 * @param network stops and timetables
 * @param day the trips
 * @param fleet the vehicles
 * @param costs emissions
 * @param fares by operator
 * @param currency of the trip's price
 * @param passengers 1 to 8
 * @param from the origin
 * @param to the destination
 */
public record Setting(
        Streets streets,
        Network network,
        DayNetwork day,
        FleetIndex fleet,
        RideCosts costs,
        Map<String, FarePolicy> fares,
        Currency currency,
        int passengers,
        Place from,
        Place to) {}
