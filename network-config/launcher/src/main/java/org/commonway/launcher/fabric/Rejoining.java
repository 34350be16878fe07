package org.commonway.launcher.fabric;

import java.util.stream.Stream;
import org.commonway.launcher.console.Console;
import org.commonway.launcher.fabric.channel.Channels;
import org.commonway.launcher.fabric.channel.Lifecycle;
import org.commonway.launcher.fabric.plan.Deployment;
import org.commonway.launcher.fabric.plan.FabricFolder;
import org.commonway.launcher.fabric.plan.FabricRecord;
import org.commonway.launcher.fabric.plan.Organization;
import org.commonway.launcher.fabric.tool.Programs;
import org.commonway.launcher.start.ProcessGroup;

/**
 * Brings a peer back that has lost its disk. Its organisation approved the chaincode long ago, which stands in the blocks;
 * so the peer joins its channels again, is given the package, and fetches the blocks from the orderers. What it kept apart
 * from the blocks, private data, no block can give back.
 */
final class Rejoining {
    private final FabricRecord network;
    private final KeptData kept;
    private final Channels channels;
    private final Lifecycle lifecycle;
    private final Console console;

    Rejoining(FabricRecord network, FabricFolder folder, Programs programs, Console console) {
        this.network = network;
        this.kept = new KeptData(folder, network);
        this.channels = new Channels(folder, programs);
        this.lifecycle = new Lifecycle(folder, programs);
        this.console = console;
    }

    /** Returns when the organisation's peer, which runs, has all blocks that there are now. */
    void rejoin(Organization organization, ProcessGroup group) {
        // It says that it is healthy before it takes calls.
        group.await(
                organization.peer() + " to take calls",
                () -> FabricNetworks.listens(organization.ports().peer()));
        for (Deployment channel : network.channelsOf(organization)) {
            if (!kept.hasJoined(organization, channel)) {
                channels.joinPeer(organization, channel.channel());
            }
            if (!kept.hasInstalled(organization, channel)) {
                lifecycle.install(organization, channel);
            }
        }
        for (Deployment channel : network.channelsOf(organization)) {
            String name = channel.channel();
            long wanted = highest(channel);
            group.await(
                    "the blocks of " + name + " at " + organization.peer(),
                    () -> FabricNetworks.heightOf(organization, name) >= wanted);
            console.progress("  " + organization.peer() + ", which had lost its disk, has the " + wanted + " blocks of "
                    + name + " again");
        }
    }

    private long highest(Deployment channel) {
        String name = channel.channel();
        return network.membersOf(channel).stream()
                .flatMap(member ->
                        Stream.of(FabricNetworks.heightOf(member, name), FabricNetworks.orderedHeightOf(member, name)))
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
    }
}
