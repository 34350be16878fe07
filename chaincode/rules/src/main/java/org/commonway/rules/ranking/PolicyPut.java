package org.commonway.rules.ranking;

/**
 * What came of putting a policy.
 *
 * @param schedule as it stands now
 * @param policy the version that says what was asked
 * @param isNew false when the last version said it already, so that nothing is to be written
 */
public record PolicyPut(PolicySchedule schedule, RankingPolicy policy, boolean isNew) {}
