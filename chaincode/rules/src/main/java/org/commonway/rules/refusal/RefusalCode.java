package org.commonway.rules.refusal;

/** Every way in which the law says no. Codes are stable: programs act on them, people read their sentences. */
public enum RefusalCode {
    // What is asked.
    INVALID_ARGUMENT("The argument is not what the function takes; see chaincode/README.md for its form."),
    NOT_CANONICAL("The argument is not in the one form that protobuf gives it; write it again with a plain encoder."),
    ARGUMENT_TOO_LARGE("The argument is longer than the contract reads; send less."),
    UNKNOWN_FUNCTION("The contract has no such function; see chaincode/README.md for those it has."),
    INVALID_KEY("The key is not a P-256 public key in X.509 DER form; send such a key."),

    // Who asks.
    NOT_ALLOWED("The caller's certificate does not let it do this; use an identity with the role that may."),
    NOT_YOUR_TRIP("Another gateway booked this trip; only that gateway may change it."),
    NOT_YOUR_LEG("Another operator runs this leg; only that operator or its co-operative may do this."),

    // Operators and terms.
    INVALID_OPERATOR("The operator's entry is not acceptable; correct the field that the sentence names."),
    OPERATOR_NOT_FOUND("No operator of this id is registered; check the id or let the operator register first."),
    OPERATOR_ID_TAKEN("Another organisation registered this operator id first; choose another id."),
    INVALID_TERMS("The terms are not acceptable; correct the field that the sentence names."),
    NO_TERMS("No terms of a city are in force yet; the city must put terms before anything can be booked."),
    TERMS_OF_ANOTHER_CITY("Another organisation put this channel's first terms; only that one may change them."),
    TERMS_OUT_OF_ORDER("Terms come into force after those put before and not in the past; give a later valid_from."),
    TOO_MANY_TERMS("Eight versions of the terms wait to come into force already; put this one later."),

    // Ranking policies.
    NO_POLICY("No ranking policy may be used on that day; ask for a later day, or let the city put one."),
    POLICY_NOT_FOUND("No ranking policy of this number was put; list them, and check the number."),
    POLICY_TOO_SOON("A ranking policy stands here 15 days before its first day; give a later first_day."),
    POLICY_OUT_OF_ORDER("A policy is used after those put before and not in the past; give a later first_day."),
    TOO_MANY_POLICIES("Eight ranking policies wait for their first day already; put this one later."),

    // Public logs.
    INVALID_LOG("The log's key is not acceptable; send the verifier key of its checkpoints as it was made."),
    LOG_NOT_FOUND("No public log of this origin is registered; check the origin, or let its gateway register it."),
    LOG_TAKEN("This origin is registered for another gateway or with another key; choose another origin."),
    LOG_SHRANK("The log had more entries than it says now; keep both of its checkpoints, they are proof against it."),
    LOG_FORKED("The log had another root at this size; keep both of its checkpoints, they are proof against it."),

    // Access.
    INVALID_ACCESS("The request for access is not acceptable; correct the field that the sentence names."),
    ACCESS_NOT_FOUND("No request for access of this id was made; check the id."),
    ACCESS_EXISTS("Another request has this id; make a new id and ask again."),

    // Booking.
    TRIP_EXISTS("This trip id has been booked already; read the trip, or book under a new id."),
    TRIP_COUNT("One request books 1 to 32 trips; send fewer, or at least one."),
    LEG_COUNT("A trip has 1 to 12 legs; book fewer, or at least one."),
    INVALID_HOLD("A hold is not well formed; ask its operator for a new one."),
    INVALID_CONDITIONS("A hold's conditions are not acceptable; ask its operator for a hold with others."),
    LEG_IN_CLEAR("A hold says in the clear where its leg goes; ask its operator for a hold with a commitment only."),
    HOLD_OF_ANOTHER_TRIP("A hold was given for another trip; hold the leg again for this trip."),
    BAD_SIGNATURE("What was sent is not signed by the registered key of its operator; ask the operator for it again."),
    HOLD_EXPIRED("A hold has expired; hold the leg again and book at once."),
    HOLD_USED("A hold stands in the trip twice and can be used once only; hold the leg again."),
    NEGATIVE_PRICE("A price is below zero; ask the operator for a new hold."),
    CURRENCY_MISMATCH("The amounts are not all in one currency; give this one in the currency of the hold's price."),
    LEGS_OUT_OF_ORDER("A leg starts before the one before it ends; give the legs in riding order."),
    INVALID_CLAIM("A claim on a vehicle or seat is not acceptable; ask the operator for a new hold."),
    ASSET_TAKEN("The vehicle or seat is booked by another trip at that time; choose another one."),
    FARE_MISMATCH("The fare is not the sum of the holds' prices; add the prices up again."),
    COMMISSION_TOO_HIGH("The commission is above the ceiling of the terms in force; lower it."),
    SPLIT_ABOVE_PRICE("Commission, levy and VAT come to more than the price; lower the commission."),

    // The life of a trip.
    TRIP_NOT_FOUND("No trip of this id was booked; check the id."),
    LEG_NOT_FOUND("The trip has no leg with this hold; check the hold id."),
    ILLEGAL_TRANSITION("The leg is not in a state from which this can be done; read the leg's state."),
    TRIP_SETTLED("The trip is settled, so nothing about it can change; settle what is left outside the ledger."),
    PERIOD_CLOSED("The transaction's time lies in a closed period; send it again with the time of now."),
    TOO_EARLY("It is too early for this; wait for the moment that the sentence names."),
    TOO_LATE("It is too late for this; do what the sentence names instead."),
    INVALID_EVENT("The event is not one of this leg; ask its operator to sign one that names trip, leg and step."),
    EVENT_TIME("The event's time does not fit the transaction's or the step before; report it with the time it had."),
    NO_CONSENT("The rider has not signed for this start; send the rider's own act for this leg, without its position."),

    // Its money.
    INVALID_CHARGE("The charge is not one that this step can have; a metered leg's end has one, from 0 up to its cap."),
    CHARGE_ABOVE_CAP("The charge is above the price that was held for the leg; charge at most that."),
    NOTHING_CHARGED("Nothing was charged for this leg; only a leg that cost something can be disputed."),
    REFUND_TOO_HIGH("The refund is more than is left of what was charged; give back at most that."),
    COMPENSATION_TOO_HIGH("Compensation for a leg is at most twice its price in all; pay less on top."),
    DISPUTE_EXISTS("A leg can be disputed once only; wait for the ruling of the dispute that stands."),
    NO_OPEN_DISPUTE("The leg has no dispute that waits for a ruling; check the leg."),
    EVIDENCE_MISMATCH("Salt and evidence do not give the evidence's hash; send those that were hashed."),

    // Settlement.
    PERIOD_OUT_OF_ORDER("A period ends before it begins; choose an end after that of the period before it."),
    PERIOD_TOO_RECENT(
            "A period can be closed 30 minutes after its end at the earliest; choose an earlier end, or wait."),
    SETTLEMENT_NOT_FOUND("No settlement of this number was begun; list them, or begin one."),
    SETTLEMENT_OPEN("The last settlement is not closed yet; net it to its end, then begin the next."),
    SETTLEMENT_TOO_LARGE("The period has more positions than one settlement holds; begin it with an earlier end.");

    private final String sentence;

    RefusalCode(String sentence) {
        this.sentence = sentence;
    }

    /** One sentence for a person: what is wrong in general, and what to do. */
    public String sentence() {
        return sentence;
    }
}
