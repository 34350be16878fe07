package org.commonway.planner.timetable.gtfs;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.commonway.planner.timetable.LocationType;
import org.commonway.planner.timetable.TransferRule;
import org.commonway.planner.timetable.TransferRule.OfRoute;
import org.commonway.planner.timetable.TransferRule.OfTrip;
import org.commonway.planner.timetable.TripLink;
import org.commonway.planner.timetable.Trips;

/** Reads transfers.txt: rules for changing (transfer_type 0 to 3) and trips of one vehicle (4 and 5). */
final class TransfersFile {
    private static final int FIRST_LINK = 4;

    private final SkipLog log;
    private final StopsFile stops;
    private final RoutesFile routes;
    private final TripsFile tripLines;
    private final TripsBuilder builder;
    private final Trips trips;
    private final Column transferType = new Column("transfer_type");
    private final Column minTransferTime = new Column("min_transfer_time");
    private final Set<List<String>> keys = new HashSet<>();
    private final List<TransferRule> rules = new ArrayList<>();
    private final List<TripLink> links = new ArrayList<>();

    /** What can go wrong in a line: the reason and the sentence. */
    private static final class Fault extends Exception {
        private static final long serialVersionUID = 1L;

        private final SkipReason reason;

        Fault(SkipReason reason, String why) {
            super(why, null, false, false);
            this.reason = reason;
        }
    }

    TransfersFile(
            SkipLog log, StopsFile stops, RoutesFile routes, TripsFile tripLines, TripsBuilder builder, Trips trips) {
        this.log = log;
        this.stops = stops;
        this.routes = routes;
        this.tripLines = tripLines;
        this.builder = builder;
        this.trips = trips;
    }

    void read(GtfsZip zip) {
        zip.read("transfers.txt", List.of("from_stop_id", "to_stop_id"), this::readTransfer);
    }

    private void readTransfer(GtfsRow row) {
        try {
            int type = row.choice(transferType, 5);
            if (type == GtfsRow.INVALID) {
                throw new Fault(SkipReason.VALUE_INVALID, "transfer_type is not 0 to 5");
            }
            TransferRule.Side from = side(row, "from");
            TransferRule.Side to = side(row, "to");
            if (type >= FIRST_LINK) {
                addLink(row, from, to, List.of(TripLink.Kind.values()).get(type - FIRST_LINK));
            } else {
                addRule(row, from, to, List.of(TransferRule.Kind.values()).get(type));
            }
        } catch (Fault e) {
            log.add(row, e.reason, () -> java.util.Objects.requireNonNull(e.getMessage()));
        }
    }

    /** The primary key of transfers.txt in the GTFS reference. */
    private void requireNew(GtfsRow row) throws Fault {
        List<String> key = List.of(
                row.get("from_stop_id"),
                row.get("to_stop_id"),
                row.get("from_trip_id"),
                row.get("to_trip_id"),
                row.get("from_route_id"),
                row.get("to_route_id"));
        if (!keys.add(key)) {
            throw new Fault(SkipReason.KEY_DOUBLED, "a line for the same stops, routes and trips has come before");
        }
    }

    private TransferRule.Side side(GtfsRow row, String direction) throws Fault {
        OptionalInt trip = reference(row, tripLines.ids(), direction + "_trip_id");
        OptionalInt route = reference(row, routes.ids(), direction + "_route_id");
        if (trip.isPresent()) {
            int[] made = builder.tripsOf(trip.getAsInt());
            if (made[0] == made[1]) {
                throw new Fault(SkipReason.REFERENCE_UNKNOWN, direction + "_trip_id was left out");
            }
            if (route.isPresent() && trips.route(made[0]) != route.getAsInt()) {
                throw new Fault(
                        SkipReason.RULE_FORBIDDEN, direction + "_trip_id is no trip of " + direction + "_route_id");
            }
            return new OfTrip(made[0], made[1]);
        }
        return route.isPresent() ? new OfRoute(route.getAsInt()) : new TransferRule.EveryTrip();
    }

    private static OptionalInt reference(GtfsRow row, Ids ids, String column) throws Fault {
        OptionalInt found = row.find(ids, column);
        if (found.isEmpty() && !row.get(column).isEmpty()) {
            throw new Fault(SkipReason.REFERENCE_UNKNOWN, column + " " + row.get(column) + " is not known");
        }
        return found;
    }

    private void addRule(GtfsRow row, TransferRule.Side from, TransferRule.Side to, TransferRule.Kind kind)
            throws Fault {
        int fromStop = stop(row, "from_stop_id");
        int toStop = stop(row, "to_stop_id");
        int seconds = row.number(minTransferTime);
        if (seconds == GtfsRow.INVALID || (seconds < 0 && kind == TransferRule.Kind.MINIMUM_TIME)) {
            throw new Fault(SkipReason.VALUE_INVALID, "min_transfer_time is no number of seconds");
        }
        requireNew(row);
        rules.add(new TransferRule(fromStop, toStop, kind, Math.max(seconds, 0), from, to));
    }

    private int stop(GtfsRow row, String column) throws Fault {
        OptionalInt stop = row.find(stops.ids(), column);
        if (stop.isEmpty()) {
            throw new Fault(SkipReason.REFERENCE_UNKNOWN, column + " is not in stops.txt");
        }
        LocationType type = stops.stops().get(stop.getAsInt()).detail().type();
        if (!type.isBoardable() && type != LocationType.STATION) {
            throw new Fault(SkipReason.RULE_FORBIDDEN, column + " is neither a stop nor a station");
        }
        return stop.getAsInt();
    }

    private void addLink(GtfsRow row, TransferRule.Side from, TransferRule.Side to, TripLink.Kind kind) throws Fault {
        Optional<OfTrip> fromTrip = trip(from);
        Optional<OfTrip> toTrip = trip(to);
        if (fromTrip.isEmpty() || toTrip.isEmpty()) {
            throw new Fault(SkipReason.RULE_FORBIDDEN, "transfer_type 4 and 5 need from_trip_id and to_trip_id");
        }
        for (String column : List.of("from_stop_id", "to_stop_id")) {
            OptionalInt stop = reference(row, stops.ids(), column);
            if (stop.isPresent() && stops.stops().get(stop.getAsInt()).detail().type() == LocationType.STATION) {
                throw new Fault(SkipReason.RULE_FORBIDDEN, "transfer_type 4 and 5 must not name a station");
            }
        }
        requireNew(row);
        links.add(new TripLink(fromTrip.get(), toTrip.get(), kind));
    }

    private static Optional<OfTrip> trip(TransferRule.Side side) {
        return side instanceof OfTrip trip ? Optional.of(trip) : Optional.empty();
    }

    List<TransferRule> rules() {
        return rules;
    }

    List<TripLink> links() {
        return links;
    }
}
