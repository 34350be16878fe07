package org.commonway.samplecity.transit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.commonway.samplecity.place.Spot;

/** A line in one of its two directions. */
final class Run {
    private final TransitLine line;
    private final int direction;
    private final List<Spot> course;
    private final List<TransitLine.Call> calls;

    /** Direction 0 as drawn, 1 back. */
    Run(TransitLine line, int direction) {
        this.line = line;
        this.direction = direction;
        this.course = new ArrayList<>(line.course());
        this.calls = new ArrayList<>(line.calls());
        if (direction == 1) {
            double total = line.calls().get(line.calls().size() - 1).metres();
            Collections.reverse(course);
            Collections.reverse(calls);
            calls.replaceAll(call -> new TransitLine.Call(call.stop(), total - call.metres()));
        }
    }

    String shapeId() {
        return line.id() + "-" + direction;
    }

    List<Spot> course() {
        return course;
    }

    String headsign() {
        return calls.get(calls.size() - 1).stop().name();
    }

    /** Sets lines and directions apart, so that not everything leaves at once. */
    int offsetSeconds() {
        return 60 * ((line.id().charAt(line.id().length() - 1) * 3 + direction * 2) % 6);
    }

    /** Rows of stop_times.txt. */
    List<List<String>> stopTimes(String tripId, int departureSeconds) {
        List<List<String>> rows = new ArrayList<>();
        int at = departureSeconds;
        for (int i = 0; i < calls.size(); i++) {
            TransitLine.Call call = calls.get(i);
            int arrival = i == 0
                    ? at
                    : at
                            + line.vehicle()
                                    .secondsFor(call.metres() - calls.get(i - 1).metres());
            boolean end = i == 0 || i == calls.size() - 1;
            at = end ? arrival : arrival + line.vehicle().dwellSeconds();
            rows.add(List.of(
                    tripId,
                    time(arrival),
                    time(at),
                    call.stop().id(),
                    Integer.toString(i + 1),
                    GtfsWriter.metres(call.metres())));
        }
        return rows;
    }

    private static String time(int seconds) {
        return String.format(Locale.ROOT, "%02d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }
}
