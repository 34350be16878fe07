package org.commonway.planner.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a timetable: the line and its days at the margin, then a row for each stop and a column for each trip.
 *
 * <pre>
 * Bus 1, Mo-Fr
 *   Market   08:00  08:20
 *   Bridge     |    08:24/08:26
 *   Station  08:10  08:30
 * </pre>
 */
final class TimetableReader {
    private static final Pattern HEAD = Pattern.compile("(\\w+) (\\S+?)(?: of (\\S+?))?(,.*)?");
    private static final Pattern OFTEN =
            Pattern.compile("(about )?every (\\d+) min from (\\d\\d:\\d\\d) to (\\d\\d:\\d\\d)");
    private static final Pattern CELL = Pattern.compile("(\\d\\d?:\\d\\d)(?:/(\\d\\d?:\\d\\d))?([us]?)");
    private static final String PASSES = "|";

    private final CaseTown town;

    TimetableReader(CaseTown town) {
        this.town = town;
    }

    /** Whether a section is a timetable. */
    static boolean reads(CaseLine head) {
        return CaseFeed.isMode(head.text().split(" ", 2)[0].toLowerCase(Locale.ROOT));
    }

    void read(CaseText.Section section) {
        Matcher head = section.head().match(HEAD, "Bus 1 of coop, Mo-Fr");
        CaseTrip.LineName line = new CaseTrip.LineName(head.group(1).toLowerCase(Locale.ROOT), head.group(2));
        CaseFeed feed = town.feed(Optional.ofNullable(head.group(3)).orElse(line.mode()));
        CaseDays days = CaseDays.daily();
        Optional<CaseTrip.Headway> headway = Optional.empty();
        for (String text : Optional.ofNullable(head.group(4)).orElse("").split(",", -1)) {
            CaseLine part = section.head().part(text);
            Matcher often = OFTEN.matcher(part.text());
            if (often.matches()) {
                headway = Optional.of(new CaseTrip.Headway(
                        Integer.parseInt(often.group(2)), often.group(3), often.group(4), often.group(1) == null));
            } else if (!part.text().isEmpty()) {
                days = days.with(part);
            }
        }
        String service = feed.service(days);
        for (List<CaseTrip.Call> calls : columns(section)) {
            String id = feed.freeId(line.label() + " " + calls.get(0).departure());
            feed.trip(new CaseTrip(id, line, service, calls, headway));
        }
    }

    private List<List<CaseTrip.Call>> columns(CaseText.Section section) {
        List<List<CaseTrip.Call>> trips = new ArrayList<>();
        int width =
                section.rows().isEmpty() ? 0 : section.rows().get(0).columns().size();
        if (width < 2) {
            throw section.head().error("A timetable wants rows of a stop and a time for each trip.");
        }
        for (int i = 1; i < width; i++) {
            trips.add(new ArrayList<>());
        }
        for (CaseLine row : section.rows()) {
            List<String> cells = row.columns(width, section.rows().get(0).text());
            town.map().name(cells.get(0));
            for (int i = 1; i < width; i++) {
                if (!cells.get(i).equals(PASSES)) {
                    trips.get(i - 1).add(call(cells.get(0), row.part(cells.get(i))));
                }
            }
        }
        for (List<CaseTrip.Call> calls : trips) {
            if (calls.size() < 2) {
                throw section.head().error("A trip stops at least twice.");
            }
        }
        return trips;
    }

    private static CaseTrip.Call call(String stop, CaseLine cell) {
        Matcher time = cell.match(CELL, "08:00, 08:00/08:02, 08:00u (only getting on), 08:00s (only getting off) or |");
        String departure = Optional.ofNullable(time.group(2)).orElse(time.group(1));
        return new CaseTrip.Call(stop, time.group(1), departure, time.group(3));
    }
}
