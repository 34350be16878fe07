package org.commonway.rules.publiclog;

import org.commonway.rules.caller.Gateway;
import org.commonway.rules.refusal.Refusal;
import org.commonway.rules.refusal.RefusalCode;

/**
 * A gateway's public log. Nothing about it changes: a log with another key is another log, with another origin.
 *
 * @param owner whose log it is
 * @param registeredAtMillis milliseconds since 1970-01-01T00:00:00Z
 */
public record RegisteredLog(LogKey key, Gateway owner, long registeredAtMillis) {

    /** Refuses with LOG_TAKEN unless this is the log that is asked for: the same owner's, with the same key. */
    public void requireSame(LogKey asked, Gateway caller) {
        if (!owner.equals(caller) || !key.equals(asked)) {
            throw new Refusal(
                    RefusalCode.LOG_TAKEN,
                    "Log " + key.origin() + " is registered for gateway " + owner.partyId()
                            + " with its key; choose another origin.");
        }
    }

    /** Refuses with NOT_ALLOWED unless this is its gateway. */
    public void requireOwner(Gateway caller) {
        if (!owner.equals(caller)) {
            throw new Refusal(
                    RefusalCode.NOT_ALLOWED,
                    "Log " + key.origin() + " is that of gateway " + owner.partyId()
                            + "; only that one may anchor it.");
        }
    }
}
