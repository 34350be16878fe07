package org.commonway.city.problem;

/** The stable codes of the city office, each with its HTTP status and a short title. */
public enum ProblemCode {
    /** What was sent cannot be read or breaks a rule of the API. */
    BAD_REQUEST(400, "The request is not valid"),
    /** No month, or one that has not begun. */
    BAD_MONTH(400, "Not a month that has begun"),
    /** What only the city sees, asked of an office that shows what may be published. */
    VIEW_NOT_SHOWN(403, "This view is not shown here"),
    /** What was asked for does not exist. */
    NOT_FOUND(404, "Not found"),
    /** The ledger has no public log of this id. */
    GATEWAY_UNKNOWN(404, "No such gateway"),
    /** No leg was ridden in this month. */
    MONTH_EMPTY(404, "A month without trips"),
    /** No verified log has a search of this month. */
    NO_SEARCHES(404, "A month without searches"),
    /** The address exists, with another HTTP method. */
    METHOD_NOT_ALLOWED(405, "Method not allowed"),
    /** No form of the answer that the caller accepts. */
    NOT_ACCEPTABLE(406, "Not acceptable"),
    /** What is published of a month is decided once, when all of its trips are settled. */
    MONTH_OPEN(409, "The month is not closed yet"),
    /** The office does not know where the gateway serves its log. */
    LOG_ADDRESS_MISSING(409, "The log's address is not known"),
    /** A figure of logs is computed from verified logs only, and there is none. */
    NO_VERIFIED_LOG(409, "No verified log"),
    /** The market's rules do not take what ledger, log or owners say. */
    FIGURES_REFUSED(409, "The figures cannot be computed"),
    /** A fault of the office itself; the detail names the incident in its log. */
    INTERNAL(500, "The city office made a mistake"),
    /** The ledger was not read yet. */
    NOT_READY(503, "Not ready yet");

    private final int status;
    private final String title;

    ProblemCode(int status, String title) {
        this.status = status;
        this.title = title;
    }

    /** The HTTP status that goes with the code. */
    public int status() {
        return status;
    }

    /** A few words, the same for every problem of this code. */
    public String title() {
        return title;
    }
}
