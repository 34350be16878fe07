package org.commonway.planner.timetable.gtfs;

import java.util.ArrayList;
import java.util.List;
import org.commonway.planner.timetable.BookingRule;

/** Reads booking_rules.txt, as far as riders need to read it. */
final class BookingRulesFile {
    private final SkipLog log;
    private final Ids ids = new Ids();
    private final List<BookingRule> rules = new ArrayList<>();

    BookingRulesFile(SkipLog log) {
        this.log = log;
    }

    void read(GtfsZip zip) {
        zip.read("booking_rules.txt", List.of("booking_rule_id", "booking_type"), this::readRule);
    }

    private void readRule(GtfsRow row) {
        String id = row.get("booking_rule_id");
        if (id.isEmpty()) {
            log.add(row, SkipReason.VALUE_INVALID, "the booking rule has no booking_rule_id");
        } else if (ids.add(id) == Ids.UNKNOWN) {
            log.add(row, SkipReason.KEY_DOUBLED, () -> "booking_rule_id " + id + " comes twice");
        } else {
            rules.add(new BookingRule(
                    id,
                    row.get("message"),
                    row.get("pickup_message"),
                    row.get("drop_off_message"),
                    row.get("phone_number"),
                    row.get("info_url"),
                    row.get("booking_url")));
        }
    }

    Ids ids() {
        return ids;
    }

    List<BookingRule> rules() {
        return rules;
    }
}
