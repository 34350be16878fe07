package org.commonway.embedded.collection;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.ListValue;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import com.google.protobuf.util.JsonFormat;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonway.embedded.policy.EndorsementPolicy;
import org.commonway.embedded.policy.PolicyText;

/**
 * Reads collections_config.json as {@code peer lifecycle chaincode} takes it
 * (internal/peer/chaincode/common.go). Peer counts are read and mean nothing here, where all peers are one process. A
 * field that is not known is refused, for a slip in memberOnlyRead must not open a collection.
 */
public final class CollectionsFile {
    private static final Set<String> FIELDS = Set.of(
            "name",
            "policy",
            "requiredPeerCount",
            "maxPeerCount",
            "blockToLive",
            "memberOnlyRead",
            "memberOnlyWrite",
            "endorsementPolicy");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9-]+(_[A-Za-z0-9-]+)*");

    private static final double BLOCKS_MAX = 1e15;

    private CollectionsFile() {}

    /**
     * Reads.
     *
     * @throws IllegalArgumentException with one sentence that names the collection and the field
     */
    public static List<CollectionDefinition> parse(String json) {
        ListValue.Builder list = ListValue.newBuilder();
        try {
            JsonFormat.parser().merge(json, list);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException(
                    "The collections are no JSON list of objects (" + e.getMessage() + ").", e);
        }
        List<CollectionDefinition> definitions = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Value value : list.getValuesList()) {
            CollectionDefinition definition = definition(value.getStructValue());
            if (!names.add(definition.name())) {
                throw new IllegalArgumentException("The collection " + definition.name() + " is defined twice.");
            }
            definitions.add(definition);
        }
        return definitions;
    }

    private static CollectionDefinition definition(Struct object) {
        Map<String, Value> fields = object.getFieldsMap();
        String name = text(fields, "name").orElse("");
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("The collection name '" + name
                    + "' may have only letters, digits, dashes and single underscores between them.");
        }
        for (String field : fields.keySet()) {
            if (!FIELDS.contains(field)) {
                throw new IllegalArgumentException(
                        "The collection " + name + " has the field '" + field + "', which is not known.");
            }
        }
        String policy = text(fields, "policy")
                .orElseThrow(() -> new IllegalArgumentException("The collection " + name + " has no policy."));
        return new CollectionDefinition(
                name,
                PolicyText.parse(policy),
                flag(fields, "memberOnlyRead", name),
                flag(fields, "memberOnlyWrite", name),
                blockToLive(fields, name),
                endorsementPolicy(fields, name));
    }

    private static Optional<EndorsementPolicy> endorsementPolicy(Map<String, Value> fields, String name) {
        Value value = fields.get("endorsementPolicy");
        if (value == null) {
            return Optional.empty();
        }
        return Optional.of(text(value.getStructValue().getFieldsMap(), "signaturePolicy")
                .map(PolicyText::parse)
                .orElseThrow(() -> new IllegalArgumentException("The endorsementPolicy of the collection " + name
                        + " has no signaturePolicy; policies of the channel's configuration are not supported.")));
    }

    private static Optional<String> text(Map<String, Value> fields, String field) {
        Value value = fields.get(field);
        return value != null && value.hasStringValue() ? Optional.of(value.getStringValue()) : Optional.empty();
    }

    private static boolean flag(Map<String, Value> fields, String field, String name) {
        Value value = fields.get(field);
        if (value != null && !value.hasBoolValue()) {
            throw new IllegalArgumentException(
                    "The field '" + field + "' of the collection " + name + " must be true or false.");
        }
        return value != null && value.getBoolValue();
    }

    private static long blockToLive(Map<String, Value> fields, String name) {
        Value value = fields.get("blockToLive");
        double blocks = value == null ? 0 : value.getNumberValue();
        boolean whole = value == null || value.hasNumberValue();
        if (!whole || blocks < 0 || blocks != Math.rint(blocks) || blocks > BLOCKS_MAX) {
            throw new IllegalArgumentException(
                    "The field 'blockToLive' of the collection " + name + " must be a number of blocks, 0 for ever.");
        }
        return (long) blocks;
    }
}
