package org.commonway.launcher.command;

import java.util.Optional;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.LauncherRefusal;
import org.commonway.launcher.fabric.plan.FabricRecord;
import org.commonway.launcher.network.CityOnChannel;
import org.commonway.launcher.state.StateFolder;
import picocli.CommandLine.Option;

/** Which city of a network a command is about. */
final class ChannelOption {
    @Option(
            names = "--city",
            paramLabel = "NAME",
            defaultValue = CityOnChannel.FIRST,
            description = "Which city of the network, by its channel. Default: ${DEFAULT-VALUE}.")
    private String channel = CityOnChannel.FIRST;

    /** The city's channel; refused when the network in this folder has none such. */
    String channel(StateFolder state) {
        Optional<FabricRecord> fabric = FabricRecord.find(state);
        if (fabric.isPresent()) {
            return fabric.get().channel(channel).channel();
        }
        if (!channel.equals(CityOnChannel.FIRST)) {
            throw new LauncherRefusal(
                    ExitCode.BAD_INPUT,
                    "--city " + channel + " is no city of this network: the embedded network has the one channel "
                            + CityOnChannel.FIRST + ", so leave it out.");
        }
        return channel;
    }
}
