package org.commonway.planner.network;

import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.commonway.planner.realtime.Realtime;

/**
 * A network together with what operators say at one moment. Immutable to its users; days are worked out when first asked
 * for and kept, so that all searches that see one such object see the same trips.
 */
public final class LiveNetwork {
    /** More days than this are not kept at once; then all are forgotten and worked out again. */
    private static final int DAYS_KEPT = 8;

    private final Network network;
    private final Realtime realtime;
    private final Map<LocalDate, DayNetwork> days = new ConcurrentHashMap<>();

    /** Timetables with what is said of them. */
    public LiveNetwork(Network network, Realtime realtime) {
        this.network = network;
        this.realtime = realtime;
    }

    /** The timetables, stops and footpaths. */
    public Network network() {
        return network;
    }

    /** What operators say. */
    public Realtime realtime() {
        return realtime;
    }

    /**
     * The trips around this service day as they are expected now: where no operator says anything of them, those of
     * {@link Network#day}.
     */
    public DayNetwork day(LocalDate date) {
        DayNetwork known = days.get(date);
        if (known != null) {
            return known;
        }
        DayNetwork made = LiveDayBuilder.apply(network, network.day(date), realtime);
        if (days.size() >= DAYS_KEPT) {
            days.clear();
        }
        // Of two searches that work it out at once the first counts for both.
        DayNetwork before = days.putIfAbsent(date, made);
        return before == null ? made : before;
    }

    /** The same network with other news, and the days that were asked for here worked out already. */
    public LiveNetwork with(Realtime news) {
        LiveNetwork made = new LiveNetwork(network, news);
        days.keySet().forEach(made::day);
        return made;
    }
}
