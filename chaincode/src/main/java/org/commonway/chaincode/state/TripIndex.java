package org.commonway.chaincode.state;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.commonway.rules.hold.TripId;
import org.commonway.rules.operator.OperatorId;
import org.commonway.rules.trip.Trip;
import org.hyperledger.fabric.shim.ledger.KeyValue;

/** Where operators find their trips: for each operator one key with the trips that one transaction booked. */
final class TripIndex {
    private static final Pattern BOOKMARK = Pattern.compile(Shared.MOMENT_AND_TRIP);
    private static final String BETWEEN = ",";

    private final Records records;

    TripIndex(Records records) {
        this.records = records;
    }

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
    Shared.Part<TripId> list(OperatorId operator, PageAsk ask) {
        ask.requireBookmark(BOOKMARK);
        String beginning = Keys.legsOf(operator);
        var stretch = new Shared.Stretch(beginning, beginning, Keys.afterLegsOf(operator));
        return Shared.list(records, stretch, ask, key -> open(beginning, key));
    }

    private static Map<String, TripId> open(String beginning, KeyValue key) {
        String moment = Shared.momentOf(key.getKey().substring(beginning.length()));
        Map<String, TripId> trips = new TreeMap<>();
        for (String id : new String(key.getValue(), StandardCharsets.US_ASCII).split(BETWEEN, -1)) {
            trips.put(moment + id, new TripId(id));
        }
        return trips;
    }
}
