package org.commonway.embedded.policy;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.hyperledger.fabric.protos.common.MSPPrincipal;
import org.hyperledger.fabric.protos.common.MSPRole;
import org.hyperledger.fabric.protos.common.SignaturePolicy;
import org.hyperledger.fabric.protos.common.SignaturePolicyEnvelope;

/**
 * A signature policy of Fabric: n of several rules, a rule being a principal or again n of several. Principals are
 * roles of an organisation; any peer of the organisation fulfils any role. One endorsement counts for one principal
 * (common/cauthdsl).
 */
public final class EndorsementPolicy {
    private final SignaturePolicyEnvelope envelope;

    private EndorsementPolicy(SignaturePolicyEnvelope envelope) {
        this.envelope = envelope;
    }

    /** So many of these organisations must have endorsed. */
    public static EndorsementPolicy ofOrganizations(int needed, List<String> mspIds) {
        SignaturePolicyEnvelope.Builder envelope = SignaturePolicyEnvelope.newBuilder();
        SignaturePolicy.NOutOf.Builder rules =
                SignaturePolicy.NOutOf.newBuilder().setN(needed);
        for (int i = 0; i < mspIds.size(); i++) {
            envelope.addIdentities(MSPPrincipal.newBuilder()
                    .setPrincipalClassification(MSPPrincipal.Classification.ROLE)
                    .setPrincipal(MSPRole.newBuilder()
                            .setMspIdentifier(mspIds.get(i))
                            .setRole(MSPRole.MSPRoleType.PEER)
                            .build()
                            .toByteString()));
            rules.addRules(SignaturePolicy.newBuilder().setSignedBy(i));
        }
        return new EndorsementPolicy(
                envelope.setRule(SignaturePolicy.newBuilder().setNOutOf(rules)).build());
    }

    /**
     * Reads a key's policy, as the shim's StateBasedEndorsement writes it.
     *
     * @throws InvalidProtocolBufferException if the bytes are no such policy
     */
    public static EndorsementPolicy parse(ByteString bytes) throws InvalidProtocolBufferException {
        return new EndorsementPolicy(SignaturePolicyEnvelope.parseFrom(bytes));
    }

    /** Whether endorsements by peers of these organisations, one each, are enough. */
    public boolean isFulfilledBy(Collection<String> endorserMspIds) {
        List<String> unused = new ArrayList<>(endorserMspIds);
        return isFulfilled(envelope.getRule(), unused);
    }

    private boolean isFulfilled(SignaturePolicy rule, List<String> unused) {
        return switch (rule.getTypeCase()) {
            case SIGNED_BY ->
                rule.getSignedBy() >= 0
                        && rule.getSignedBy() < envelope.getIdentitiesCount()
                        && unused.remove(organization(envelope.getIdentities(rule.getSignedBy())));
            case N_OUT_OF -> isFulfilled(rule.getNOutOf(), unused);
            default -> false;
        };
    }

    private boolean isFulfilled(SignaturePolicy.NOutOf rules, List<String> unused) {
        int fulfilled = 0;
        for (SignaturePolicy part : rules.getRulesList()) {
            List<String> left = new ArrayList<>(unused);
            if (isFulfilled(part, left)) {
                fulfilled++;
                unused.retainAll(left);
            }
        }
        return fulfilled >= rules.getN();
    }

    /** The organisation of a role principal; empty, which nobody is, for the kinds that are not supported. */
    private static String organization(MSPPrincipal principal) {
        if (principal.getPrincipalClassification() != MSPPrincipal.Classification.ROLE) {
            return "";
        }
        try {
            return MSPRole.parseFrom(principal.getPrincipal()).getMspIdentifier();
        } catch (InvalidProtocolBufferException e) {
            return ""; // a principal that cannot be read is fulfilled by nobody
        }
    }
}
