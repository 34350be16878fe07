package org.commonway.rules.leg;

/** Where a leg stands: TOMP's legStatus (TOMP-API-1-CORE.yaml), with what may be done in it. */
public enum LegStatus {
    /** Booked; nothing has happened yet. */
    NOT_STARTED("PREPARE, READY, START, NO_SHOW, CANCEL, ROLLBACK, EXPIRE"),
    /** The operator makes it ready. */
    PREPARING("READY, START, NO_SHOW, CANCEL, EXPIRE"),
    /** It waits for the rider. */
    READY_TO_USE("START, NO_SHOW, CANCEL, EXPIRE"),
    /** Being ridden. */
    IN_USE("PAUSE, REPORT_ISSUE, END, ABEND, EXPIRE"),
    /** The rider has stopped for a while and keeps the vehicle. */
    PAUSED("RESUME, REPORT_ISSUE, END, ABEND, EXPIRE"),
    /** Something is wrong with the vehicle. */
    ISSUE_REPORTED("RESUME, END, ABEND, EXPIRE"),
    /** Ridden. */
    ENDED(LegStatus.AFTERWARDS),
    /** Taken back, by whomever, before it was ridden. */
    CANCELLED(LegStatus.AFTERWARDS),
    /** Broken off while it was ridden. */
    ABENDED(LegStatus.AFTERWARDS);

    private static final String AFTERWARDS = "REFUND, COMPENSATE, DISPUTE";

    private final String steps;

    LegStatus(String steps) {
        this.steps = steps;
    }

    /** What may be done with a leg that stands here, in words for a refusal. */
    public String steps() {
        return steps;
    }
}
