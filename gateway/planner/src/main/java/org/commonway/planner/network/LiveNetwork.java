package org.commonway.planner.network;

import java.time.LocalDate;
import org.commonway.planner.realtime.Realtime;

/**
 * A network together with what operators say at one moment. Immutable to its users; days are worked out when first asked
 * for and kept, so that all searches that see one such object see the same trips.
 */
public final class LiveNetwork {
    private final Network network;
    private final Realtime realtime;
    private final KeptDays days;
    private final KeptDays stepFreeDays;

    /** Timetables with what is said of them. */
    public LiveNetwork(Network network, Realtime realtime) {
        this.network = network;
        this.realtime = realtime;
        this.days = new KeptDays(date -> LiveDayBuilder.apply(network, network.day(date), realtime));
        this.stepFreeDays = new KeptDays(date -> StepFreeDay.of(network, days.get(date)));
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
        return days.get(date);
    }

    /** As {@link #day}, without the trips and stops that the timetables call inaccessible to wheelchairs. */
    public DayNetwork stepFreeDay(LocalDate date) {
        return stepFreeDays.get(date);
    }

    /** The same network with other news, and the days that were asked for here worked out already. */
    public LiveNetwork with(Realtime news) {
        LiveNetwork made = new LiveNetwork(network, news);
        days.dates().forEach(made::day);
        stepFreeDays.dates().forEach(made::stepFreeDay);
        return made;
    }
}
