package org.commonway.launcher.command;

import org.commonway.launcher.network.CityOnChannel;
import picocli.CommandLine.Option;

/** Which city of a network a command is about. */
final class ChannelOption {
    @Option(
            names = "--city",
            paramLabel = "NAME",
            defaultValue = CityOnChannel.FIRST,
            description = "Which city of the network, by its channel. Default: ${DEFAULT-VALUE}.")
    private String channel = CityOnChannel.FIRST;

    /** The city's channel. */
    String channel() {
        return channel;
    }
}
