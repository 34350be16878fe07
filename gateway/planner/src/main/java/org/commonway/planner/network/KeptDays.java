package org.commonway.planner.network;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Days that were worked out when first asked for. Two threads may work out the same day; the first then counts for both. */
final class KeptDays {
    /** More days than this are not kept at once; then all are forgotten and worked out again. */
    private static final int MOST = 8;

    private final Map<LocalDate, DayNetwork> days = new ConcurrentHashMap<>();
    private final Function<LocalDate, DayNetwork> maker;

    KeptDays(Function<LocalDate, DayNetwork> maker) {
        this.maker = maker;
    }

    DayNetwork get(LocalDate date) {
        DayNetwork known = days.get(date);
        if (known != null) {
            return known;
        }
        DayNetwork made = maker.apply(date);
        if (days.size() >= MOST) {
            days.clear();
        }
        DayNetwork before = days.putIfAbsent(date, made);
        return before == null ? made : before;
    }

    /** Those that are kept. */
    Set<LocalDate> dates() {
        return days.keySet();
    }
}
