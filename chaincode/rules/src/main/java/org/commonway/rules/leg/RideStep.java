package org.commonway.rules.leg;

/** A step of a ride, as its operator reports it. The names are those of commonway.ride.v1.RideStep. */
public enum RideStep {
    PREPARE,
    READY,
    START,
    PAUSE,
    RESUME,
    REPORT_ISSUE,
    END,
    ABEND,
    NO_SHOW;

    /** Whether it may be reported after the fact, by a vehicle that was out of reach (TOMP-API wiki, execute: offline). */
    public boolean mayBeReportedLate() {
        return this == START || this == END;
    }
}
