package org.commonway.embedded;

import java.util.List;
import java.util.regex.Pattern;
import org.commonway.embedded.collection.CollectionDefinition;
import org.commonway.embedded.collection.CollectionsFile;

/**
 * The one channel and the one chaincode on it.
 *
 * @param channel the channel's name
 * @param chaincode the chaincode's name; neither is to be changed once a chain has begun
 * @param collections its collections of private data
 */
public record Deployment(String channel, String chaincode, List<CollectionDefinition> collections) {
    private static final Pattern CHANNEL = Pattern.compile("[a-z][a-z0-9.-]{0,248}");
    private static final Pattern CHAINCODE = Pattern.compile("[A-Za-z0-9]+([-_][A-Za-z0-9]+)*");

    /** Refuses names that Fabric would refuse. */
    public Deployment {
        if (!CHANNEL.matcher(channel).matches()) {
            throw new IllegalArgumentException("The channel name '" + channel
                    + "' must be of lower-case letters, digits, dots and dashes, and begin with a letter.");
        }
        if (!CHAINCODE.matcher(chaincode).matches()) {
            throw new IllegalArgumentException("The chaincode name '" + chaincode
                    + "' must be of letters and digits, with single dashes or underscores between them.");
        }
        collections = List.copyOf(collections);
    }

    /** The channel {@code mobility} with the chaincode {@code commonway} and no collections. */
    public static Deployment usual() {
        return new Deployment(EmbeddedNetwork.CHANNEL, EmbeddedNetwork.CHAINCODE, List.of());
    }

    /**
     * The same with these collections.
     *
     * @param json collections_config.json, as {@code peer lifecycle chaincode} takes it
     * @throws IllegalArgumentException with one sentence, if it is none
     */
    public Deployment withCollections(String json) {
        return new Deployment(channel, chaincode, CollectionsFile.parse(json));
    }
}
