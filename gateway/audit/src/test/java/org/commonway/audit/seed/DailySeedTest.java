package org.commonway.audit.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonway.audit.refusal.Refuses.refuses;

import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import org.commonway.audit.digest.Digest;
import org.commonway.audit.digest.Octets;
import org.commonway.audit.ranking.Features;
import org.commonway.audit.ranking.Markets;
import org.commonway.audit.ranking.Order;
import org.commonway.audit.ranking.OrderAsked;
import org.commonway.audit.ranking.Policy;
import org.commonway.audit.ranking.RankedOption;
import org.commonway.audit.ranking.Ranking;
import org.commonway.audit.ranking.StepFree;
import org.commonway.audit.refusal.RefusalCode;
import org.junit.jupiter.api.Test;

class DailySeedTest {
    private static final SeedDay DAY = new SeedDay(20_600);
    private static final DailySeed SEED = new DailySeed(DAY, Octets.of(new byte[32]));

    /** Made with: printf 'commonway seed 1\0\0\0\x50\x78' | cat - 32-zero-bytes | sha256sum. */
    @Test
    void the_hash_that_is_published_before_is_that_of_name_day_and_seed() {
        assertThat(SEED.commitment().hash())
                .hasToString("a8a18862a9b27287755afa843a60dd8fe9ba8acfb9aad739efa4356bdb8f1249");
    }

    @Test
    void no_other_seed_and_no_other_day_fits_what_was_published() {
        SeedCommitment published = SEED.commitment();
        assertThat(published.isOf(SEED)).isTrue();
        assertThat(published.isOf(new DailySeed(new SeedDay(20_601), SEED.secret())))
                .isFalse();
        for (int bit = 0; bit < 256; bit++) {
            byte[] other = new byte[32];
            other[bit / 8] = (byte) (1 << bit % 8);
            assertThat(published.isOf(new DailySeed(DAY, Octets.of(other)))).isFalse();
        }
        refuses(RefusalCode.SEED_LENGTH, () -> new DailySeed(DAY, Octets.of(new byte[31])));
    }

    @Test
    void a_lot_is_the_hash_of_seed_search_and_option_as_96_bytes() {
        Random random = new Random(1);
        Digest search = Markets.digest(random);
        Digest option = Markets.digest(random);
        byte[] all = HexFormat.of().parseHex("00".repeat(32) + search + option);
        assertThat(SEED.lots(search).draw(option)).isEqualTo(Digest.of(all));
    }

    @Test
    void of_two_equal_trips_each_is_first_in_half_of_all_searches_whatever_its_owner_calls_itself() {
        Random random = new Random(5);
        Policy policy = Policy.ofVersion(1);
        Features same =
                new Features(OptionalLong.of(300), 1000, 600, 1, 0, 0, StepFree.UNKNOWN, false, OptionalInt.empty());
        for (String name : List.of("metro", "a", "zzzzzzzz", "000-first")) {
            int first = 0;
            for (int i = 0; i < 10_000; i++) {
                RankedOption named = new RankedOption(Digest.named(name, new byte[] {1}), same);
                RankedOption other = new RankedOption(Digest.named("other", new byte[] {1}), same);
                Ranking ranking = new Ranking(policy, OrderAsked.by(Order.PRICE), SEED.lots(Markets.digest(random)));
                first += ranking.show(List.of(named, other)).get(0).equals(named) ? 1 : 0;
            }
            // Five standard deviations; a name that helped by one in twenty would lie outside.
            assertThat(first).as(name).isBetween(4_750, 5_250);
        }
    }

    @Test
    void a_day_lasts_from_midnight_to_midnight_utc() {
        assertThat(SeedDay.of(0)).isEqualTo(new SeedDay(0));
        assertThat(SeedDay.of(DAY.startMillis())).isEqualTo(DAY);
        assertThat(SeedDay.of(DAY.endMillis() - 1)).isEqualTo(DAY);
        assertThat(SeedDay.of(DAY.endMillis())).isEqualTo(new SeedDay(20_601));
        refuses(RefusalCode.SEED_DAY, () -> SeedDay.of(-1));
        refuses(RefusalCode.SEED_DAY, () -> SeedDay.of(Long.MAX_VALUE));
        refuses(RefusalCode.SEED_DAY, () -> new SeedDay(SeedDay.LAST + 1));
    }

    @Test
    void a_seed_is_not_written_by_accident() {
        assertThat(SEED).hasToString("seed of day 20600");
    }
}
