package org.commonway.gateway.booking;

import org.commonway.gateway.problem.ApiProblem;

/** The plans that riders were shown lately. */
public interface ShownPlans {

    /**
     * What booking this option means.
     *
     * @throws ApiProblem PLAN_EXPIRED when the plan is too old, NOT_FOUND when there was none such
     */
    TripDraft getDraft(String planId, String optionId);
}
