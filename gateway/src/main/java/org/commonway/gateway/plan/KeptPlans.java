package org.commonway.gateway.plan;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.commonway.gateway.booking.ShownPlans;
import org.commonway.gateway.booking.TripDraft;
import org.commonway.gateway.problem.ApiProblem;
import org.commonway.gateway.problem.ProblemCode;

/** Plans that can still be booked: the newest few thousand, for a few minutes. Safe for many threads. */
public final class KeptPlans implements ShownPlans {
    /** How long a plan can be booked after it was shown. */
    public static final Duration VALIDITY = Duration.ofMinutes(5);

    private static final int PLANS_MAX = 5_000;

    private final InstantSource clock;
    private final Map<String, Kept> plans = new LinkedHashMap<>();

    private record Kept(ShownPlan plan, Function<ShownPlan.Option, String> legsJson) {}

    /** Keeps nothing yet. */
    public KeptPlans(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Keeps a plan; the oldest make room.
     *
     * @param legsJson writes an option's legs as the API shows them
     */
    void keep(ShownPlan plan, Function<ShownPlan.Option, String> legsJson) {
        synchronized (plans) {
            plans.put(plan.planId(), new Kept(plan, legsJson));
            Iterator<Kept> oldest = plans.values().iterator();
            while (oldest.hasNext()) {
                ShownPlan next = oldest.next().plan();
                if (plans.size() <= PLANS_MAX && next.validUntil().isAfter(clock.instant())) {
                    return;
                }
                oldest.remove();
            }
        }
    }

    @Override
    public TripDraft getDraft(String planId, String optionId) {
        Kept kept;
        synchronized (plans) {
            kept = plans.get(planId);
        }
        if (kept == null || !kept.plan().validUntil().isAfter(clock.instant())) {
            throw new ApiProblem(
                    ProblemCode.PLAN_EXPIRED,
                    "The plan " + planId + " is not known any more; search again and book within "
                            + VALIDITY.toMinutes() + " minutes.");
        }
        ShownPlan plan = kept.plan();
        ShownPlan.Option option = plan.options().stream()
                .filter(candidate -> candidate.optionId().equals(optionId))
                .findFirst()
                .orElseThrow(() -> new ApiProblem(
                        ProblemCode.NOT_FOUND,
                        "The plan " + planId + " has no option " + optionId + "; choose one that it shows."));
        return new TripDrafting(plan).draft(option, kept.legsJson().apply(option));
    }
}
