package org.commonway.launcher.command.fabric;

import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.LauncherRefusal;
import org.commonway.launcher.command.option.Workplace;
import org.commonway.launcher.fabric.growth.Revocation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code commonway fabric revoke}: a member's certificates count no more. */
@Command(
        name = "revoke",
        description = "Take a member's certificates out of use: every peer refuses them from then on. Then the"
                + " streams of events at its organisation's peer are ended.",
        footer = {"", "Example:", "  ./commonway fabric revoke --member CoopMSP:old-laptop"})
public final class FabricRevokeCommand implements Callable<Integer> {
    private final Workplace workplace;

    @Mixin
    private final LiveNetworkOption network = new LiveNetworkOption();

    @Option(names = "--member", required = true, paramLabel = "MSP:NAME", description = "Whose certificates.")
    private String member = "";

    @Option(
            names = "--end-streams",
            paramLabel = "WHERE",
            description =
                    "At which peers open streams of events are ended, by starting these peers anew, as Fabric does"
                            + " not end them by itself: own (that of the member's organisation), all (one after the other),"
                            + " none. Default: own.")
    private String endStreams = "own";

    /** The command in this workplace. */
    public FabricRevokeCommand(Workplace workplace) {
        this.workplace = workplace;
    }

    @Override
    public Integer call() {
        int colon = member.indexOf(':');
        if (colon < 1 || colon == member.length() - 1) {
            throw new LauncherRefusal(
                    ExitCode.BAD_INPUT,
                    "--member " + member + " is not of the form MSP:name, as in CoopMSP:demo-gateway.");
        }
        String msp = member.substring(0, colon);
        Revocation.Streams where = Stream.of(Revocation.Streams.values())
                .filter(known -> known.name().toLowerCase(Locale.ROOT).equals(endStreams))
                .findFirst()
                .orElseThrow(() -> new LauncherRefusal(
                        ExitCode.BAD_INPUT, "--end-streams " + endStreams + " is unknown: give own, all or none."));
        Revocation revocation = new Revocation(network.open(workplace));
        revocation.revoke(msp, member.substring(colon + 1));
        revocation.endStreams(msp, where);
        workplace.console().result("The certificates of " + member + " were revoked.");
        return ExitCode.DONE.status();
    }
}
