package org.commonway.launcher.command.fabric;

import java.util.concurrent.Callable;
import org.commonway.identity.Member;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.LauncherRefusal;
import org.commonway.launcher.command.option.Workplace;
import org.commonway.launcher.fabric.growth.CityFounding;
import org.commonway.launcher.fabric.growth.LiveNetwork;
import org.commonway.launcher.fabric.plan.Deployment;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code commonway fabric city}: the cities of a network, each a channel. */
@Command(
        name = "city",
        description = "Found a further city on a network: a channel of its own, with its own terms and bookings.",
        footer = {"", "Example:", "  ./commonway fabric city add gaia"})
public final class FabricCityCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    private FabricCityCommand() {}

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do, for instance add gaia");
    }

    /** The command with those under it. */
    public static CommandLine commandLine(Workplace workplace) {
        CommandLine line = new CommandLine(new FabricCityCommand());
        line.addSubcommand(new Add(workplace));
        return line;
    }

    @Command(
            name = "add",
            description = "Make a channel for a further city: all organisations join it and agree on the contracts that"
                    + " are in force on the first, and the city puts its terms. The other channels go on meanwhile.",
            footer = {
                "",
                "Examples:",
                "  ./commonway fabric city add gaia",
                "  ./commonway fabric city add gaia --member RegionMSP:gaia     another organisation speaks for it"
            })
    private static final class Add implements Callable<Integer> {
        private final Workplace workplace;

        @Mixin
        private final LiveNetworkOption network = new LiveNetworkOption();

        @Parameters(paramLabel = "NAME", description = "The channel's name, such as gaia.")
        private String name = "";

        @Option(
                names = "--member",
                paramLabel = "MSP:NAME",
                defaultValue = "CityMSP:city",
                description = "Who puts the city's terms, now and later. Default: ${DEFAULT-VALUE}.")
        private String member = "";

        Add(Workplace workplace) {
            this.workplace = workplace;
        }

        @Override
        public Integer call() {
            Member city = parse();
            LiveNetwork live = network.open(workplace);
            workplace.console().progress("Founding the city of the channel " + name);
            Deployment founded = new CityFounding(live).found(name, city);
            workplace
                    .console()
                    .result("Channel " + founded.channel() + " of " + String.join(", ", founded.members())
                            + " is up, with " + founded.label() + ".");
            return ExitCode.DONE.status();
        }

        private Member parse() {
            try {
                return Member.parse(member + ":city");
            } catch (IllegalArgumentException wrong) {
                throw new LauncherRefusal(
                        ExitCode.BAD_INPUT,
                        "--member " + member + " names nobody: give MSP:NAME, such as CityMSP:city.",
                        wrong);
            }
        }
    }
}
