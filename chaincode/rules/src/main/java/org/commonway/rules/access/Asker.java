package org.commonway.rules.access;

import java.util.Optional;
import org.commonway.rules.caller.Caller;
import org.commonway.rules.caller.Role;
import org.commonway.rules.operator.OperatorId;
import org.commonway.rules.operator.RegisteredOperator;
import org.commonway.rules.refusal.Refusal;
import org.commonway.rules.refusal.RefusalCode;

/**
 * Who asks for access.
 *
 * @param operatorId who wants it
 * @param mspId the organisation whose member asks, and alone may appeal
 * @param forApplicant that member is a city, for somebody whom no organisation has given an identity yet
 */
public record Asker(OperatorId operatorId, String mspId, boolean forApplicant) {

    /**
     * The asker that this caller is. Refused with NOT_ALLOWED unless it is the operator or its co-operative, or, for an
     * operator that is not registered, the city whose terms are in force.
     *
     * @param registered the operator, if it is registered
     * @param cityMspId the city whose terms are in force
     */
    static Asker of(Caller caller, OperatorId operatorId, Optional<RegisteredOperator> registered, String cityMspId) {
        boolean forApplicant = caller.role() == Role.CITY && caller.mspId().equals(cityMspId) && registered.isEmpty();
        Asker asker = new Asker(operatorId, caller.mspId(), forApplicant);
        if (!asker.isSpokenForBy(caller, registered)) {
            throw notAllowed(operatorId);
        }
        return asker;
    }

    /** Refuses with NOT_ALLOWED unless this caller speaks for it. */
    void requireSpokenForBy(Caller caller, Optional<RegisteredOperator> registered) {
        if (!caller.mspId().equals(mspId) || !isSpokenForBy(caller, registered)) {
            throw notAllowed(operatorId);
        }
    }

    private boolean isSpokenForBy(Caller caller, Optional<RegisteredOperator> registered) {
        if (forApplicant) {
            return caller.role() == Role.CITY;
        }
        return registered.isPresent()
                ? caller.actsFor(registered.get())
                : caller.role() == Role.OPERATOR && caller.partyId().equals(operatorId.value());
    }

    private static Refusal notAllowed(OperatorId operatorId) {
        return new Refusal(
                RefusalCode.NOT_ALLOWED,
                "Only operator " + operatorId + ", its co-operative, or the city for one that is not registered may do"
                        + " this; use an identity of the organisation that asked.");
    }
}
