package org.commonway.node;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import org.commonway.node.realtime.FeedSource;
import org.commonway.node.realtime.KeptFeed;
import org.commonway.node.realtime.RealtimeDesk;
import org.commonway.node.settings.NodeSettings;

/** The realtime feeds that the configuration names. */
final class RealtimeFeeds {
    private RealtimeFeeds() {}

    static RealtimeDesk of(NodeSettings settings, InstantSource clock, ThreadFactory threads) {
        return settings.services()
                .timetable()
                .map(NodeSettings.TimetableSettings::realtime)
                .map(realtime -> new RealtimeDesk(feeds(realtime, clock), realtime.pollSeconds(), threads))
                .orElseGet(RealtimeDesk::none);
    }

    private static List<KeptFeed> feeds(NodeSettings.RealtimeSettings settings, InstantSource clock) {
        List<KeptFeed> feeds = new ArrayList<>();
        for (String place : settings.feeds()) {
            feeds.add(new KeptFeed(feeds.size() + 1, FeedSource.at(place), clock));
        }
        return feeds;
    }
}
