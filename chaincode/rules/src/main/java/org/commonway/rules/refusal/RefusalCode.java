package org.commonway.rules.refusal;

/** Every way in which the law says no. Codes are stable: programs act on them, people read their sentences. */
public enum RefusalCode {
    INVALID_ARGUMENT("The argument is not what the function takes; see chaincode/README.md for its form."),
    ARGUMENT_TOO_LARGE("The argument is longer than the contract reads; send less."),
    UNKNOWN_FUNCTION("The contract has no such function; see chaincode/README.md for those it has."),
    NOT_ALLOWED("The caller's certificate does not let it do this; use an identity with the role that may."),
    INVALID_OPERATOR("The operator's entry is not acceptable; correct the field that the sentence names."),
    OPERATOR_NOT_FOUND("No operator of this id is registered; check the id or let the operator register first."),
    OPERATOR_ID_TAKEN("Another organisation registered this operator id first; choose another id."),
    INVALID_TERMS("The terms are not acceptable; correct the field that the sentence names."),
    NO_TERMS("No city has put terms yet; the city must put terms before anything can be booked."),
    TERMS_OF_ANOTHER_CITY("Another organisation put this channel's first terms; only that one may change them."),
    TRIP_EXISTS("This trip id has been booked already; read the trip, or book under a new id."),
    TRIP_NOT_FOUND("No trip of this id was booked; check the id."),
    TRIP_NOT_CANCELLABLE("The trip is not in a status that can be cancelled; read its status."),
    NOT_YOUR_TRIP("Another gateway booked this trip; only that gateway may change it."),
    LEG_COUNT("A trip has 1 to 12 legs; book fewer, or at least one."),
    INVALID_HOLD("A hold is not well formed; ask its operator for a new one."),
    HOLD_OF_ANOTHER_TRIP("A hold was given for another trip; hold the leg again for this trip."),
    BAD_SIGNATURE("A hold is not signed by its operator's registered key; ask the operator for a new hold."),
    HOLD_EXPIRED("A hold has expired; hold the leg again and book at once."),
    HOLD_USED("A hold has been booked before and can be used once only; hold the leg again."),
    NEGATIVE_PRICE("A price is below zero; ask the operator for a new hold."),
    CURRENCY_MISMATCH("Fare and prices are not all in one currency; book such legs as separate trips."),
    LEGS_OUT_OF_ORDER("A leg starts before the one before it ends; give the legs in riding order."),
    INVALID_CLAIM("A claim on a vehicle or seat is not acceptable; ask the operator for a new hold."),
    ASSET_TAKEN("The vehicle or seat is booked by another trip at that time; choose another one."),
    FARE_MISMATCH("The fare is not the sum of the holds' prices; add the prices up again."),
    COMMISSION_TOO_HIGH("The commission is above the ceiling of the terms in force; lower it."),
    INVALID_KEY("The key is not a P-256 public key in X.509 DER form; send such a key.");

    private final String sentence;

    RefusalCode(String sentence) {
        this.sentence = sentence;
    }

    /** One sentence for a person: what is wrong in general, and what to do. */
    public String sentence() {
        return sentence;
    }
}
