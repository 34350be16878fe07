package org.commonway.launcher.command.fabric;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.LauncherRefusal;
import org.commonway.launcher.command.option.Workplace;
import org.commonway.launcher.fabric.growth.Renewal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code commonway fabric renew}: a certificate that lasts longer. */
@Command(
        name = "renew",
        description = "Give a process new keys and certificates of the same name, before the old ones expire. Only that"
                + " process starts anew; admin.NAME, who administrates, is none.",
        footer = {
            "",
            "Examples:",
            "  ./commonway fabric renew --process peer.city",
            "  ./commonway fabric renew" + " --process orderer.coop --days 365"
        })
public final class FabricRenewCommand implements Callable<Integer> {
    private static final int MOST_DAYS = 3650;

    private final Workplace workplace;

    @Mixin
    private final LiveNetworkOption network = new LiveNetworkOption();

    @Option(
            names = "--process",
            required = true,
            paramLabel = "NAME",
            description = "Whose: peer.city, orderer.coop, chaincode.transit, admin.city.")
    private String process = "";

    @Option(names = "--days", paramLabel = "N", description = "How long they last. Default: ${DEFAULT-VALUE}.")
    private int days = MOST_DAYS;

    /** The command in this workplace. */
    public FabricRenewCommand(Workplace workplace) {
        this.workplace = workplace;
    }

    @Override
    public Integer call() {
        if (days < 1 || days > MOST_DAYS) {
            throw new LauncherRefusal(
                    ExitCode.BAD_INPUT, "--days " + days + " is out of bounds: give 1 to " + MOST_DAYS + ".");
        }
        new Renewal(network.open(workplace)).renew(process, Duration.ofDays(days));
        workplace.console().result("The certificates of " + process + " were renewed for " + days + " days.");
        return ExitCode.DONE.status();
    }
}
