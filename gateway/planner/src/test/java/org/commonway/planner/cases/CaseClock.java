package org.commonway.planner.cases;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** The time that cases are told in: Lisbon's, on Tuesday, 14 May 2024 unless they say otherwise. */
final class CaseClock {
    static final ZoneId ZONE = ZoneId.of("Europe/Lisbon");
    static final LocalDate TODAY = LocalDate.of(2024, 5, 14);

    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss");

    private CaseClock() {}

    /** A time of today. */
    static Instant at(String time) {
        return LocalDateTime.parse(TODAY + "T" + time).atZone(ZONE).toInstant();
    }

    /** As people write it, with +1 on the day after the day asked for. */
    static String text(Instant moment, LocalDate asked) {
        LocalDateTime local = LocalDateTime.ofInstant(moment, ZONE);
        long days = ChronoUnit.DAYS.between(asked, local.toLocalDate());
        return local.format(local.getSecond() == 0 ? MINUTES : SECONDS)
                + (days == 0 ? "" : days > 0 ? "+" + days : String.valueOf(days));
    }
}
