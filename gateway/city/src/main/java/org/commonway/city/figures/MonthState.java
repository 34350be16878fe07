package org.commonway.city.figures;

import java.time.YearMonth;

/**
 * A month for which there may be figures.
 *
 * @param month in UTC
 * @param isClosed whether all of its trips are settled and it is over
 * @param settled trips
 * @param unsettled trips, which may still change or move to a later month
 */
public record MonthState(YearMonth month, boolean isClosed, long settled, long unsettled) {}
