package org.commonway.chaincode.caller;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.security.cert.CertificateException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.commonway.rules.caller.Caller;
import org.commonway.rules.caller.Role;
import org.commonway.rules.refusal.Refusal;
import org.commonway.rules.refusal.RefusalCode;
import org.hyperledger.fabric.contract.ClientIdentity;
import org.hyperledger.fabric.shim.ChaincodeStub;
import org.jspecify.annotations.Nullable;

/**
 * Reads the caller from the attributes that Fabric's CA puts into a certificate (OID 1.2.3.4.5.6.7.8.1):
 * commonway.role, and commonway.operator or commonway.gateway. The peer has checked the certificate itself before it
 * calls. The same bytes always say the same, so what they say is kept: reading a certificate costs more than the rest of
 * a small call.
 */
public final class CallerReader {
    private static final int MOST_KEPT = 1024;
    private static final Map<ByteString, Caller> KEPT = new ConcurrentHashMap<>();

    private CallerReader() {}

    /** The caller; refused with NOT_ALLOWED when its certificate carries no role of this network. */
    public static Caller read(ChaincodeStub stub) {
        ByteString creator = ByteString.copyFrom(stub.getCreator());
        Caller known = KEPT.get(creator);
        if (known != null) {
            return known;
        }
        Caller caller = read(identityOf(stub));
        if (KEPT.size() >= MOST_KEPT) {
            KEPT.clear();
        }
        KEPT.put(creator, caller);
        return caller;
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
