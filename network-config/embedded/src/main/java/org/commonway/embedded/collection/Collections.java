package org.commonway.embedded.collection;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.commonway.embedded.policy.EndorsementPolicy;
import org.commonway.embedded.policy.PolicyText;

/**
 * The chaincode's collections: those that were defined for it, and for each organisation an implicit one of its own,
 * {@code _implicit_org_<MSP>}, which only its peers keep and endorse (core/chaincode/lifecycle).
 */
public final class Collections {
    private static final String IMPLICIT = "_implicit_org_";

    private final Map<String, CollectionDefinition> byName = new LinkedHashMap<>();

    /** With these definitions, on a network of these organisations. */
    public Collections(List<CollectionDefinition> defined, List<String> mspIds) {
        for (String mspId : mspIds) {
            String name = IMPLICIT + mspId;
            EndorsementPolicy own = EndorsementPolicy.ofOrganizations(1, List.of(mspId));
            byName.put(
                    name,
                    new CollectionDefinition(
                            name, PolicyText.parse("OR('" + mspId + ".member')"), false, false, 0, Optional.of(own)));
        }
        defined.forEach(definition -> byName.put(definition.name(), definition));
    }

    /** The collection of this name. */
    public Optional<CollectionDefinition> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** The endorsement policy of a collection that has one of its own. */
    public Optional<EndorsementPolicy> findPolicy(String name) {
        return find(name).flatMap(CollectionDefinition::endorsementPolicy);
    }

    /** After how many blocks values of the collection are forgotten; 0 for never. */
    public long blockToLive(String name) {
        return find(name).map(CollectionDefinition::blockToLive).orElse(0L);
    }

    /** Whether values of some collection are forgotten. */
    public boolean someExpire() {
        return byName.values().stream().anyMatch(collection -> collection.blockToLive() > 0);
    }
}
