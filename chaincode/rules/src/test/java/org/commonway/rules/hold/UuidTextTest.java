package org.commonway.rules.hold;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.regex.Pattern;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class UuidTextTest {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    @Property
    void every_uuid_in_lower_case_is_taken_and_one_changed_character_is_judged_as_by_the_form(
            @ForAll long high, @ForAll long low, @ForAll @IntRange(max = 35) int place, @ForAll char other) {
        String text = new UUID(high, low).toString();
        String changed = text.substring(0, place) + other + text.substring(place + 1);

        assertThat(UuidText.matches(text)).isTrue();
        assertThat(UuidText.matches(changed)).isEqualTo(FORM.matcher(changed).matches());
    }

    @Example
    void a_text_that_is_shorter_longer_or_in_capitals_is_none() {
        String text = "0b8f7a5e-95a8-4b0a-9f6e-5d9a4a6f0c11";

        assertThat(UuidText.matches("")).isFalse();
        assertThat(UuidText.matches(text.substring(1))).isFalse();
        assertThat(UuidText.matches(text + "0")).isFalse();
        assertThat(UuidText.matches(text.toUpperCase(java.util.Locale.ROOT))).isFalse();
    }
}
