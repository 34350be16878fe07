package org.commonway.launcher.fabric;

import java.nio.file.Files;
import java.nio.file.Path;
import org.commonway.launcher.fabric.plan.Deployment;
import org.commonway.launcher.fabric.plan.FabricFolder;
import org.commonway.launcher.fabric.plan.FabricRecord;
import org.commonway.launcher.fabric.plan.Organization;

/**
 * Whether processes still have what the network's record says that they keep: a process whose disk was lost starts all the
 * same, healthy and empty. The places are Fabric's own.
 */
final class KeptData {
    private final FabricFolder folder;
    private final FabricRecord network;

    KeptData(FabricFolder folder, FabricRecord network) {
        this.folder = folder;
        this.network = network;
    }

    /** Whether the organisation's orderer has each of its channels. */
    boolean isWholeOrderer(Organization organization) {
        Path chains = folder.data(organization.orderer()).resolve("ledger/chains");
        return network.channelsOf(organization).stream()
                .allMatch(channel -> Files.isDirectory(chains.resolve(channel.channel())));
    }

    /** Whether the organisation's peer has each of its channels and the chaincode of each. */
    boolean isWholePeer(Organization organization) {
        return network.channelsOf(organization).stream()
                .allMatch(channel -> hasJoined(organization, channel) && hasInstalled(organization, channel));
    }

    /** Whether the organisation's peer has the channel. */
    boolean hasJoined(Organization organization, Deployment channel) {
        return Files.isDirectory(folder.data(organization.peer())
                .resolve("ledgersData/chains/chains")
                .resolve(channel.channel()));
    }

    /** Whether the organisation's peer has the package of the channel's chaincode. */
    boolean hasInstalled(Organization organization, Deployment channel) {
        return Files.exists(folder.data(organization.peer())
                .resolve("lifecycle/chaincodes")
                .resolve(channel.packageId().replace(':', '.') + ".tar.gz"));
    }
}
