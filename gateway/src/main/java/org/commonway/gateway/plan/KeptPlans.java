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
    private final Function<ShownPlan.Option, String> legsJson;
    private final Map<String, ShownPlan> plans = new LinkedHashMap<>();

    /**
     * Keeps nothing yet.
     *
     * @param legsJson writes an option's legs as the API shows them
     */
    public KeptPlans(InstantSource clock, Function<ShownPlan.Option, String> legsJson) {
        this.clock = clock;
        this.legsJson = legsJson;
    }

    /** Keeps a plan; the oldest make room. */
    void keep(ShownPlan plan) {
        synchronized (plans) {
            plans.put(plan.planId(), plan);
            Iterator<ShownPlan> oldest = plans.values().iterator();
            while (oldest.hasNext()) {
                ShownPlan next = oldest.next();
                if (plans.size() <= PLANS_MAX && next.validUntil().isAfter(clock.instant())) {
                    return;
                }
                oldest.remove();
            }
        }
    }

    @Override
    public TripDraft getDraft(String planId, String optionId) {
        ShownPlan plan;
        synchronized (plans) {
            plan = plans.get(planId);
        }
        if (plan == null || !plan.validUntil().isAfter(clock.instant())) {
            throw new ApiProblem(
                    ProblemCode.PLAN_EXPIRED,
                    "The plan " + planId + " is not known any more; search again and book within "
                            + VALIDITY.toMinutes() + " minutes.");
        }
        ShownPlan.Option option = plan.options().stream()
                .filter(candidate -> candidate.optionId().equals(optionId))
                .findFirst()
                .orElseThrow(() -> new ApiProblem(
                        ProblemCode.NOT_FOUND,
                        "The plan " + planId + " has no option " + optionId + "; choose one that it shows."));
        return new TripDrafting(plan).draft(option, legsJson.apply(option));
    }
}
