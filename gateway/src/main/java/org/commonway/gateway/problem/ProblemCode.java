package org.commonway.gateway.problem;

/** The stable codes of the HTTP API, each with its HTTP status and a short title. */
public enum ProblemCode {
    /** What was sent cannot be read or breaks a rule of the API. */
    BAD_REQUEST(400, "The request is not valid"),
    /** No rider token, or one that is not known. */
    NOT_SIGNED_IN(401, "Not signed in"),
    /** The rider's wallet holds less than the fare. */
    INSUFFICIENT_FUNDS(402, "Not enough money in the wallet"),
    /** What was asked for does not exist, or not for this rider. */
    NOT_FOUND(404, "Not found"),
    /** The address exists, with another HTTP method. */
    METHOD_NOT_ALLOWED(405, "Method not allowed"),
    /** No form of the answer that the caller accepts. */
    NOT_ACCEPTABLE(406, "Not acceptable"),
    /** The price moved between search and booking. */
    PRICE_CHANGED(409, "The price has changed"),
    /** The vehicle, seat or departure is not to be had any more. */
    LEG_TAKEN(409, "A leg is no longer available"),
    /** The operator's offer has run out. */
    OFFER_EXPIRED(409, "The offer has expired"),
    /** The same idempotency key was used with another request. */
    IDEMPOTENCY_MISMATCH(409, "The idempotency key was used for another request"),
    /** The contract on the ledger said no, for a reason that has no code of its own here. */
    LEDGER_REFUSED(409, "The ledger refused"),
    /** What is asked for is only possible once the trip is over. */
    TRIP_NOT_OVER(409, "The trip is not over"),
    /** Neither the ledger nor the operator lets this leg or trip be taken back any more. */
    NOT_CANCELLABLE(409, "It cannot be cancelled any more"),
    /** Cancelling costs more than the rider agreed to. */
    FEE_NOT_AGREED(409, "Cancelling costs more than was agreed to"),
    /** The leg does not stand where it could be started or ended, or its operator does not agree. */
    RIDE_REFUSED(409, "The ride cannot be started or ended"),
    /** The plan is older than it may be for a booking. */
    PLAN_EXPIRED(410, "The plan has expired"),
    /** The body is larger than the API takes. */
    TOO_LARGE(413, "The request is too large"),
    /** The body is of a media type that the API does not take. */
    UNSUPPORTED_MEDIA_TYPE(415, "Media type not supported"),
    /** A place that the street map does not cover. */
    OUTSIDE_MAP(422, "Outside the map"),
    /** Two places in different cities: a trip is booked in one. */
    TWO_CITIES(422, "Two cities"),
    /** No timetable runs on the date. */
    NO_SERVICE_ON_DATE(422, "No service on this date"),
    /** A fault of the gateway itself; the detail names the incident in its log. */
    INTERNAL(500, "The gateway made a mistake"),
    /** An operator's node gave no answer. */
    OPERATOR_DOWN(503, "An operator does not answer"),
    /** The ledger gave no answer. */
    LEDGER_DOWN(503, "The ledger does not answer"),
    /** A trip of a city that the gateway's settings do not name any more. */
    CITY_NOT_SERVED(503, "The city is not served now"),
    /** The gateway cannot put searches on its public log, and so makes none. */
    LOG_STOPPED(503, "Searches are not made now"),
    /** The search is on record, and the log's witnesses have not seen it yet. */
    NOT_PUBLISHED(503, "Not published yet"),
    /** The gateway is still starting. */
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
