package org.commonway.planner.search;

/** How the price counts in a pass. */
enum PriceCount {
    /** Not at all. */
    NOT,

    /** As if a ticket were good for one ride only: each boarding is paid. */
    EACH_RIDE,

    /** As it is paid, with what tickets save. */
    WITH_TICKETS
}
