package org.commonway.planner.cases;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.commonway.planner.city.Gtfs;

/**
 * On which days trips run.
 *
 * @param first of the week, 0 (Monday) to 6
 * @param last of the week
 * @param start the first date
 * @param end the last date
 * @param also dates on which they run too
 * @param not dates on which they do not
 */
record CaseDays(int first, int last, LocalDate start, LocalDate end, List<LocalDate> also, List<LocalDate> not) {
    private static final List<String> WEEK = List.of("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su");

    /** Every day of 2024, in which cases play. */
    static CaseDays daily() {
        return new CaseDays(0, 6, LocalDate.of(2024, 1, 1), LocalDate.of(2024, 12, 31), List.of(), List.of());
    }

    /** With what one part of a timetable's head says: daily, Mo-Fr, Su, from … to …, also …, not …, only …. */
    CaseDays with(CaseLine part) {
        String[] words = part.text().split(" ", -1);
        String[] days = words[0].split("-", -1);
        if (words.length == 4 && words[0].equals("from") && words[2].equals("to")) {
            return new CaseDays(first, last, part.date(words[1]), part.date(words[3]), also, not);
        } else if (words.length == 2 && words[0].equals("also")) {
            return new CaseDays(first, last, start, end, plus(also, part.date(words[1])), not);
        } else if (words.length == 2 && words[0].equals("not")) {
            return new CaseDays(first, last, start, end, also, plus(not, part.date(words[1])));
        } else if (words.length == 2 && words[0].equals("only")) {
            return new CaseDays(first, last, part.date(words[1]), part.date(words[1]), also, not);
        } else if (words.length == 1 && words[0].equals("daily")) {
            return new CaseDays(0, 6, start, end, also, not);
        } else if (words.length == 1 && days.length <= 2 && WEEK.containsAll(List.of(days))) {
            return new CaseDays(WEEK.indexOf(days[0]), WEEK.indexOf(days[days.length - 1]), start, end, also, not);
        }
        throw part.error("\"" + part.text() + "\" says no days: write daily, Mo-Fr, Su, from 2024-03-01 to 2024-06-30,"
                + " also 2024-05-14, not 2024-05-14, only 2024-05-14 or every 10 min from 08:00 to 09:00.");
    }

    private static List<LocalDate> plus(List<LocalDate> dates, LocalDate date) {
        List<LocalDate> more = new ArrayList<>(dates);
        more.add(date);
        return List.copyOf(more);
    }

    /** Writes calendar.txt and calendar_dates.txt. */
    void write(String service, Gtfs gtfs) {
        StringBuilder week = new StringBuilder(service);
        for (int day = 0; day < WEEK.size(); day++) {
            week.append(day >= first && day <= last ? ",1" : ",0");
        }
        gtfs.line("calendar.txt", week + "," + basic(start) + "," + basic(end));
        also.forEach(date -> gtfs.line("calendar_dates.txt", service + "," + basic(date) + ",1"));
        not.forEach(date -> gtfs.line("calendar_dates.txt", service + "," + basic(date) + ",2"));
    }

    private static String basic(LocalDate date) {
        return date.format(DateTimeFormatter.BASIC_ISO_DATE);
    }
}
