package org.commonway.embedded.endorse;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.commonway.embedded.collection.CollectionDefinition;
import org.commonway.embedded.collection.Collections;
import org.commonway.embedded.endorse.EndorsementFailure.Cause;
import org.commonway.embedded.policy.ChangedKey;
import org.commonway.embedded.policy.EndorsementPolicy;
import org.commonway.embedded.policy.KeyPolicies;
import org.commonway.embedded.state.CollectionRun;
import org.commonway.embedded.state.Namespace;
import org.commonway.embedded.state.Simulation;
import org.commonway.embedded.state.StateView;

/**
 * Whom to ask for an endorsement, by what the first one's run did, as Fabric's gateway and discovery find it
 * (internal/pkg/gateway/endorse.go, planFromFirstEndorser).
 */
record EndorsementPlan(String chaincodeName, Collections collections, KeyPolicies policies) {

    /**
     * Who could be asked.
     *
     * @param first who has run it already
     * @param all who can endorse
     * @param hasTransientData whether the proposal holds what only members of its collections may be shown
     */
    record Choice(String first, List<String> all, boolean hasTransientData) {}

    /**
     * The fewest organisations that fulfil the policies of what the run changes.
     *
     * @throws EndorsementFailure if there is no such combination
     * @throws InvalidProtocolBufferException if a key's policy cannot be read
     */
    List<String> organizations(Simulation run, StateView view, Choice choice) throws InvalidProtocolBufferException {
        List<EndorsementPolicy> required = policies.required(changed(run), key -> policy(key, view));
        List<String> members = among(run, choice, choice.hasTransientData());
        Optional<List<String>> plan = KeyPolicies.fewestOrganizations(required, choice.first(), members);
        if (plan.isPresent()) {
            return plan.get();
        }
        boolean others = KeyPolicies.fewestOrganizations(required, choice.first(), among(run, choice, false))
                .isPresent();
        throw new EndorsementFailure(
                Cause.NO_ENDORSER,
                others
                        ? "requires endorsement from organisation(s) that are not in the distribution policy of the"
                                + " private data collection(s): "
                                + run.collections().keySet().stream().collect(Collectors.joining(", ", "[", "]"))
                                + "; retry specifying trusted endorsing organizations to protect transient data"
                        : "no combination of peers can be derived which satisfy the endorsement policy");
    }

    /** Those who keep every collection that was read; and every one that was written too, if they are to be protected. */
    private List<String> among(Simulation run, Choice choice, boolean protectWritten) {
        Map<String, CollectionRun> touched = new TreeMap<>(run.collections());
        touched.values().removeIf(collection -> !protectWritten && !collection.hasReadValues());
        return choice.all().stream()
                .filter(mspId -> touched.keySet().stream()
                        .allMatch(name -> collections
                                .find(name)
                                .map((CollectionDefinition collection) -> collection.isKeptBy(mspId))
                                .orElse(false)))
                .toList();
    }

    private static Set<ChangedKey> changed(Simulation run) {
        Set<ChangedKey> changed =
                run.changedKeys().stream().map(key -> new ChangedKey("", key)).collect(Collectors.toSet());
        run.changedHashes()
                .forEach((collection, hashes) -> hashes.forEach(hash -> changed.add(new ChangedKey(collection, hash))));
        return changed;
    }

    private Optional<ByteString> policy(ChangedKey key, StateView view) {
        Namespace namespace = key.collection().isEmpty()
                ? Namespace.open(chaincodeName)
                : Namespace.hashed(chaincodeName, key.collection());
        return namespace
                .find(view, key.key())
                .flatMap(stored -> Optional.ofNullable(stored.metadata().get(KeyPolicies.METADATA_NAME)));
    }
}
