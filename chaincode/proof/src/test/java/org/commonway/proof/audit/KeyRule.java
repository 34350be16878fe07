package org.commonway.proof.audit;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hyperledger.fabric.protos.common.MSPPrincipal;
import org.hyperledger.fabric.protos.common.MSPRole;
import org.hyperledger.fabric.protos.common.SignaturePolicy;
import org.hyperledger.fabric.protos.common.SignaturePolicyEnvelope;

/** A key's endorsement policy, tried with every set of organisations that could endorse. */
record KeyRule(SignaturePolicy rule, List<String> mspIds) {

    static KeyRule read(byte[] bytes) {
        try {
            SignaturePolicyEnvelope policy = SignaturePolicyEnvelope.parseFrom(bytes);
            List<String> mspIds = new ArrayList<>();
            for (MSPPrincipal principal : policy.getIdentitiesList()) {
                mspIds.add(MSPRole.parseFrom(principal.getPrincipal()).getMspIdentifier());
            }
            return new KeyRule(policy.getRule(), mspIds);
        } catch (InvalidProtocolBufferException e) {
            return new KeyRule(SignaturePolicy.getDefaultInstance(), List.of());
        }
    }

    /** Whether it takes those sets, and no other, that hold all owners and more than half; the city's word counts too. */
    boolean asks(Set<String> owners, String city) {
        if (!mspIds.containsAll(owners) || !mspIds.contains(city)) {
            return false;
        }
        for (int set = 0; set < 1 << mspIds.size(); set++) {
            boolean enough = Integer.bitCount(set) > mspIds.size() / 2;
            for (String owner : owners) {
                enough &= (set >> mspIds.indexOf(owner) & 1) == 1;
            }
            int[] left = {set};
            if (takes(rule, left) != enough) {
                return false;
            }
        }
        return true;
    }

    /** As Fabric does it: an endorsement that one part of the rule has taken is gone for the others. */
    private static boolean takes(SignaturePolicy rule, int[] left) {
        if (rule.hasSignedBy()) {
            boolean there = (left[0] >> rule.getSignedBy() & 1) == 1;
            left[0] &= ~(1 << rule.getSignedBy());
            return there;
        }
        int taken = 0;
        for (SignaturePolicy part : rule.getNOutOf().getRulesList()) {
            if (takes(part, left)) {
                taken++;
            }
        }
        return taken >= rule.getNOutOf().getN();
    }
}
