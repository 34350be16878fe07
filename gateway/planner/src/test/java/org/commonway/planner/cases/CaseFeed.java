package org.commonway.planner.cases;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.commonway.planner.city.Gtfs;
import org.commonway.planner.place.Coordinate;
import org.commonway.planner.timetable.Timetable;

/** The timetable of one operator of a case, written as GTFS and read by the planner's own reader. */
final class CaseFeed {
    private static final Map<String, Integer> ROUTE_TYPES =
            Map.of("tram", 0, "metro", 1, "rail", 2, "bus", 3, "ferry", 4);

    private final String operator;
    private final List<CaseTrip> trips = new ArrayList<>();
    private final Map<String, CaseDays> services = new LinkedHashMap<>();
    private final List<String> transfers = new ArrayList<>();
    private String zone = "Europe/Lisbon";

    CaseFeed(String operator) {
        this.operator = operator;
    }

    /** Whether there are lines of this kind. */
    static boolean isMode(String mode) {
        return ROUTE_TYPES.containsKey(mode);
    }

    void zone(String name) {
        zone = name;
    }

    /** Runs on these days; the service_id to give to its trips. */
    String service(CaseDays days) {
        for (Map.Entry<String, CaseDays> known : services.entrySet()) {
            if (known.getValue().equals(days)) {
                return known.getKey();
            }
        }
        String id = "days" + services.size();
        services.put(id, days);
        return id;
    }

    void trip(CaseTrip trip) {
        trips.add(trip);
    }

    /** The trip of this trip_id. */
    Optional<CaseTrip> findTrip(String id) {
        return trips.stream().filter(trip -> trip.id().equals(id)).findFirst();
    }

    /** Whether it has a line that riders call so: "bus 1". */
    boolean hasLine(String label) {
        return trips.stream().anyMatch(trip -> trip.line().label().equals(label));
    }

    /** A trip_id that no trip has yet. */
    String freeId(String wanted) {
        return findTrip(wanted).isPresent() ? freeId(wanted + " again") : wanted;
    }

    /** Whether any trip stops there. */
    boolean callsAt(String stop) {
        return stops().contains(stop);
    }

    private Set<String> stops() {
        Set<String> stops = new LinkedHashSet<>();
        trips.forEach(trip -> trip.calls().forEach(call -> stops.add(call.stop())));
        return stops;
    }

    /** A rule of transfers.txt, by its type and, for type 2, seconds. */
    void transfer(String from, String to, int type, String seconds) {
        transfers.add(from + "," + to + ",,,,," + type + "," + seconds);
    }

    /** The timetable. */
    Timetable read(Path folder, Map<String, Coordinate> places) {
        Gtfs gtfs = Gtfs.of(operator)
                .columns("agency.txt", "agency_id,agency_name,agency_url,agency_timezone")
                .line("agency.txt", operator + "," + operator + ",http://example.org," + zone)
                .columns(
                        "calendar.txt",
                        "service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date")
                .columns("calendar_dates.txt", "service_id,date,exception_type");
        services.forEach((id, days) -> days.write(id, gtfs));
        for (String stop : stops()) {
            Coordinate at = java.util.Objects.requireNonNull(places.get(stop));
            gtfs.line("stops.txt", stop + "," + stop + "," + at.latitude() + "," + at.longitude() + ",");
        }
        Set<CaseTrip.LineName> lines = new LinkedHashSet<>();
        trips.forEach(trip -> lines.add(trip.line()));
        for (CaseTrip.LineName line : lines) {
            int type = java.util.Objects.requireNonNull(ROUTE_TYPES.get(line.mode()));
            gtfs.line("routes.txt", line.label() + "," + line.name() + ",," + type + ",");
        }
        trips.forEach(trip -> write(trip, gtfs));
        transfers.forEach(gtfs::transfer);
        return gtfs.read(folder);
    }

    private static void write(CaseTrip trip, Gtfs gtfs) {
        gtfs.line("trips.txt", trip.line().label() + "," + trip.service() + "," + trip.id() + ",");
        for (int i = 0; i < trip.calls().size(); i++) {
            CaseTrip.Call call = trip.calls().get(i);
            gtfs.line(
                    "stop_times.txt",
                    String.join(
                            ",",
                            trip.id(),
                            call.arrival() + ":00",
                            call.departure() + ":00",
                            call.stop(),
                            String.valueOf(CaseTrip.SEQUENCE_STEP * (i + 1)),
                            call.rights().equals("s") ? "1" : "0",
                            call.rights().equals("u") ? "1" : "0"));
        }
        trip.headway()
                .ifPresent(often -> gtfs.frequency(
                        trip.id(), often.from(), often.to(), 60 * often.minutes(), often.exact() ? "1" : "0"));
    }
}
