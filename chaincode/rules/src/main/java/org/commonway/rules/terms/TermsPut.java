package org.commonway.rules.terms;

/**
 * What came of putting terms.
 *
 * @param schedule as it stands now
 * @param terms the version that says what was asked
 * @param isNew false when the last version said it already, so that nothing is to be written
 */
public record TermsPut(TermsSchedule schedule, Terms terms, boolean isNew) {}
