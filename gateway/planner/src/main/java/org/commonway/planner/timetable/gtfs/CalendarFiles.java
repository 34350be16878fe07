package org.commonway.planner.timetable.gtfs;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.commonway.planner.timetable.ServiceCalendar;

/** Reads calendar.txt and calendar_dates.txt; one of the two is enough. */
final class CalendarFiles {
    private static final List<String> WEEKDAYS =
            List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");

    private final SkipLog log;
    private final Map<String, Integer> indexes = new HashMap<>();
    private final List<Draft> drafts = new ArrayList<>();

    private static final class Draft {
        private int weekdays;
        private Optional<LocalDate> start = Optional.empty();
        private Optional<LocalDate> end = Optional.empty();
        private final Set<LocalDate> added = new HashSet<>();
        private final Set<LocalDate> removed = new HashSet<>();
    }

    CalendarFiles(SkipLog log) {
        this.log = log;
    }

    void read(GtfsZip zip) {
        if (!zip.has("calendar.txt") && !zip.has("calendar_dates.txt")) {
            throw zip.incomplete("has neither calendar.txt nor calendar_dates.txt");
        }
        List<String> columns = new ArrayList<>(WEEKDAYS);
        columns.addAll(List.of("service_id", "start_date", "end_date"));
        zip.read("calendar.txt", columns, this::readWeek);
        zip.read("calendar_dates.txt", List.of("service_id", "date", "exception_type"), this::readException);
    }

    private void readWeek(GtfsRow row) {
        String id = row.get("service_id");
        Optional<LocalDate> start = GtfsValues.findDate(row.get("start_date"));
        Optional<LocalDate> end = GtfsValues.findDate(row.get("end_date"));
        OptionalInt weekdays = findWeekdays(row);
        if (id.isEmpty() || weekdays.isEmpty()) {
            log.add(row, SkipReason.VALUE_INVALID, "the service has no service_id, or a weekday is neither 0 nor 1");
        } else if (start.isEmpty() || end.isEmpty()) {
            log.add(row, SkipReason.VALUE_INVALID, "start_date or end_date is no date of the form YYYYMMDD");
        } else if (end.get().isBefore(start.get())) {
            log.add(row, SkipReason.VALUE_INVALID, "end_date is before start_date");
        } else if (indexes.containsKey(id)) {
            log.add(row, SkipReason.KEY_DOUBLED, () -> "service_id " + id + " comes twice");
        } else {
            Draft draft = draft(id);
            draft.start = start;
            draft.end = end;
            draft.weekdays = weekdays.getAsInt();
        }
    }

    private static OptionalInt findWeekdays(GtfsRow row) {
        int weekdays = 0;
        for (int day = 0; day < 7; day++) {
            String value = row.get(WEEKDAYS.get(day));
            if (!value.equals("0") && !value.equals("1")) {
                return OptionalInt.empty();
            }
            weekdays |= value.equals("1") ? 1 << day : 0;
        }
        return OptionalInt.of(weekdays);
    }

    private void readException(GtfsRow row) {
        String id = row.get("service_id");
        Optional<LocalDate> date = GtfsValues.findDate(row.get("date"));
        String type = row.get("exception_type");
        if (id.isEmpty() || date.isEmpty() || !(type.equals("1") || type.equals("2"))) {
            log.add(
                    row,
                    SkipReason.VALUE_INVALID,
                    "there is no service_id, date is not of the form YYYYMMDD, or exception_type is neither 1 nor 2");
            return;
        }
        Draft draft = draft(id);
        if (draft.added.contains(date.get()) || draft.removed.contains(date.get())) {
            log.add(row, SkipReason.KEY_DOUBLED, "its service has an exception for the date already");
            return;
        }
        (type.equals("1") ? draft.added : draft.removed).add(date.get());
    }

    private Draft draft(String serviceId) {
        int index = indexes.computeIfAbsent(serviceId, id -> {
            drafts.add(new Draft());
            return drafts.size() - 1;
        });
        return drafts.get(index);
    }

    OptionalInt findService(String serviceId) {
        Integer index = indexes.get(serviceId);
        return index == null ? OptionalInt.empty() : OptionalInt.of(index);
    }

    ServiceCalendar calendar() {
        return new ServiceCalendar(drafts.stream()
                .map(draft ->
                        new ServiceCalendar.Service(draft.weekdays, draft.start, draft.end, draft.added, draft.removed))
                .toList());
    }
}
