package org.commonway.planner.timetable.gtfs;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.commonway.planner.timetable.fare.FaresV1;
import org.commonway.rules.money.Money;

/** Reads fare_attributes.txt and fare_rules.txt. */
final class FaresV1Files {
    private final SkipLog log;
    private final RoutesFile routes;
    private final Ids ids = new Ids();
    private final List<FaresV1.Attribute> attributes = new ArrayList<>();
    private final Set<FaresV1.Rule> rules = new LinkedHashSet<>();
    private boolean whole = true;

    FaresV1Files(SkipLog log, RoutesFile routes) {
        this.log = log;
        this.routes = routes;
    }

    void read(GtfsZip zip) {
        zip.read("fare_attributes.txt", List.of("fare_id", "price", "currency_type"), this::readAttribute);
        zip.read("fare_rules.txt", List.of("fare_id"), this::readRule);
    }

    private void skip(GtfsRow row, SkipReason reason, String why) {
        whole = false;
        log.add(row, reason, why);
    }

    private void readAttribute(GtfsRow row) {
        String id = row.get("fare_id");
        Optional<Money> price = FareAmount.findPrice(row.get("price"), row.get("currency_type"));
        OptionalInt transfers = GtfsValues.findNumber(row.get("transfers"));
        OptionalInt seconds = GtfsValues.findNumber(row.get("transfer_duration"));
        String method = row.get("payment_method");
        if (id.isEmpty() || price.isEmpty()) {
            skip(row, SkipReason.VALUE_INVALID, "the fare has no fare_id, or its price is no amount of its currency");
        } else if (isUnreadable(row, "transfers", transfers)
                || transfers.orElse(0) > 2
                || isUnreadable(row, "transfer_duration", seconds)
                || !List.of("", "0", "1").contains(method)) {
            skip(row, SkipReason.VALUE_INVALID, "transfers, transfer_duration or payment_method is out of range");
        } else {
            add(
                    row,
                    new FaresV1.Attribute(
                            id, price.get(), method.equals("0"), transfers, seconds, row.get("agency_id")));
        }
    }

    /** A line that says again what another has said does no harm to the fares. */
    private void add(GtfsRow row, FaresV1.Attribute attribute) {
        int index = ids.add(attribute.fareId());
        if (index != Ids.UNKNOWN) {
            attributes.add(attribute);
        } else if (attributes.contains(attribute)) {
            log.add(row, SkipReason.KEY_DOUBLED, "the same fare comes twice");
        } else {
            skip(row, SkipReason.KEY_DOUBLED, "fare_id " + attribute.fareId() + " comes twice, with different values");
        }
    }

    private static boolean isUnreadable(GtfsRow row, String column, OptionalInt value) {
        return value.isEmpty() && !row.get(column).isEmpty();
    }

    private void readRule(GtfsRow row) {
        OptionalInt fare = row.find(ids, "fare_id");
        OptionalInt route = row.find(routes.ids(), "route_id");
        if (fare.isEmpty() || isUnreadable(row, "route_id", route)) {
            skip(row, SkipReason.REFERENCE_UNKNOWN, "fare_id or route_id is not known");
            return;
        }
        FaresV1.Rule rule = new FaresV1.Rule(
                fare.getAsInt(), route, row.get("origin_id"), row.get("destination_id"), row.get("contains_id"));
        if (!rules.add(rule)) {
            log.add(row, SkipReason.KEY_DOUBLED, "the same rule comes twice");
        }
    }

    FaresV1 fares() {
        return new FaresV1(attributes, List.copyOf(rules), whole);
    }
}
