package org.commonway.chaincode;

import org.commonway.chaincode.caller.CallerReader;
import org.commonway.chaincode.state.WorldState;
import org.commonway.rules.caller.Caller;
import org.commonway.rules.refusal.Refusal;
import org.commonway.rules.refusal.RefusalCode;
import org.commonway.rules.trip.TimeWindow;
import org.hyperledger.fabric.contract.Context;

/**
 * One call of a contract function.
 *
 * @param caller who calls
 * @param state the state before this transaction
 * @param nowMillis the transaction's time, the only clock of a contract
 * @param txId Fabric transaction id
 */
record Call(Caller caller, WorldState state, long nowMillis, String txId) {

    /** The call in this context; refused with NOT_ALLOWED when the caller is no member. */
    Call(Context context) {
        this(
                CallerReader.read(context.getClientIdentity()),
                new WorldState(context.getStub()),
                millisOf(context),
                context.getStub().getTxId());
    }

    /** The proposal's time is the client's word: it can be any. */
    private static long millisOf(Context context) {
        long seconds = context.getStub().getTxTimestamp().getEpochSecond();
        if (seconds < 0 || seconds > TimeWindow.LATEST_MILLIS / 1000) {
            throw new Refusal(
                    RefusalCode.INVALID_ARGUMENT,
                    "The transaction's time is not between the years 1970 and 9999; set the clock.");
        }
        return context.getStub().getTxTimestamp().toEpochMilli();
    }
}
