package org.commonway.chaincode.state;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.commonway.rules.hold.TripId;
import org.commonway.rules.operator.OperatorId;
import org.commonway.rules.trip.Trip;
import org.hyperledger.fabric.shim.ledger.KeyValue;

/**
 * Where operators find their trips. The trips that one transaction books stand under one key for each operator, which is
 * named after the first of them: a key costs a peer more than the bytes in it.
 */
final class TripIndex {
    private static final String UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final Pattern BOOKMARK = Pattern.compile("[0-9]{15}~" + UUID);
    private static final int MOMENT = 15 + 1;
    private static final String BETWEEN = ",";

    private final Records records;

    TripIndex(Records records) {
        this.records = records;
    }

    /**
     * A part of an operator's trips.
     *
     * @param bookmark where to read on, MILLIS~TRIP; empty at the end
     */
    record Part(List<TripId> trips, String bookmark) {}

    /** Writes the trips that this transaction books. */
    void put(List<Trip> booked) {
        Map<OperatorId, TreeSet<String>> trips = new TreeMap<>();
        for (Trip trip : booked) {
            trip.legs()
                    .forEach(leg -> trips.computeIfAbsent(leg.hold().operatorId(), operator -> new TreeSet<>())
                            .add(trip.id().toString()));
        }
        trips.forEach((operator, ids) -> records.put(
                Keys.leg(operator, booked.get(0).booking().atMillis(), new TripId(ids.first())),
                String.join(BETWEEN, ids).getBytes(StandardCharsets.US_ASCII)));
    }

    /** A page of the trips of this operator, oldest booking first, those of one moment by id. */
    Part list(OperatorId operator, PageAsk ask) {
        ask.requireBookmark(BOOKMARK);
        String prefix = Keys.legsOf(operator);
        // From the bookmark's moment on: a trip may stand under the key of one with a smaller id.
        String start = prefix + momentOf(ask.bookmark());
        TreeSet<String> places = new TreeSet<>();
        while (true) {
            List<KeyValue> entries = records.list(start, Keys.afterLegsOf(operator), ask.size() + 1);
            String last = "";
            for (KeyValue entry : entries) {
                last = entry.getKey();
                String moment = momentOf(last.substring(prefix.length()));
                for (String id : new String(entry.getValue(), StandardCharsets.US_ASCII).split(BETWEEN, -1)) {
                    places.add(moment + id);
                }
            }
            places.headSet(ask.bookmark()).clear();
            // More may come of the last moment that was read, and of none before it.
            if (entries.size() <= ask.size()
                    || places.headSet(momentOf(last.substring(prefix.length()))).size() > ask.size()) {
                return part(List.copyOf(places), ask.size());
            }
            start = last + Keys.AFTER;
        }
    }

    private static Part part(List<String> places, int size) {
        List<TripId> trips = new ArrayList<>();
        for (String place : places) {
            if (trips.size() == size) {
                return new Part(trips, place);
            }
            trips.add(new TripId(place.substring(momentOf(place).length())));
        }
        return new Part(trips, "");
    }

    /** The moment that a place begins with, and what parts it from the trip. */
    private static String momentOf(String place) {
        return place.substring(0, Math.min(place.length(), MOMENT));
    }
}
