package org.commonway.launcher.command.fabric;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.commonway.identity.Member;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.LauncherRefusal;
import org.commonway.launcher.command.option.PortOption;
import org.commonway.launcher.command.option.Workplace;
import org.commonway.launcher.fabric.growth.Joining;
import org.commonway.launcher.fabric.growth.LiveNetwork;
import org.commonway.launcher.fabric.growth.Ordering;
import org.commonway.launcher.fabric.plan.Deployment;
import org.commonway.launcher.fabric.plan.Organization;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code commonway fabric join}: one more organisation. */
@Command(
        name = "join",
        description = "Let an organisation join a channel that is in use: its keys, its peer, its chaincode server. It"
                + " approves the contracts in force and endorses from then on.",
        footer = {
            "",
            "Examples:",
            "  ./commonway fabric join --msp RegionMSP",
            "  ./commonway fabric join --msp RegionMSP --orderer --member regio:operator:regio"
        })
public final class FabricJoinCommand implements Callable<Integer> {
    private final Workplace workplace;

    @Mixin
    private final LiveNetworkOption network = new LiveNetworkOption();

    @Mixin
    private final PortOption port = new PortOption();

    @Option(names = "--msp", required = true, paramLabel = "MSP", description = "Its name, such as RegionMSP.")
    private String msp = "";

    @Option(names = "--channel", paramLabel = "NAME", description = "Which channel. Default: the founders' own.")
    private @Nullable String channel;

    @Option(names = "--orderer", description = "It also runs an orderer.")
    private boolean orderer;

    @Option(
            names = "--member",
            paramLabel = "NAME:ROLE[:ID]",
            description =
                    "A member of it that is to have keys, such as regio:operator:regio. May be given several times.")
    private List<String> members = new ArrayList<>();

    /** The command in this workplace. */
    public FabricJoinCommand(Workplace workplace) {
        this.workplace = workplace;
    }

    @Override
    public Integer call() {
        List<Member> asked = members.stream().map(this::parse).toList();
        LiveNetwork live = network.open(workplace);
        Deployment joined = LiveNetworkOption.channel(live.network(), channel);
        workplace.console().progress("Joining " + msp + " to " + joined.channel());
        Organization organization = new Joining(live)
                .join(
                        msp,
                        joined,
                        port.portsOfNext(live.network().organizations().size()),
                        asked);
        if (orderer && !organization.runsOrderer()) {
            new Ordering(live).add(msp);
        }
        workplace
                .console()
                .result(msp + " is on " + joined.channel() + ", at " + organization.peerAddress()
                        + (orderer ? ", with an orderer at " + organization.ordererAddress() : "") + ".");
        return ExitCode.DONE.status();
    }

    private Member parse(String text) {
        try {
            return Member.parse(msp + ":" + text);
        } catch (IllegalArgumentException wrong) {
            throw new LauncherRefusal(ExitCode.BAD_INPUT, String.valueOf(wrong.getMessage()), wrong);
        }
    }
}
