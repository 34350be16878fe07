package org.commonway.rules.caller;

import org.commonway.rules.operator.OperatorId;
import org.commonway.rules.refusal.Refusal;
import org.commonway.rules.refusal.RefusalCode;

/**
 * Who calls, as the certificate says.
 *
 * @param mspId the organisation that vouches for the caller
 * @param partyId the attribute commonway.operator of an operator, commonway.gateway of a gateway; empty for the others
 */
public record Caller(String mspId, Role role, String partyId) {

    /** Refuses with NOT_ALLOWED unless this is the operator of this id. */
    public void requireOperator(OperatorId id) {
        if (!isOperator(id)) {
            throw notAllowed("Only operator " + id + " itself may do this, by a certificate that names it.");
        }
    }

    /** Refuses with NOT_ALLOWED unless this is a city. */
    public void requireCity() {
        if (role != Role.CITY) {
            throw notAllowed("Only a city may do this; use an identity whose commonway.role is city.");
        }
    }

    /** This caller as a gateway; refused with NOT_ALLOWED unless it is one. */
    public Gateway requireGateway() {
        if (role != Role.GATEWAY || partyId.isEmpty()) {
            throw notAllowed("Only a gateway may do this; use an identity whose commonway.role is gateway.");
        }
        return new Gateway(partyId, mspId);
    }

    /** Refuses with NOT_ALLOWED unless this is the operator itself, a city or an auditor. */
    public void requireReaderOf(OperatorId id) {
        if (!isOperator(id) && role != Role.CITY && role != Role.AUDITOR) {
            throw notAllowed("Only operator " + id + " itself, a city or an auditor may read this list.");
        }
    }

    private boolean isOperator(OperatorId id) {
        return role == Role.OPERATOR && partyId.equals(id.value());
    }

    private static Refusal notAllowed(String sentence) {
        return new Refusal(RefusalCode.NOT_ALLOWED, sentence);
    }
}
