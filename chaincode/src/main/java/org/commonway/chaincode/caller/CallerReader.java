package org.commonway.chaincode.caller;

import org.commonway.rules.caller.Caller;
import org.commonway.rules.caller.Role;
import org.commonway.rules.refusal.Refusal;
import org.commonway.rules.refusal.RefusalCode;
import org.hyperledger.fabric.contract.ClientIdentity;
import org.jspecify.annotations.Nullable;

/**
 * Reads the caller from the attributes that Fabric's CA puts into a certificate (OID 1.2.3.4.5.6.7.8.1):
 * commonway.role, and commonway.operator or commonway.gateway.
 */
public final class CallerReader {
    private CallerReader() {}

    /** The caller; refused with NOT_ALLOWED when its certificate carries no role of this network. */
    public static Caller read(ClientIdentity identity) {
        Role role = Role.find(orEmpty(identity.getAttributeValue("commonway.role")))
                .orElseThrow(() -> new Refusal(
                        RefusalCode.NOT_ALLOWED,
                        "The caller's certificate carries no commonway.role; use the identity of a member."));
        String partyId = switch (role) {
            case OPERATOR -> orEmpty(identity.getAttributeValue("commonway.operator"));
            case GATEWAY -> orEmpty(identity.getAttributeValue("commonway.gateway"));
            case CITY, AUDITOR -> "";
        };
        return new Caller(identity.getMSPID(), role, partyId);
    }

    private static String orEmpty(@Nullable String attribute) {
        return attribute == null ? "" : attribute;
    }
}
