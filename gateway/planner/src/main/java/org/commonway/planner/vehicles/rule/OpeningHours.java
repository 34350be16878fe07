package org.commonway.planner.vehicles.rule;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Hours of a week, from the part of OpenStreetMap's opening_hours that shared vehicles use: {@code 24/7}, and rules such
 * as {@code Mo-Fr 06:00-22:00; Sa,Su 08:00-02:00; We off}, of which a later one counts for the days that it names. Holidays,
 * months and dates are not understood.
 *
 * @param zone where the hours are
 * @param spans by day of the week on which they begin
 */
public record OpeningHours(ZoneId zone, Map<DayOfWeek, List<Span>> spans) {
    private static final int DAY_MINUTES = 24 * 60;
    private static final Pattern RULE = Pattern.compile("(?:([A-Z][a-z](?:[-,][A-Z][a-z])*)\\s+)?(\\S+)");
    private static final Pattern SPAN = Pattern.compile("(\\d{1,2}):(\\d{2})-(\\d{1,2}):(\\d{2})");
    private static final List<String> DAYS = List.of("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su");

    /**
     * Open from one minute of a day on.
     *
     * @param opens 0 to 1439
     * @param closes after {@code opens}, at most two days after the day's start
     */
    public record Span(int opens, int closes) {}

    /** Copies the map. */
    public OpeningHours {
        Map<DayOfWeek, List<Span>> copy = new EnumMap<>(DayOfWeek.class);
        spans.forEach((day, all) -> copy.put(day, List.copyOf(all)));
        spans = Collections.unmodifiableMap(copy);
    }

    /** Reads such hours; throws IllegalArgumentException with what is not understood. */
    public static OpeningHours parse(String text, ZoneId zone) {
        Map<DayOfWeek, List<Span>> spans = new EnumMap<>(DayOfWeek.class);
        for (String part : text.strip().split("\\s*;\\s*", -1)) {
            Matcher rule = RULE.matcher(part.replaceAll("\\s*([,-])\\s*", "$1"));
            if (!rule.matches()) {
                throw new IllegalArgumentException(
                        "opening hours \"" + text + "\": \"" + part + "\" is not understood");
            }
            List<Span> hours = spans(rule.group(2), text);
            days(rule.group(1), text).forEach(day -> spans.put(day, hours));
        }
        return new OpeningHours(zone, spans);
    }

    private static List<DayOfWeek> days(@Nullable String names, String text) {
        if (names == null) {
            return List.of(DayOfWeek.values());
        }
        List<DayOfWeek> days = new ArrayList<>();
        for (String part : names.split(",", -1)) {
            String[] ends = part.split("-", -1);
            int first = DAYS.indexOf(ends[0]);
            int last = DAYS.indexOf(ends[ends.length - 1]);
            if (first < 0 || last < 0 || ends.length > 2) {
                throw new IllegalArgumentException("opening hours \"" + text + "\": \"" + part + "\" is no day");
            }
            int count = Math.floorMod(last - first, 7) + 1;
            Stream.iterate(DayOfWeek.of(first + 1), day -> day.plus(1))
                    .limit(count)
                    .forEach(days::add);
        }
        return days;
    }

    private static List<Span> spans(String times, String text) {
        if (times.equals("24/7")) {
            return List.of(new Span(0, DAY_MINUTES));
        }
        if (times.equals("off") || times.equals("closed")) {
            return List.of();
        }
        List<Span> spans = new ArrayList<>();
        for (String part : times.split(",", -1)) {
            Matcher span = SPAN.matcher(part);
            int opens = span.matches() ? minutes(span, 1) : DAY_MINUTES;
            int closes = opens < DAY_MINUTES ? minutes(span, 3) : 0;
            if (opens >= DAY_MINUTES || closes > 2 * DAY_MINUTES) {
                throw new IllegalArgumentException("opening hours \"" + text + "\": \"" + part + "\" is no time");
            }
            spans.add(new Span(opens, closes > opens ? closes : closes + DAY_MINUTES));
        }
        return spans;
    }

    private static int minutes(Matcher span, int group) {
        return Integer.parseInt(span.group(group)) * 60 + Integer.parseInt(span.group(group + 1));
    }

    /** Whether it is open at this moment. */
    public boolean isOpen(Instant moment) {
        return isOpen(moment, moment);
    }

    /** Whether it is open at any moment of this stretch of time. */
    public boolean isOpen(Instant from, Instant until) {
        LocalDate last = until.atZone(zone).toLocalDate();
        for (LocalDate day = from.atZone(zone).toLocalDate().minusDays(2); !day.isAfter(last); day = day.plusDays(1)) {
            for (Span span : spans.getOrDefault(day.getDayOfWeek(), List.of())) {
                if (!at(day, span.opens()).isAfter(until)
                        && at(day, span.closes()).isAfter(from)) {
                    return true;
                }
            }
        }
        return false;
    }

    private Instant at(LocalDate day, int minutes) {
        return day.atStartOfDay().plusMinutes(minutes).atZone(zone).toInstant();
    }
}
