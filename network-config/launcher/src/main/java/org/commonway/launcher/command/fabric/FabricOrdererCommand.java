package org.commonway.launcher.command.fabric;

import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.command.option.Workplace;
import org.commonway.launcher.fabric.growth.LiveNetwork;
import org.commonway.launcher.fabric.growth.Ordering;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code commonway fabric orderer}: who orders. */
@Command(
        name = "orderer",
        description = "Add, replace or remove an organisation's orderer while the channels are in use.",
        footer = {
            "",
            "Examples:",
            "  ./commonway fabric orderer add --msp RegionMSP",
            "  ./commonway fabric orderer replace --msp CityMSP     its disk is gone",
            "  ./commonway fabric orderer remove --msp CoopMSP"
        })
public final class FabricOrdererCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    private FabricOrdererCommand() {}

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do, for instance add");
    }

    /** The command with those under it. */
    public static CommandLine commandLine(Workplace workplace) {
        CommandLine line = new CommandLine(new FabricOrdererCommand());
        line.addSubcommand(new Add(workplace));
        line.addSubcommand(new Replace(workplace));
        line.addSubcommand(new Remove(workplace));
        return line;
    }

    /** What the three have in common. */
    private abstract static class Change implements Callable<Integer> {
        private final Workplace workplace;
        private final BiConsumer<Ordering, String> change;
        private final String done;

        @Mixin
        private final LiveNetworkOption network = new LiveNetworkOption();

        @Option(names = "--msp", required = true, paramLabel = "MSP", description = "Whose orderer, such as CityMSP.")
        private String msp = "";

        Change(Workplace workplace, BiConsumer<Ordering, String> change, String done) {
            this.workplace = workplace;
            this.change = change;
            this.done = done;
        }

        @Override
        public Integer call() {
            LiveNetwork live = network.open(workplace);
            change.accept(new Ordering(live), msp);
            workplace
                    .console()
                    .result("The orderer of " + msp + " was " + done + ": "
                            + live.network().ordering().size() + " orderers agree now.");
            return ExitCode.DONE.status();
        }
    }

    @Command(name = "add", description = "Let an organisation on the network run an orderer too.")
    private static final class Add extends Change {
        Add(Workplace workplace) {
            super(workplace, Ordering::add, "added");
        }
    }

    @Command(
            name = "replace",
            description = "Put a new orderer, with a new key and nothing kept, in the place of one that is lost.")
    private static final class Replace extends Change {
        Replace(Workplace workplace) {
            super(workplace, Ordering::replace, "replaced");
        }
    }

    @Command(name = "remove", description = "Let an organisation run no orderer any more, and delete what it kept.")
    private static final class Remove extends Change {
        Remove(Workplace workplace) {
            super(workplace, Ordering::remove, "removed");
        }
    }
}
