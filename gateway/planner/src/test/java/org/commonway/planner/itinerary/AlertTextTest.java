package org.commonway.planner.itinerary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AlertTextTest {
    private static AlertText text(String... tagsAndTexts) {
        Map<String, String> byLanguage = new LinkedHashMap<>();
        for (int i = 0; i < tagsAndTexts.length; i += 2) {
            byLanguage.put(tagsAndTexts[i], tagsAndTexts[i + 1]);
        }
        return new AlertText(byLanguage);
    }

    private static List<Locale.LanguageRange> reading(String languages) {
        return Locale.LanguageRange.parse(languages);
    }

    @Test
    void a_rider_reads_the_language_they_like_best_of_those_given() {
        AlertText text = text("pt", "Greve", "en", "Strike", "de", "Streik");

        assertThat(text.in(reading("de-CH,de;q=0.9,en;q=0.8"))).isEqualTo("Streik");
        assertThat(text.in(reading("fr,en;q=0.5"))).isEqualTo("Strike");
        assertThat(text("de-AT", "Streik", "en", "Strike").in(reading("de"))).isEqualTo("Streik");
        assertThat(text("PT-pt", "Greve", "en", "Strike").in(reading("pt-PT"))).isEqualTo("Greve");
    }

    @Test
    void without_a_language_of_theirs_they_read_the_one_that_is_not_named_or_else_the_first() {
        assertThat(text("pt", "Greve", "", "Strike").in(reading("fr"))).isEqualTo("Strike");
        assertThat(text("pt", "Greve", "en", "Strike").in(reading("fr"))).isEqualTo("Greve");
        assertThat(text("pt", "Greve", "en", "Strike").in(List.of())).isEqualTo("Greve");
        assertThat(text("not a tag!", "Greve").in(reading("fr"))).isEqualTo("Greve");
        assertThat(text().in(reading("fr"))).isEmpty();
    }
}
