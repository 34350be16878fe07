package org.commonway.gateway.booking;

import org.commonway.gateway.problem.ApiProblem;
import org.commonway.gateway.problem.ProblemCode;
import org.commonway.ledger.LedgerRefusal;

/** What the ledger's bad news mean for a rider. */
final class LedgerNews {

    /** The ledger was not reached before anything was handed to it. */
    static final Refusal NOTHING_BOOKED = new Refusal(
            ProblemCode.LEDGER_DOWN,
            "The ledger did not answer, and nothing was booked or paid; please book again in a minute.");

    private LedgerNews() {}

    /** A refusal of the contract, in the API's codes. */
    static Refusal refusal(String toDo, LedgerRefusal refusal) {
        ProblemCode code = switch (refusal.code()) {
            case "HOLD_EXPIRED" -> ProblemCode.OFFER_EXPIRED;
            case "ASSET_TAKEN", "HOLD_USED", "MVCC_READ_CONFLICT", "PHANTOM_READ_CONFLICT" -> ProblemCode.LEG_TAKEN;
            case "NO_TERMS" -> ProblemCode.NOT_READY;
            default -> ProblemCode.LEDGER_REFUSED;
        };
        return new Refusal(
                code,
                "The ledger did not " + toDo + " (" + refusal.code() + "): " + withoutStop(refusal.sentence())
                        + "; no money was taken.");
    }

    /** The transaction is out and no answer came back. */
    static ApiProblem outcomeUnknown(String what, String tripId) {
        return new ApiProblem(
                ProblemCode.LEDGER_DOWN,
                "The ledger did not answer in time, so it is not known yet whether trip " + tripId + " is " + what
                        + "; nobody pays twice, the gateway keeps asking, and GET /api/trips/" + tripId
                        + " tells the outcome.");
    }

    private static String withoutStop(String sentence) {
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }
}
