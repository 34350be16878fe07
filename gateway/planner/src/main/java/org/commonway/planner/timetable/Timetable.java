package org.commonway.planner.timetable;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.commonway.planner.timetable.fare.FareTables;

/**
 * One operator's timetable; immutable.
 *
 * @param operatorId whose it is
 * @param agencyName as riders read it
 * @param zone the agency's time zone
 * @param stops all stops and stations
 * @param routes all lines
 * @param trips all trips
 * @param calendar on which days they run
 * @param transferRules rules for changing, in the order of transfers.txt
 * @param tripLinks trips of one vehicle, in the order of transfers.txt
 * @param shapes courses for drawing
 * @param stations the insides of stations
 * @param bookingRules how to ask for pick-ups and drop-offs that calls refer to
 * @param fares as the feed has them
 */
public record Timetable(
        String operatorId,
        String agencyName,
        ZoneId zone,
        List<Stop> stops,
        List<Route> routes,
        Trips trips,
        ServiceCalendar calendar,
        List<TransferRule> transferRules,
        List<TripLink> tripLinks,
        Shapes shapes,
        Stations stations,
        List<BookingRule> bookingRules,
        FareTables fares) {
    /** Copies the lists. */
    public Timetable {
        stops = List.copyOf(stops);
        routes = List.copyOf(routes);
        transferRules = List.copyOf(transferRules);
        tripLinks = List.copyOf(tripLinks);
        bookingRules = List.copyOf(bookingRules);
    }

    /** A timetable without linked trips, insides of stations, booking rules and fares. */
    public Timetable(
            String operatorId,
            String agencyName,
            ZoneId zone,
            List<Stop> stops,
            List<Route> routes,
            Trips trips,
            ServiceCalendar calendar,
            List<TransferRule> transferRules,
            Shapes shapes) {
        this(
                operatorId,
                agencyName,
                zone,
                stops,
                routes,
                trips,
                calendar,
                transferRules,
                List.of(),
                shapes,
                Stations.none(),
                List.of(),
                FareTables.none());
    }

    /** The same without fares, for an operator that does not sell at those of its feed. */
    public Timetable withoutFares() {
        return new Timetable(
                operatorId,
                agencyName,
                zone,
                stops,
                routes,
                trips,
                calendar,
                transferRules,
                tripLinks,
                shapes,
                stations,
                bookingRules,
                FareTables.none());
    }

    /** The rules for changing that hold for all trips at their stops; {@link TransferChoice} knows the others too. */
    public List<TransferRule> transfers() {
        return transferRules.stream().filter(TransferRule::isForAllTrips).toList();
    }

    /** The first date that the calendar covers. */
    public LocalDate firstDate() {
        return calendar.services().stream()
                .flatMap(service -> service.findFirst().stream())
                .min(LocalDate::compareTo)
                .orElseThrow();
    }

    /** The last date that the calendar covers. */
    public LocalDate lastDate() {
        return calendar.services().stream()
                .flatMap(service -> service.findLast().stream())
                .max(LocalDate::compareTo)
                .orElseThrow();
    }

    /** Whether any trip runs on this service day. */
    public boolean runsOn(LocalDate date) {
        boolean[] running = calendar.runningOn(date);
        for (int trip = 0; trip < trips.count(); trip++) {
            if (running[trips.service(trip)]) {
                return true;
            }
        }
        return false;
    }

    /**
     * The moment from which the times of a service day count: noon minus 12 hours (GTFS reference, type Time). It is
     * midnight except on days when clocks change.
     */
    public Instant startOf(LocalDate serviceDate) {
        return serviceDate.atTime(LocalTime.NOON).atZone(zone).toInstant().minusSeconds(12 * 3600L);
    }
}
