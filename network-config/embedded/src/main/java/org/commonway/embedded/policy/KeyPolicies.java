package org.commonway.embedded.policy;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The policies that a transaction must fulfil: that of each key it changes which has one; else its collection's; else
 * the chaincode's own, which also holds if nothing is changed (core/common/validation/statebased/v20.go).
 */
public final class KeyPolicies {
    /** The metadata entry in which a key keeps its policy. */
    public static final String METADATA_NAME = "VALIDATION_PARAMETER";

    private final EndorsementPolicy ofChaincode;
    private final Function<String, Optional<EndorsementPolicy>> ofCollection;

    /** With this policy, which holds in all collections too. */
    public KeyPolicies(EndorsementPolicy ofChaincode) {
        this(ofChaincode, collection -> Optional.empty());
    }

    /**
     * With these policies.
     *
     * @param ofCollection the policy of a collection that has one of its own
     */
    public KeyPolicies(EndorsementPolicy ofChaincode, Function<String, Optional<EndorsementPolicy>> ofCollection) {
        this.ofChaincode = ofChaincode;
        this.ofCollection = ofCollection;
    }

    /**
     * The policies for changing these keys.
     *
     * @param policyOfKey the policy that is in force for a key, as stored
     * @throws InvalidProtocolBufferException if a key's policy cannot be read
     */
    public List<EndorsementPolicy> required(
            Set<ChangedKey> changedKeys, Function<ChangedKey, Optional<ByteString>> policyOfKey)
            throws InvalidProtocolBufferException {
        List<EndorsementPolicy> policies = new ArrayList<>();
        Set<String> collectionsSeen = new HashSet<>();
        boolean someWithout = changedKeys.isEmpty();
        for (ChangedKey key : changedKeys) {
            Optional<ByteString> own = policyOfKey.apply(key).filter(bytes -> !bytes.isEmpty());
            if (own.isPresent()) {
                policies.add(EndorsementPolicy.parse(own.get()));
            } else if (key.collection().isEmpty()
                    || ofCollection.apply(key.collection()).isEmpty()) {
                someWithout = true;
            } else if (collectionsSeen.add(key.collection())) {
                policies.add(ofCollection.apply(key.collection()).get());
            }
        }
        if (someWithout) {
            policies.add(ofChaincode);
        }
        return policies;
    }

    /**
     * The fewest organisations that fulfil all policies, the first among them if it can endorse.
     *
     * @param first an organisation that has endorsed already
     * @param all those that can endorse, at most 16
     */
    public static Optional<List<String>> fewestOrganizations(
            List<EndorsementPolicy> policies, String first, List<String> all) {
        List<String> others = all.stream().filter(mspId -> !mspId.equals(first)).toList();
        List<String> given = all.contains(first) ? List.of(first) : List.of();
        Optional<List<String>> best = Optional.empty();
        for (int chosen = 0; chosen < 1 << others.size(); chosen++) {
            List<String> candidate = new ArrayList<>(given);
            for (int i = 0; i < others.size(); i++) {
                if ((chosen & 1 << i) != 0) {
                    candidate.add(others.get(i));
                }
            }
            boolean fewer = best.isEmpty() || candidate.size() < best.get().size();
            if (fewer && fulfilled(policies, candidate)) {
                best = Optional.of(candidate);
            }
        }
        return best;
    }

    /** Whether endorsements by these organisations fulfil all policies. */
    public static boolean fulfilled(List<EndorsementPolicy> policies, Collection<String> mspIds) {
        return policies.stream().allMatch(policy -> policy.isFulfilledBy(mspIds));
    }
}
