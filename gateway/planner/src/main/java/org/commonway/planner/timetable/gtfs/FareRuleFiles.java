package org.commonway.planner.timetable.gtfs;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.commonway.planner.timetable.fare.FaresV2;
import org.commonway.planner.timetable.fare.FaresV2.Completeness;

/** Reads fare_leg_rules.txt and fare_transfer_rules.txt. */
final class FareRuleFiles {
    private final SkipLog log;
    private final FarePlaceFiles places;
    private final FareProductFiles products;
    private final Ids legGroups = new Ids();
    private final Set<FaresV2.LegRule> legRules = new LinkedHashSet<>();
    private final Set<FaresV2.TransferRule> transferRules = new LinkedHashSet<>();
    private boolean prioritised;
    private boolean whole = true;
    private boolean joins;

    FareRuleFiles(SkipLog log, FarePlaceFiles places, FareProductFiles products) {
        this.log = log;
        this.places = places;
        this.products = products;
    }

    void read(GtfsZip zip) {
        zip.read("fare_leg_rules.txt", List.of("fare_product_id"), this::readLegRule);
        zip.read("fare_transfer_rules.txt", List.of("fare_transfer_type"), this::readTransferRule);
        joins = zip.has("fare_leg_join_rules.txt");
        zip.noteUnused("fare_leg_join_rules.txt", "legs are not joined; what a trip with a change costs is not known");
    }

    private void skip(GtfsRow row, SkipReason reason, String why) {
        whole = false;
        log.add(row, reason, why);
    }

    private void readLegRule(GtfsRow row) {
        prioritised |= row.has("rule_priority");
        FaresV2.LegMatch match = new FaresV2.LegMatch(
                row.get("network_id"),
                row.get("from_area_id"),
                row.get("to_area_id"),
                row.get("from_timeframe_group_id"),
                row.get("to_timeframe_group_id"));
        String priority = row.get("rule_priority");
        OptionalInt value = GtfsValues.findNumber(priority);
        if ((!match.networkId().isEmpty() && !places.hasNetwork(match.networkId()))
                || isUnknownArea(match.fromAreaId())
                || isUnknownArea(match.toAreaId())
                || isUnknownTimeframe(match.fromTimeframeId())
                || isUnknownTimeframe(match.toTimeframeId())) {
            skip(row, SkipReason.REFERENCE_UNKNOWN, "a network, an area or a timeframe of it is not known");
        } else if (!products.hasProduct(row.get("fare_product_id"))) {
            skip(row, SkipReason.REFERENCE_UNKNOWN, "fare_product_id is not in fare_products.txt or was left out");
        } else if (value.isEmpty() && !priority.isEmpty()) {
            skip(row, SkipReason.VALUE_INVALID, "rule_priority is no number");
        } else {
            String group = row.get("leg_group_id");
            if (!group.isEmpty()) {
                legGroups.add(group);
            }
            addNew(row, legRules, new FaresV2.LegRule(group, match, row.get("fare_product_id"), value.orElse(0)));
        }
    }

    private boolean isUnknownArea(String id) {
        return !id.isEmpty() && !places.hasArea(id);
    }

    private boolean isUnknownTimeframe(String id) {
        return !id.isEmpty() && !places.hasTimeframe(id);
    }

    private void readTransferRule(GtfsRow row) {
        String from = row.get("from_leg_group_id");
        String to = row.get("to_leg_group_id");
        String product = row.get("fare_product_id");
        OptionalInt count = GtfsValues.findInteger(row.get("transfer_count"));
        OptionalInt limit = GtfsValues.findNumber(row.get("duration_limit"));
        OptionalInt limitType = GtfsValues.findNumber(row.get("duration_limit_type"));
        OptionalInt type = GtfsValues.findNumber(row.get("fare_transfer_type"));
        if (!isKnownGroup(from) || !isKnownGroup(to) || (!product.isEmpty() && !products.hasProduct(product))) {
            skip(row, SkipReason.REFERENCE_UNKNOWN, "a leg group or the fare product of it is not known");
        } else if (type.isEmpty() || type.getAsInt() > 2) {
            skip(row, SkipReason.VALUE_INVALID, "fare_transfer_type is not 0 to 2");
        } else if (!isCountAllowed(row.get("transfer_count"), !from.isEmpty() && from.equals(to))) {
            skip(
                    row,
                    SkipReason.RULE_FORBIDDEN,
                    "transfer_count is -1 or above 0 from a leg group to itself, else empty");
        } else if (limit.isEmpty() != row.get("duration_limit").isEmpty()
                || limit.isEmpty() != limitType.isEmpty()
                || limit.orElse(1) == 0
                || limitType.orElse(0) > 3) {
            skip(
                    row,
                    SkipReason.RULE_FORBIDDEN,
                    "duration_limit is above 0 with a duration_limit_type of 0 to 3, or both are empty");
        } else {
            addNew(
                    row,
                    transferRules,
                    new FaresV2.TransferRule(
                            from,
                            to,
                            count.orElse(-1) == -1 ? OptionalInt.empty() : count,
                            new FaresV2.DurationLimit(
                                    limit,
                                    List.of(FaresV2.DurationLimitType.values()).get(limitType.orElse(0))),
                            List.of(FaresV2.TransferType.values()).get(type.getAsInt()),
                            product));
        }
    }

    /** GTFS transfer_count: required from a leg group to itself, forbidden otherwise. */
    private static boolean isCountAllowed(String text, boolean sameGroup) {
        OptionalInt count = GtfsValues.findInteger(text);
        return sameGroup ? count.isPresent() && count.getAsInt() >= -1 && count.getAsInt() != 0 : text.isEmpty();
    }

    private <T> void addNew(GtfsRow row, Set<T> rules, T rule) {
        if (!rules.add(rule)) {
            log.add(row, SkipReason.KEY_DOUBLED, "the same rule comes twice");
        }
    }

    private boolean isKnownGroup(String id) {
        return id.isEmpty() || legGroups.find(id) != Ids.UNKNOWN;
    }

    FaresV2 fares() {
        Completeness completeness = !whole || !places.isWhole()
                ? Completeness.LINES_LEFT_OUT
                : joins ? Completeness.JOINS_LEGS : Completeness.WHOLE;
        return new FaresV2(
                places.places(),
                products.products(),
                List.copyOf(legRules),
                prioritised,
                List.copyOf(transferRules),
                completeness);
    }
}
