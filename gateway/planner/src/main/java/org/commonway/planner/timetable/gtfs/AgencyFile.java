package org.commonway.planner.timetable.gtfs;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads agency.txt. GTFS wants all agencies of a feed in one time zone, since times do not say whose they are: the first
 * agency's counts, and it is noted where another has a different one.
 */
final class AgencyFile {
    private final SkipLog log;
    private final List<String> names = new ArrayList<>();
    private final List<ZoneId> zones = new ArrayList<>();

    AgencyFile(SkipLog log) {
        this.log = log;
    }

    void read(GtfsZip zip) {
        zip.readRequired("agency.txt", List.of("agency_name", "agency_timezone"), this::readAgency);
        if (zones.isEmpty()) {
            throw zip.incomplete("has no agency with a time zone in agency.txt");
        }
    }

    private void readAgency(GtfsRow row) {
        String text = row.get("agency_timezone");
        Optional<ZoneId> zone = GtfsValues.findZone(text);
        if (zone.isEmpty()) {
            log.add(row, SkipReason.VALUE_INVALID, () -> "agency_timezone " + text + " is no IANA time zone");
            return;
        }
        zones.add(zone.get());
        names.add(row.get("agency_name"));
        if (!zone.get().equals(zones.get(0))) {
            log.add(
                    row,
                    SkipReason.AGENCY_ZONE_DIFFERS,
                    () -> "agency_timezone " + text + " is not the first agency's, " + zones.get(0)
                            + ", in which all times of the feed are read");
        }
    }

    String name() {
        return names.get(0);
    }

    ZoneId zone() {
        return zones.get(0);
    }
}
