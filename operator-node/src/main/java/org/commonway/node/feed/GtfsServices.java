package org.commonway.node.feed;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.commonway.node.timetable.ServiceDays;
import org.commonway.node.timetable.TimetableBuilder;

/** Puts calendar.txt and calendar_dates.txt together. */
final class GtfsServices {
    private static final String ADDED = "1";
    private static final String REMOVED = "2";

    private final TimetableBuilder builder;
    private final Map<String, Draft> drafts = new LinkedHashMap<>();

    private static final class Draft {
        private final Set<DayOfWeek> weekdays = EnumSet.noneOf(DayOfWeek.class);
        private LocalDate first = LocalDate.MAX;
        private LocalDate last = LocalDate.MIN;
        private final Set<LocalDate> added = new HashSet<>();
        private final Set<LocalDate> removed = new HashSet<>();
    }

    GtfsServices(TimetableBuilder builder) {
        this.builder = builder;
    }

    void calendar(GtfsTable row) {
        try {
            LocalDate first = date(row.get("start_date"));
            LocalDate last = date(row.get("end_date"));
            Draft draft = draft(row);
            draft.first = first;
            draft.last = last;
            for (DayOfWeek day : DayOfWeek.values()) {
                if (row.get(day.name().toLowerCase(Locale.ROOT)).equals("1")) {
                    draft.weekdays.add(day);
                }
            }
        } catch (DateTimeException broken) {
            builder.skip();
        }
    }

    void calendarDate(GtfsTable row) {
        try {
            LocalDate date = date(row.get("date"));
            switch (row.get("exception_type")) {
                case ADDED -> draft(row).added.add(date);
                case REMOVED -> draft(row).removed.add(date);
                default -> builder.skip();
            }
        } catch (DateTimeException broken) {
            builder.skip();
        }
    }

    private Draft draft(GtfsTable row) {
        return drafts.computeIfAbsent(row.get("service_id"), id -> new Draft());
    }

    private static LocalDate date(String text) {
        return LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE);
    }

    void finish() {
        drafts.forEach((id, draft) -> builder.service(
                id, new ServiceDays(draft.weekdays, draft.first, draft.last, draft.added, draft.removed)));
    }
}
