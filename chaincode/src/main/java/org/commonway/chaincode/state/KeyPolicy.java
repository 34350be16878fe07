package org.commonway.chaincode.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.hyperledger.fabric.protos.common.MSPPrincipal;
import org.hyperledger.fabric.protos.common.MSPRole;
import org.hyperledger.fabric.protos.common.SignaturePolicy;
import org.hyperledger.fabric.protos.common.SignaturePolicyEnvelope;

/**
 * Who must endorse what changes a key: peers of every organisation that owns it, and as many others of the alliance as
 * make a majority with them. A key's policy takes the place of the channel's, so that without the second part an
 * organisation could change alone what is its own (Fabric, "How to use key-level endorsement").
 *
 * @param owners the MSPs whose word is needed in any case
 * @param alliance the MSPs whose word counts; the owners among them
 */
record KeyPolicy(Set<String> owners, Set<String> alliance) {
    /** A network has a handful of organisations, so their combinations are few. */
    private static final Map<KeyPolicy, byte[]> KNOWN = new ConcurrentHashMap<>();

    KeyPolicy {
        owners = Set.copyOf(owners);
        alliance = Set.copyOf(alliance);
    }

    /** As Fabric reads it: a SignaturePolicyEnvelope, the same bytes at every peer. */
    byte[] toBytes() {
        return KNOWN.computeIfAbsent(this, KeyPolicy::encode).clone();
    }

    private byte[] encode() {
        TreeSet<String> others = new TreeSet<>(alliance);
        others.removeAll(owners);
        List<String> all = new ArrayList<>(new TreeSet<>(owners));
        all.addAll(others);
        // An endorsement is counted once in a policy: the owners' must not be asked for among the others' again.
        int majority = all.size() / 2 + 1;
        int more = Math.max(0, majority - owners.size());
        SignaturePolicy.NOutOf.Builder rule = SignaturePolicy.NOutOf.newBuilder();
        for (int i = 0; i < owners.size(); i++) {
            rule.addRules(signedBy(i));
        }
        if (more > 0) {
            SignaturePolicy.NOutOf.Builder rest =
                    SignaturePolicy.NOutOf.newBuilder().setN(more);
            for (int i = owners.size(); i < all.size(); i++) {
                rest.addRules(signedBy(i));
            }
            rule.addRules(SignaturePolicy.newBuilder().setNOutOf(rest));
        }
        SignaturePolicyEnvelope.Builder policy = SignaturePolicyEnvelope.newBuilder()
                .setRule(SignaturePolicy.newBuilder().setNOutOf(rule.setN(rule.getRulesCount())));
        all.forEach(mspId -> policy.addIdentities(peerOf(mspId)));
        return policy.build().toByteArray();
    }

    private static SignaturePolicy signedBy(int identity) {
        return SignaturePolicy.newBuilder().setSignedBy(identity).build();
    }

    private static MSPPrincipal peerOf(String mspId) {
        return MSPPrincipal.newBuilder()
                .setPrincipalClassification(MSPPrincipal.Classification.ROLE)
                .setPrincipal(MSPRole.newBuilder()
                        .setMspIdentifier(mspId)
                        .setRole(MSPRole.MSPRoleType.PEER)
                        .build()
                        .toByteString())
                .build();
    }
}
