package org.commonway.node.settings;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.commonway.node.settings.NodeSettings.RealtimeSettings;

/** Reads where an operator's GTFS Realtime feeds are. */
final class RealtimeReader {
    private static final String FEEDS = "timetable.realtime.feeds";
    /** Trip updates, alerts and positions, each perhaps of two systems; more is a mistake in the file. */
    private static final int MOST_FEEDS = 8;

    private final Properties properties;

    RealtimeReader(Properties properties) {
        this.properties = properties;
    }

    RealtimeSettings read() {
        List<String> feeds = new ArrayList<>();
        for (String place : properties.get(FEEDS, "").split("\\s+", -1)) {
            if (!place.isEmpty()) {
                feeds.add(checked(place));
            }
        }
        if (feeds.size() > MOST_FEEDS) {
            throw properties.bad(FEEDS, "names " + feeds.size() + " feeds; at most " + MOST_FEEDS + " are fetched");
        }
        return new RealtimeSettings(feeds, properties.getInt("timetable.realtime.poll-seconds", 10, 1, 3600));
    }

    private String checked(String place) {
        if (!place.contains("://")) {
            return place;
        }
        try {
            URI address = URI.create(place);
            if (address.getHost() != null && List.of("http", "https").contains(address.getScheme())) {
                return place;
            }
        } catch (IllegalArgumentException notAnAddress) {
            throw new StartFailure(StartFailure.Kind.INPUT, sentence(place), notAnAddress);
        }
        throw new StartFailure(StartFailure.Kind.INPUT, sentence(place));
    }

    private static String sentence(String place) {
        return "Configuration commonway." + FEEDS + " must be http addresses or files with blanks between them, not '"
                + place + "'.";
    }
}
