package org.commonway.chaincode;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.hyperledger.fabric.protos.common.MSPRole;
import org.hyperledger.fabric.protos.common.SignaturePolicy;
import org.hyperledger.fabric.protos.common.SignaturePolicyEnvelope;

/** What a key's policy means: every set of organisations that it takes, told by trying them all as Fabric would. */
final class EndorsingSets {
    private EndorsingSets() {}

    /** Names joined by '+', small sets first. */
    static List<String> of(byte[] bytes) {
        try {
            SignaturePolicyEnvelope policy = SignaturePolicyEnvelope.parseFrom(bytes);
            List<String> names = new ArrayList<>();
            for (var principal : policy.getIdentitiesList()) {
                MSPRole role = MSPRole.parseFrom(principal.getPrincipal());
                names.add(role.getMspIdentifier());
            }
            List<TreeSet<String>> sets = new ArrayList<>();
            for (int set = 0; set < 1 << names.size(); set++) {
                boolean[] left = new boolean[names.size()];
                TreeSet<String> chosen = new TreeSet<>();
                for (int i = 0; i < left.length; i++) {
                    left[i] = (set >> i & 1) == 1;
                    if (left[i]) {
                        chosen.add(names.get(i));
                    }
                }
                if (takes(policy.getRule(), left)) {
                    sets.add(chosen);
                }
            }
            return sets.stream()
                    .sorted(Comparator.<TreeSet<String>>comparingInt(TreeSet::size)
                            .thenComparing(Object::toString))
                    .map(set -> String.join("+", set))
                    .toList();
        } catch (InvalidProtocolBufferException e) {
            throw new AssertionError("no policy that Fabric could read", e);
        }
    }

    /** An endorsement that one part of a rule has taken is gone for the others, as in Fabric's cauthdsl. */
    private static boolean takes(SignaturePolicy rule, boolean[] left) {
        if (rule.hasSignedBy()) {
            boolean there = left[rule.getSignedBy()];
            left[rule.getSignedBy()] = false;
            return there;
        }
        long taken = rule.getNOutOf().getRulesList().stream()
                .filter(part -> takes(part, left))
                .count();
        return taken >= rule.getNOutOf().getN();
    }
}
