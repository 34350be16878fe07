package org.commonway.rules.access;

import java.util.regex.Pattern;
import org.commonway.rules.caller.Caller;
import org.commonway.rules.caller.Role;
import org.commonway.rules.refusal.Refusal;
import org.commonway.rules.refusal.RefusalCode;

/**
 * Who is asked for access and must answer.
 *
 * @param mspId an organisation; 1 to 64 letters, digits, '.', '-' and '_'
 * @param gatewayId the gateway in it; empty for the organisation itself
 */
public record AskedParty(String mspId, String gatewayId) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    /** Refuses with INVALID_ACCESS, naming the field. */
    public AskedParty {
        if (!FORM.matcher(mspId).matches()) {
            throw new Refusal(
                    RefusalCode.INVALID_ACCESS, "An organisation is asked by its MSP id; correct asked_msp_id.");
        }
        if (!gatewayId.isEmpty() && !FORM.matcher(gatewayId).matches()) {
            throw new Refusal(RefusalCode.INVALID_ACCESS, "A gateway is asked by its id; correct asked_gateway_id.");
        }
    }

    /**
     * Whether this caller speaks for it: the gateway itself; for an organisation its city or its co-operative, never one of
     * its operators, who may be rivals of who asks.
     */
    boolean isSpokenForBy(Caller caller) {
        if (!caller.mspId().equals(mspId)) {
            return false;
        }
        return gatewayId.isEmpty()
                ? caller.role() == Role.CITY || caller.role() == Role.COOPERATIVE
                : caller.role() == Role.GATEWAY && caller.partyId().equals(gatewayId);
    }
}
