package org.commonway.gateway.booking;

/** What can go wrong at one step. */
enum Fault {
    REQUEST_LOST,
    ANSWER_LOST,
    REFUSED,
    DIES_BEFORE,
    DIES_AFTER
}
