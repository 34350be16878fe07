package org.commonway.chaincode.caller;

import java.io.IOException;
import java.security.cert.CertificateException;
import org.commonway.chaincode.memo.Memo;
import org.commonway.rules.caller.Caller;
import org.commonway.rules.caller.Role;
import org.commonway.rules.refusal.Refusal;
import org.commonway.rules.refusal.RefusalCode;
import org.hyperledger.fabric.contract.ClientIdentity;
import org.hyperledger.fabric.shim.ChaincodeStub;
import org.jspecify.annotations.Nullable;

/**
 * Reads the caller from the attributes that Fabric's CA puts into a certificate (OID 1.2.3.4.5.6.7.8.1): commonway.role,
 * and commonway.operator, commonway.gateway or commonway.cooperative. The peer has checked the certificate itself before
 * it calls.
 */
public final class CallerReader {
    private static final Memo<Caller> MEMO = new Memo<>();

    private CallerReader() {}

    /** The caller; refused with NOT_ALLOWED when its certificate carries no role of this network. */
    public static Caller read(ChaincodeStub stub) {
        return MEMO.get(stub.getCreator(), () -> read(identityOf(stub)));
    }

    private static ClientIdentity identityOf(ChaincodeStub stub) {
        try {
            return new ClientIdentity(stub);
        } catch (CertificateException | IOException | RuntimeException e) {
            // Whatever is in a creator that the shim cannot read was sent by the caller.
            throw new Refusal(
                    RefusalCode.NOT_ALLOWED, "The caller's certificate cannot be read; use the identity of a member.");
        }
    }

    private static Caller read(ClientIdentity identity) {
        Role role = Role.find(attribute(identity, "commonway.role"))
                .orElseThrow(() -> new Refusal(
                        RefusalCode.NOT_ALLOWED,
                        "The caller's certificate carries no commonway.role; use the identity of a member."));
        String partyId = switch (role) {
            case OPERATOR -> attribute(identity, "commonway.operator");
            case GATEWAY -> attribute(identity, "commonway.gateway");
            case COOPERATIVE -> attribute(identity, "commonway.cooperative");
            case CITY, AUDITOR -> "";
        };
        return new Caller(identity.getMSPID(), role, partyId);
    }

    private static String attribute(ClientIdentity identity, String name) {
        @Nullable String value = identity.getAttributeValue(name);
        return value == null ? "" : value;
    }
}
