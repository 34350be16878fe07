package org.commonway.launcher.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.LauncherRefusal;
import org.commonway.launcher.command.option.Workplace;
import org.commonway.launcher.fabric.FabricAlliance;
import org.commonway.launcher.fabric.FabricSite;
import org.commonway.launcher.fabric.plan.FabricRecord;
import org.commonway.launcher.network.EmbeddedSite;
import org.commonway.launcher.network.LedgerSite;
import org.commonway.launcher.network.Member;
import org.commonway.launcher.network.Ports;
import org.commonway.launcher.state.StateFolder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What the ledger of a network is: the embedded one, or a Fabric network. */
final class NetworkOption {
    /** Which. */
    enum Kind {
        EMBEDDED,
        FABRIC
    }

    @Option(
            names = "--network",
            paramLabel = "KIND",
            description = "The ledger: embedded, a process that is quick to start; or fabric, real Hyperledger Fabric"
                    + " with three organisations. Default: what the folder holds, embedded in a new one.")
    private @Nullable String kind;

    /** The kind asked for, if one was; refused when there is no such kind. */
    Optional<Kind> asked() {
        if (kind == null) {
            return Optional.empty();
        }
        for (Kind each : Kind.values()) {
            if (each.name().equals(kind.toUpperCase(Locale.ROOT))) {
                return Optional.of(each);
            }
        }
        throw new LauncherRefusal(
                ExitCode.BAD_INPUT, "--network " + kind + " is no kind of network: give embedded or fabric.");
    }

    /** What the name of a city's folder ends with, so that a city may have a network of either kind. */
    String folderSuffix() {
        return asked().filter(Kind.FABRIC::equals).isPresent() ? "-fabric" : "";
    }

    /** The ledger for these members in this folder; refused when the folder holds one of the other kind. */
    LedgerSite site(Workplace workplace, StateFolder state, List<Member> members, Ports ports) {
        Optional<Kind> held = held(state);
        Kind wanted = asked().or(() -> held).orElse(Kind.EMBEDDED);
        held.filter(there -> there != wanted).ifPresent(there -> {
            throw new LauncherRefusal(
                    ExitCode.BAD_INPUT,
                    state.root() + " holds a network of the kind "
                            + there.name().toLowerCase(Locale.ROOT)
                            + ": leave --network out, give another folder with --state, or delete this one with"
                            + " ./commonway down --reset --state " + state.root() + ".");
        });
        return wanted == Kind.EMBEDDED
                ? new EmbeddedSite(workplace.project(), state, members, ports.ledger())
                : new FabricSite(
                        FabricAlliance.starter(
                                workplace.project(), state, ports, workplace.console(), workplace.clock()),
                        members);
    }

    private static Optional<Kind> held(StateFolder state) {
        if (FabricRecord.find(state).isPresent()) {
            return Optional.of(Kind.FABRIC);
        }
        Path blocks = state.ledger().resolve("blocks.log");
        return Files.exists(blocks) ? Optional.of(Kind.EMBEDDED) : Optional.empty();
    }
}
