package org.commonway.planner.cases;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonway.planner.realtime.RealtimeFeed;
import org.commonway.planner.realtime.StopEvent;
import org.commonway.planner.realtime.StopUpdate;
import org.commonway.planner.realtime.TripInstance;
import org.commonway.planner.realtime.TripUpdate;

/**
 * Reads what operators say now; it takes the place of what they said before.
 *
 * <pre>
 * Now
 *   08:00 bus 1 is 12 min late from Bridge, skips Station
 *   08:20 bus 1 is cancelled
 *   extra bus 1: 08:05 Market, 08:13 Station
 * </pre>
 */
final class NowReader {
    private static final Pattern TRIP =
            Pattern.compile("(\\d\\d:\\d\\d) (\\w+ \\S+)(?: of (\\d{4}-\\d\\d-\\d\\d))? ((?:is|skips|says) .+)");
    private static final Pattern SAID =
            Pattern.compile("is (\\d+) min (late|early)(?: from (.+))?" + "|skips (.+)|says nothing from (.+)");
    private static final Pattern EXTRA = Pattern.compile("extra (\\w+ \\S+): (.+)");
    private static final Pattern CALL = Pattern.compile("(\\d\\d:\\d\\d) (.+)");

    private final CaseTown town;
    private final Map<String, List<TripUpdate>> said = new LinkedHashMap<>();

    NowReader(CaseTown town) {
        this.town = town;
    }

    /** One feed for each operator that has a timetable. */
    List<RealtimeFeed> read(CaseText.Section section) {
        town.feeds().keySet().forEach(operator -> said.put(operator, new ArrayList<>()));
        section.rows().forEach(this::read);
        return said.entrySet().stream()
                .map(feed -> new RealtimeFeed(feed.getKey(), CaseClock.at("07:00"), feed.getValue()))
                .toList();
    }

    private void read(CaseLine row) {
        Matcher extra = EXTRA.matcher(row.text());
        if (extra.matches()) {
            extra(row, extra.group(1), extra.group(2));
            return;
        }
        Matcher words = row.match(TRIP, "08:00 bus 1 is 12 min late");
        Map.Entry<String, CaseTrip> trip = town.findTrip(words.group(2) + " " + words.group(1))
                .orElseThrow(() -> row.error("No " + words.group(2) + " above leaves at " + words.group(1) + "."));
        LocalDate day = Optional.ofNullable(words.group(3)).map(row::date).orElse(CaseClock.TODAY);
        TripInstance run = new TripInstance(trip.getValue().id(), day);
        said(trip.getKey())
                .add(
                        words.group(4).equals("is cancelled")
                                ? TripUpdate.canceled(run)
                                : TripUpdate.of(run, stops(row, trip.getValue(), words.group(4))));
    }

    private List<TripUpdate> said(String operator) {
        return said.computeIfAbsent(operator, key -> new ArrayList<>());
    }

    private static StopUpdate[] stops(CaseLine row, CaseTrip trip, String text) {
        List<StopUpdate> stops = new ArrayList<>();
        for (String part : text.split(", ", -1)) {
            Matcher words =
                    row.part(part).match(SAID, "is 12 min late from Bridge, skips Bridge, says nothing from Bridge");
            if (words.group(1) != null) {
                int minutes = Integer.parseInt(words.group(1));
                int sequence = words.group(3) == null ? CaseTrip.SEQUENCE_STEP : sequence(row, trip, words.group(3));
                stops.add(StopUpdate.delayed(sequence, (words.group(2).equals("late") ? 60 : -60) * minutes));
            } else if (words.group(4) != null) {
                stops.add(StopUpdate.skipped(sequence(row, trip, words.group(4))));
            } else {
                stops.add(StopUpdate.noData(sequence(row, trip, words.group(5))));
            }
        }
        stops.sort(Comparator.comparingInt(stop -> stop.stopSequence().orElseThrow()));
        return stops.toArray(new StopUpdate[0]);
    }

    private static int sequence(CaseLine row, CaseTrip trip, String stop) {
        return trip.findSequence(stop).orElseThrow(() -> row.error(trip.id() + " does not stop at \"" + stop + "\"."));
    }

    private void extra(CaseLine row, String line, String text) {
        Map.Entry<String, CaseFeed> feed = town.feeds().entrySet().stream()
                .filter(each -> each.getValue().hasLine(line))
                .findFirst()
                .orElseThrow(() -> row.error("There is no line " + line + " above."));
        List<StopUpdate> stops = new ArrayList<>();
        for (String part : text.split(", ", -1)) {
            Matcher call = row.part(part).match(CALL, "08:05 Market");
            Optional<StopEvent> event = Optional.of(StopEvent.at(CaseClock.at(call.group(1))));
            stops.add(new StopUpdate(OptionalInt.empty(), call.group(2), StopUpdate.Kind.SCHEDULED, event, event));
        }
        TripInstance run = new TripInstance("extra " + line, CaseClock.TODAY, OptionalInt.empty(), line);
        said(feed.getKey()).add(TripUpdate.added(run, stops));
    }
}
