package org.commonway.rules.access;

import java.util.Optional;
import org.commonway.rules.access.AccessState.Appealed;
import org.commonway.rules.access.AccessState.Granted;
import org.commonway.rules.access.AccessState.Refused;
import org.commonway.rules.access.AccessState.Requested;
import org.commonway.rules.access.AccessState.Ruled;
import org.commonway.rules.caller.Caller;
import org.commonway.rules.operator.OperatorId;
import org.commonway.rules.operator.RegisteredOperator;
import org.commonway.rules.refusal.Refusal;
import org.commonway.rules.refusal.RefusalCode;
import org.commonway.rules.signature.Sha256;

/**
 * That an operator asks to be let in or sold. Each step is a method that gives the request as it then stands; a step that
 * was done already, and says the same, gives this one.
 *
 * @param requestedAtMillis milliseconds since 1970-01-01T00:00:00Z
 */
public record AccessRequest(
        AccessId id, AccessKind kind, Asker asker, AskedParty asked, long requestedAtMillis, AccessState state) {

    /**
     * Asks. Refused with NOT_ALLOWED unless the caller speaks for the operator, INVALID_ACCESS when a sale is not asked of a
     * gateway, or registration of one or for who is registered.
     *
     * @param registered the operator, if it is registered
     * @param cityMspId the city whose terms are in force
     */
    public static AccessRequest ask(
            AccessId id,
            AccessKind kind,
            OperatorId operatorId,
            AskedParty asked,
            Caller caller,
            Optional<RegisteredOperator> registered,
            String cityMspId,
            long nowMillis) {
        Asker asker = Asker.of(caller, operatorId, registered, cityMspId);
        if (kind == AccessKind.SALE
                && (registered.isEmpty() || asked.gatewayId().isEmpty())) {
            throw new Refusal(
                    RefusalCode.INVALID_ACCESS,
                    "A sale is asked of a gateway, for a registered operator; correct asked_gateway_id or register first.");
        }
        if (kind == AccessKind.REGISTRATION
                && (registered.isPresent() || !asked.gatewayId().isEmpty())) {
            throw new Refusal(
                    RefusalCode.INVALID_ACCESS,
                    "Registration is asked of an organisation, for who is not registered; correct kind or asked_gateway_id.");
        }
        return new AccessRequest(id, kind, asker, asked, nowMillis, new Requested(nowMillis));
    }

    /** Whether the other asks the same of the same; what came of it does not count, nor when it was. */
    public boolean asksTheSameAs(AccessRequest other) {
        return id.equals(other.id) && kind == other.kind && asker.equals(other.asker) && asked.equals(other.asked);
    }

    /** Refuses with ACCESS_EXISTS while something can still come of this one: the same is not asked twice at once. */
    public void requireOver(long nowMillis) {
        if (!state.isOver(nowMillis)) {
            throw new Refusal(
                    RefusalCode.ACCESS_EXISTS,
                    "Request " + id + " asks the same and is not over; wait for its answer or appeal.");
        }
    }

    /** Whether who must act has not in time: whoever was asked, or the city. Computed, never written. */
    public boolean isOverdue(long nowMillis) {
        return state.dueMillis().isPresent() && nowMillis > state.dueMillis().getAsLong();
    }

    /** Lets the operator in; by who was asked, late as well as in time. */
    public AccessRequest grant(Caller caller, long nowMillis) {
        requireAsked(caller);
        if (state instanceof Granted) {
            return this;
        }
        return answered(new Granted(nowMillis));
    }

    /** Refuses the operator, with reasons; by who was asked, late as well as in time. */
    public AccessRequest refuse(Refused refusal, Caller caller) {
        requireAsked(caller);
        if (state instanceof Refused before && before.saysTheSame(refusal)) {
            return this;
        }
        return answered(refusal);
    }

    /**
     * Appeals to the city against a refusal, for as many days as the law gives, or against silence once the answer is
     * overdue; by who asked.
     *
     * @param text hash of the appeal
     */
    public AccessRequest appeal(Sha256 text, Caller caller, Optional<RegisteredOperator> registered, long nowMillis) {
        asker.requireSpokenForBy(caller, registered);
        if (state instanceof Appealed before && before.text().equals(text)) {
            return this;
        }
        if (state instanceof Requested requested) {
            return with(requested.appeal(text, nowMillis));
        }
        if (state instanceof Refused refused) {
            return with(refused.appeal(text, nowMillis));
        }
        throw illegal("Only a refusal, or silence, is appealed; read where request " + id + " stands.");
    }

    /**
     * Rules on an appeal; by the city whose terms are in force. Late as well as in time.
     *
     * @param isOverturned the operator is right
     * @param text hash of the ruling
     */
    public AccessRequest rule(boolean isOverturned, Sha256 text, Caller caller, String cityMspId, long nowMillis) {
        caller.requireCityOf(cityMspId);
        if (state instanceof Ruled before
                && before.isOverturned() == isOverturned
                && before.text().equals(text)) {
            return this;
        }
        if (state instanceof Appealed appealed) {
            return with(new Ruled(appealed, isOverturned, text, nowMillis));
        }
        throw illegal("Only an appeal is ruled on, once; read where request " + id + " stands.");
    }

    private void requireAsked(Caller caller) {
        if (!asked.isSpokenForBy(caller)) {
            throw new Refusal(
                    RefusalCode.NOT_ALLOWED,
                    "Only who was asked may answer request " + id + "; use the gateway's identity, or that of the"
                            + " organisation's city or co-operative.");
        }
    }

    private AccessRequest answered(AccessState answer) {
        if (state instanceof Requested) {
            return with(answer);
        }
        throw illegal("A request is answered once; read where request " + id + " stands.");
    }

    private AccessRequest with(AccessState next) {
        return new AccessRequest(id, kind, asker, asked, requestedAtMillis, next);
    }

    private static Refusal illegal(String sentence) {
        return new Refusal(RefusalCode.ILLEGAL_TRANSITION, sentence);
    }
}
