package org.commonway.audit.record;

import org.commonway.audit.ranking.Features;

/**
 * Why a quoted ride is in no option.
 *
 * @param option the listed option that is at least as good in all that counts, by its place in the record
 * @param ride the features of the quoted ride alone
 */
public record Outdone(int option, Features ride) {}
