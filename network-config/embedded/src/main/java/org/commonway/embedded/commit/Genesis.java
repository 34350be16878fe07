package org.commonway.embedded.commit;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.commonway.embedded.block.BlockFile;
import org.commonway.embedded.block.StoredBlock;
import org.commonway.embedded.identity.Organizations;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Config;
import org.hyperledger.fabric.protos.common.ConfigEnvelope;
import org.hyperledger.fabric.protos.common.ConfigGroup;
import org.hyperledger.fabric.protos.common.ConfigValue;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.msp.FabricMSPConfig;
import org.hyperledger.fabric.protos.msp.MSPConfig;

/**
 * The first transaction of a chain: which organisations it belongs to, and their root certificates, where Fabric's
 * channel configuration has them. Policies and capabilities are not written: nothing here would read them.
 */
public final class Genesis {
    private static final String APPLICATION = "Application";
    private static final String MSP = "MSP";

    private Genesis() {}

    /** The configuration of a channel of these organisations. */
    public static Envelope envelope(String channel, Organizations organizations) {
        ConfigGroup.Builder application = ConfigGroup.newBuilder();
        rootCertificates(organizations)
                .forEach((mspId, pem) -> application.putGroups(
                        mspId,
                        ConfigGroup.newBuilder()
                                .putValues(
                                        MSP,
                                        ConfigValue.newBuilder()
                                                .setValue(mspConfig(mspId, pem))
                                                .build())
                                .build()));
        ConfigEnvelope config = ConfigEnvelope.newBuilder()
                .setConfig(Config.newBuilder()
                        .setChannelGroup(ConfigGroup.newBuilder().putGroups(APPLICATION, application.build())))
                .build();
        ChannelHeader header = ChannelHeader.newBuilder()
                .setType(HeaderType.CONFIG_VALUE)
                .setChannelId(channel)
                .build();
        return Envelope.newBuilder()
                .setPayload(Payload.newBuilder()
                        .setHeader(Header.newBuilder().setChannelHeader(header.toByteString()))
                        .setData(config.toByteString())
                        .build()
                        .toByteString())
                .build();
    }

    /**
     * Refuses a chain of other organisations than those of this envelope, by their root certificates. One without a block
     * is anybody's.
     *
     * @param file where the chain is, for the refusal's sentence
     */
    static void requireSame(BlockFile chain, Path file, Envelope genesis) throws IOException {
        Optional<StoredBlock> first = chain.find(0);
        if (first.isPresent()
                && !rootCertificates(first.get().block().getData().getData(0))
                        .equals(rootCertificates(genesis.toByteString()))) {
            throw new ForeignChain(file + " belongs to organisations with other certificates;"
                    + " give the crypto folder it was begun with, or another data folder.");
        }
    }

    private static SortedMap<String, String> rootCertificates(Organizations organizations) {
        SortedMap<String, String> certificates = new TreeMap<>();
        organizations.mspIds().forEach(mspId -> certificates.put(mspId, organizations.authorityPem(mspId)));
        return certificates;
    }

    private static SortedMap<String, String> rootCertificates(ByteString envelope)
            throws InvalidProtocolBufferException {
        Payload payload = Payload.parseFrom(Envelope.parseFrom(envelope).getPayload());
        Map<String, ConfigGroup> organizations = ConfigEnvelope.parseFrom(payload.getData())
                .getConfig()
                .getChannelGroup()
                .getGroupsOrDefault(APPLICATION, ConfigGroup.getDefaultInstance())
                .getGroupsMap();
        SortedMap<String, String> certificates = new TreeMap<>();
        for (Map.Entry<String, ConfigGroup> organization : organizations.entrySet()) {
            ByteString value = organization
                    .getValue()
                    .getValuesOrDefault(MSP, ConfigValue.getDefaultInstance())
                    .getValue();
            FabricMSPConfig config =
                    FabricMSPConfig.parseFrom(MSPConfig.parseFrom(value).getConfig());
            certificates.put(organization.getKey(), config.getRootCerts(0).toStringUtf8());
        }
        return certificates;
    }

    private static ByteString mspConfig(String mspId, String pem) {
        return MSPConfig.newBuilder()
                .setConfig(FabricMSPConfig.newBuilder()
                        .setName(mspId)
                        .addRootCerts(ByteString.copyFromUtf8(pem))
                        .build()
                        .toByteString())
                .build()
                .toByteString();
    }
}
