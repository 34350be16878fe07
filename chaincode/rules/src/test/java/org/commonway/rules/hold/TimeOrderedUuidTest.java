package org.commonway.rules.hold;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.UUID;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class TimeOrderedUuidTest {
    private static final long LAST_OF_48_BITS = (1L << 48) - 1;

    @Property
    void one_is_of_version_7_names_a_trip_and_says_when_it_was_made(
            @ForAll @LongRange(max = LAST_OF_48_BITS) long at, @ForAll long seed) {
        String made = TimeOrderedUuid.make(at, new Random(seed));
        UUID uuid = UUID.fromString(made);

        assertThat(uuid.version()).isEqualTo(7);
        assertThat(uuid.variant()).isEqualTo(2);
        assertThat(uuid.getMostSignificantBits() >>> 16).isEqualTo(at);
        assertThat(new TripId(made).value()).isEqualTo(made);
    }

    @Property
    void as_text_the_earlier_sorts_first(
            @ForAll @LongRange(max = LAST_OF_48_BITS - 1) long at, @ForAll long seed, @ForAll long later) {
        String first = TimeOrderedUuid.make(at, new Random(seed));

        assertThat(TimeOrderedUuid.make(at + 1, new Random(later))).isGreaterThan(first);
    }

    /** The example of RFC 9562, appendix A.6: its time, and all that may be random as it is there. */
    @Example
    void it_has_the_form_of_the_rfcs_example() {
        long[] drawn = {0xcc3L, 0x18c4dc0c0c07398fL};
        Random asThere = new Random() {
            private int next;

            @Override
            public long nextLong() {
                return drawn[next++];
            }
        };

        assertThat(TimeOrderedUuid.make(0x017F22E279B0L, asThere)).isEqualTo("017f22e2-79b0-7cc3-98c4-dc0c0c07398f");
    }
}
