package org.commonway.audit.ranking;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import org.commonway.audit.digest.Digest;

/** Random trips. Numbers are small, so that many are equal in one thing and some in all. */
public final class Markets {
    private static final long MORNING = 1_780_000_000;

    private Markets() {}

    /** A trip. */
    public static Features trip(Random random) {
        int rides = random.nextInt(4);
        return new Features(
                random.nextInt(8) == 0 ? OptionalLong.empty() : OptionalLong.of(50L * random.nextInt(6)),
                MORNING + 300L * random.nextInt(4),
                600 + 300 * random.nextInt(4),
                rides,
                100 * random.nextInt(3),
                100 * random.nextInt(3),
                StepFree.find(random.nextInt(3)).orElseThrow(),
                rides > 0 && random.nextInt(3) == 0,
                random.nextBoolean() ? OptionalInt.empty() : OptionalInt.of(98 + random.nextInt(3)));
    }

    /** So many trips, some of them equal in all features. */
    public static List<RankedOption> options(int count, Random random) {
        List<RankedOption> options = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            boolean twin = i > 0 && random.nextInt(6) == 0;
            Features features = twin ? options.get(random.nextInt(i)).features() : trip(random);
            options.add(new RankedOption(digest(random), features));
        }
        return options;
    }

    /** Something that a rider may ask for. */
    public static OrderAsked asked(Random random) {
        Order order = Order.find(random.nextInt(5)).orElseThrow();
        return new OrderAsked(order, random.nextBoolean(), order == Order.OWN_WEIGHTS ? weights(random) : Weights.NONE);
    }

    /** Lots of a random seed. */
    public static Lots lots(Random random) {
        return Lots.of(digest(random).bytes(), digest(random));
    }

    /** 32 random bytes. */
    public static Digest digest(Random random) {
        byte[] bytes = new byte[Digest.BYTES];
        random.nextBytes(bytes);
        return Digest.read(bytes);
    }

    private static Weights weights(Random random) {
        return new Weights(
                random.nextInt(3),
                random.nextInt(3),
                random.nextInt(600),
                random.nextInt(3),
                random.nextInt(3),
                random.nextInt(60),
                random.nextInt(3));
    }
}
