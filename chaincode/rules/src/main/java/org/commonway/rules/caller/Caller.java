package org.commonway.rules.caller;

import java.util.Optional;
import org.commonway.rules.operator.Operator;
import org.commonway.rules.operator.RegisteredOperator;
import org.commonway.rules.refusal.Refusal;
import org.commonway.rules.refusal.RefusalCode;

/**
 * Who calls, as the certificate says. An attribute counts within the organisation whose CA wrote it and nowhere else: the
 * operator, gateway or co-operative of one organisation is not that of another, whatever its certificate says.
 *
 * @param mspId the organisation that vouches for the caller
 * @param partyId the attribute commonway.operator of an operator, commonway.gateway of a gateway, commonway.cooperative of
 *     a co-operative; empty for the others
 */
public record Caller(String mspId, Role role, String partyId) {

    /** Whether what this caller does counts as done by the operator: its own identity, or its co-operative's. */
    public boolean actsFor(RegisteredOperator operator) {
        return mspId.equals(operator.mspId()) && isNamedBy(operator.entry());
    }

    /** Refuses with NOT_ALLOWED unless this caller acts for the operator. */
    public void requireActsFor(RegisteredOperator operator) {
        if (!actsFor(operator)) {
            throw notAllowed("Only operator " + operator.id() + " or its co-operative may do this; use an identity of "
                    + operator.mspId() + " that names it.");
        }
    }

    /** Refuses with NOT_ALLOWED unless this is an operator or a co-operative, of whatever organisation. */
    public void requireRunsLegs() {
        if (role != Role.OPERATOR && role != Role.COOPERATIVE) {
            throw notAllowed("Only a leg's operator may do this; use an identity whose commonway.role is operator.");
        }
    }

    /**
     * Refuses unless this caller may put the entry in place of the one before: NOT_ALLOWED unless it is the operator, or
     * the co-operative that the entry names and the one before named too; OPERATOR_ID_TAKEN when another organisation
     * registered the id first. So a co-operative takes in new operators, but cannot take over one that did not name it.
     */
    public void requireMayRegister(Operator asked, Optional<RegisteredOperator> before) {
        if (!isNamedBy(asked)) {
            throw notAllowed("Only operator " + asked.id()
                    + " or the co-operative it names may do this; use an identity that names it.");
        }
        if (before.isEmpty()) {
            return;
        }
        if (!before.get().mspId().equals(mspId)) {
            throw new Refusal(
                    RefusalCode.OPERATOR_ID_TAKEN,
                    "Operator id " + asked.id() + " was registered by another organisation first; choose another id.");
        }
        requireActsFor(before.get());
    }

    /** Refuses with NOT_ALLOWED unless this is a city. */
    public void requireCity() {
        if (role != Role.CITY) {
            throw notAllowed("Only a city may do this; use an identity whose commonway.role is city.");
        }
    }

    /** Refuses with NOT_ALLOWED unless this is the city of this organisation. */
    public void requireCityOf(String cityMspId) {
        requireCity();
        if (!mspId.equals(cityMspId)) {
            throw notAllowed("Only the city whose terms apply may do this; use an identity of " + cityMspId + ".");
        }
    }

    /** This caller as a gateway; refused with NOT_ALLOWED unless it is one. */
    public Gateway requireGateway() {
        if (role != Role.GATEWAY || partyId.isEmpty()) {
            throw notAllowed("Only a gateway may do this; use an identity whose commonway.role is gateway.");
        }
        return new Gateway(partyId, mspId);
    }

    /** Refuses with NOT_ALLOWED unless this caller acts for the operator, or is a city or an auditor. */
    public void requireReaderOf(RegisteredOperator operator) {
        if (!actsFor(operator) && role != Role.CITY && role != Role.AUDITOR) {
            throw notAllowed("Only operator " + operator.id()
                    + ", its co-operative, a city or an auditor may read this list; use such an identity.");
        }
    }

    private boolean isNamedBy(Operator entry) {
        return switch (role) {
            case OPERATOR -> partyId.equals(entry.id().value());
            case COOPERATIVE ->
                entry.cooperative().filter(id -> id.value().equals(partyId)).isPresent();
            case GATEWAY, CITY, AUDITOR -> false;
        };
    }

    private static Refusal notAllowed(String sentence) {
        return new Refusal(RefusalCode.NOT_ALLOWED, sentence);
    }
}
