package org.commonway.planner;

import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.commonway.planner.fare.FarePolicy;
import org.commonway.planner.mode.EmissionFactors;
import org.commonway.planner.streets.Streets;
import org.commonway.planner.timetable.Timetable;

/**
 * All that changes rarely: streets, timetables, fares. Immutable; the {@code with} methods give a changed copy.
 *
 * @param streets the street map
 * @param currency what trips are priced in; a fare in another leaves the price of a trip incomplete
 * @param timetables at most one for each operator
 * @param fares by operator id; they go before the fares of the operators' feeds
 * @param emissions grams by mode
 */
public record City(
        Streets streets,
        Currency currency,
        List<Timetable> timetables,
        Map<String, FarePolicy> fares,
        EmissionFactors emissions) {
    /** Copies the lists. */
    public City {
        timetables = List.copyOf(timetables);
        fares = Map.copyOf(fares);
    }

    /** Streets without timetables, and the standard emission factors. */
    public static City of(Streets streets, Currency currency) {
        return new City(streets, currency, List.of(), Map.of(), EmissionFactors.standard());
    }

    /** With this timetable in place of the one its operator had. */
    public City withTimetable(Timetable timetable) {
        List<Timetable> changed = new ArrayList<>(withoutTimetable(timetable.operatorId()).timetables);
        changed.add(timetable);
        return new City(streets, currency, changed, fares, emissions);
    }

    /** Without the timetable of this operator. */
    public City withoutTimetable(String operatorId) {
        List<Timetable> changed = timetables.stream()
                .filter(timetable -> !timetable.operatorId().equals(operatorId))
                .toList();
        return new City(streets, currency, changed, fares, emissions);
    }

    /** With this fare in place of the one the operator had. */
    public City withFare(String operatorId, FarePolicy fare) {
        Map<String, FarePolicy> changed = new HashMap<>(fares);
        changed.put(operatorId, fare);
        return new City(streets, currency, timetables, changed, emissions);
    }

    /** Without a fare that was given for this operator: that of its feed counts, if it has one. */
    public City withoutFare(String operatorId) {
        Map<String, FarePolicy> changed = new HashMap<>(fares);
        changed.remove(operatorId);
        return new City(streets, currency, timetables, changed, emissions);
    }

    /** With this table of emissions. */
    public City withEmissions(EmissionFactors factors) {
        return new City(streets, currency, timetables, fares, factors);
    }
}
