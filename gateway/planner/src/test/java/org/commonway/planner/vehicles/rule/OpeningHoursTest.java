package org.commonway.planner.vehicles.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpeningHoursTest {
    private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");

    private static Instant at(String time) {
        return LocalDateTime.parse(time).atZone(LISBON).toInstant();
    }

    /** 14 May 2024 is a Tuesday. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "24/7                          | 2024-05-14T03:00 | true",
                "06:00-22:00                   | 2024-05-14T06:00 | true",
                "06:00-22:00                   | 2024-05-14T05:59 | false",
                "06:00-22:00                   | 2024-05-14T22:00 | false",
                "Mo-Fr 06:00-22:00             | 2024-05-18T12:00 | false",
                "Mo-Fr 06:00-22:00; Sa,Su 10:00-18:00 | 2024-05-18T12:00 | true",
                "Fr-Mo 06:00-22:00             | 2024-05-19T12:00 | true",
                "Fr-Mo 06:00-22:00             | 2024-05-14T12:00 | false",
                "06:00-22:00; Tu off           | 2024-05-14T12:00 | false",
                "06:00-22:00; Tu off           | 2024-05-15T12:00 | true",
                "Mo 20:00-02:00                | 2024-05-14T01:59 | true",
                "Mo 20:00-02:00                | 2024-05-14T02:00 | false",
                "Mo 20:00-26:00                | 2024-05-14T01:59 | true",
                "Tu 06:00-10:00, 16:00-20:00   | 2024-05-14T17:00 | true",
                "Tu 06:00-10:00,16:00-20:00    | 2024-05-14T12:00 | false",
                "00:00-24:00                   | 2024-05-14T00:00 | true",
            })
    void hours_are_read_as_openstreetmap_means_them(String hours, String time, boolean open) {
        assertThat(OpeningHours.parse(hours, LISBON).isOpen(at(time))).isEqualTo(open);
    }

    @Test
    void a_stretch_of_time_that_only_touches_an_open_hour_has_some() {
        OpeningHours hours = OpeningHours.parse("06:00-22:00", LISBON);

        assertThat(hours.isOpen(at("2024-05-14T03:00"), at("2024-05-14T06:00"))).isTrue();
        assertThat(hours.isOpen(at("2024-05-14T22:00"), at("2024-05-15T05:59"))).isFalse();
        assertThat(hours.isOpen(at("2024-05-14T21:59"), at("2024-05-15T05:59"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "always", "PH off", "May-Sep 06:00-22:00", "Xx 06:00-22:00", "06:00", "25:00-26:00", "6-22"})
    void what_is_not_understood_is_refused(String hours) {
        assertThatThrownBy(() -> OpeningHours.parse(hours, LISBON))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("opening hours \"" + hours + "\"");
    }
}
