package org.commonway.gateway.cities;

import org.commonway.gateway.city.CityNetwork;
import org.commonway.gateway.offers.LiveOffers;
import org.commonway.gateway.operators.NodeWatch;
import org.commonway.gateway.operators.OperatorRegistry;
import org.commonway.gateway.places.PlaceFinder;
import org.commonway.gateway.plan.PlanTrip;
import org.commonway.gateway.readiness.Readiness;
import org.commonway.gateway.record.SearchLog;
import org.commonway.gateway.settings.GatewaySettings;
import org.commonway.planner.place.Place;
import org.commonway.planner.streets.StreetProfile;
import org.commonway.planner.streets.Streets;

/**
 * What the gateway knows of one city. Nothing of it is another city's: not the operators, of whom one may be in both with
 * different nodes and keys, not the offers, not the map.
 *
 * @param settings its name, map and ledger
 * @param registry the operators on its ledger
 * @param watch whether their nodes answer
 * @param offers their live vehicles
 * @param network its streets and timetables
 * @param readiness what it still waits for
 * @param search searches it
 * @param times its clock
 * @param places finds its stops and stations
 * @param log where its searches go
 */
public record ServedCity(
        GatewaySettings.City settings,
        OperatorRegistry registry,
        NodeWatch watch,
        LiveOffers offers,
        CityNetwork network,
        Readiness readiness,
        PlanTrip search,
        PlanTrip.Times times,
        PlaceFinder places,
        SearchLog log) {

    /** Its channel, which names it to programs. */
    public String channel() {
        return settings.channel();
    }

    /** Whether the streets are open and one of them is near the place. */
    boolean covers(Place place) {
        return network.findPlanner()
                .map(planner -> isNear(planner.city().streets(), place))
                .orElse(false);
    }

    private static boolean isNear(Streets streets, Place place) {
        return streets.findPoint(place.coordinate(), StreetProfile.FOOT).isPresent();
    }
}
