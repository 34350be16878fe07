package org.commonway.proof.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.commonway.proof.model.Law;
import org.commonway.proof.model.LegState;
import org.commonway.proof.model.TripState;

/** The time of a history: it likes the moments on which the law turns, and those just beside them. */
final class Clockwork {
    private static final long DAY = 86_400_000;
    private static final long[] BESIDE = {-1001, -1000, -999, -1, 0, 0, 1, 999, 1000, 1001};

    private final Dice dice;
    private long now = Instant.parse("2026-01-01T12:00:00Z").toEpochMilli();

    Clockwork(Dice dice) {
        this.dice = dice;
    }

    long now() {
        return now;
    }

    /** Goes on a little, or to a moment that matters. */
    long advance(Law law) {
        if (dice.chance(22)) {
            List<Long> moments = moments(law);
            if (!moments.isEmpty()) {
                // Mostly the next few: a history that runs ahead finds every trip over.
                int which = dice.chance(90) ? dice.below(Math.min(3, moments.size())) : dice.below(moments.size());
                now = Math.max(now, moments.get(which) + BESIDE[dice.below(BESIDE.length)]);
            }
        } else if (dice.chance(6)) {
            now += dice.between(0, 20 * 60_000);
        } else {
            now += dice.between(0, 20_000);
        }
        if (law.periods.closedUntil > 0 && dice.chance(3)) {
            return law.periods.closedUntil - dice.below(2);
        }
        // A member's clock may be late, and now and then is.
        return dice.chance(4) ? Math.max(0, now - dice.between(0, 90 * 60_000)) : now;
    }

    private List<Long> moments(Law law) {
        List<Long> moments = new ArrayList<>();
        List<TripState> trips = new ArrayList<>(law.trips.values());
        for (TripState trip : trips.subList(Math.max(0, trips.size() - 6), trips.size())) {
            for (LegState leg : trip.legs) {
                if (leg.isResolved()) {
                    long days = leg.endedAt == null ? 0 : trip.terms.put().disputeDays() * DAY;
                    moments.add((leg.endedAt == null ? now : leg.endedAt) + days);
                    continue;
                }
                long start = leg.hold.start();
                moments.add(start);
                moments.add(start - 2 * 3_600_000);
                moments.add(start - 10 * 60_000);
                moments.add(start + leg.hold.conditions().noShowAfterSeconds() * 1000L);
                moments.add(leg.hold.end());
                moments.add(leg.hold.end() + leg.hold.conditions().reportWithinSeconds() * 1000L);
                moments.add(trip.bookedAt + leg.hold.conditions().rollbackSeconds() * 1000L);
                leg.hold.conditions().tiers().forEach(tier -> moments.add(start - tier.secondsBeforeStart() * 1000L));
            }
        }
        law.terms.forEach(terms -> moments.add(terms.validFrom()));
        moments.removeIf(moment -> moment < now || moment > now + 4 * DAY);
        moments.sort(null);
        return moments;
    }
}
