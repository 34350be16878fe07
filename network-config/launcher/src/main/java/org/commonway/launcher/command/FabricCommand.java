package org.commonway.launcher.command;

import org.commonway.launcher.command.fabric.FabricBackupCommand;
import org.commonway.launcher.command.fabric.FabricCityCommand;
import org.commonway.launcher.command.fabric.FabricComposeCommand;
import org.commonway.launcher.command.fabric.FabricJoinCommand;
import org.commonway.launcher.command.fabric.FabricOrdererCommand;
import org.commonway.launcher.command.fabric.FabricRenewCommand;
import org.commonway.launcher.command.fabric.FabricRestoreCommand;
import org.commonway.launcher.command.fabric.FabricRevokeCommand;
import org.commonway.launcher.command.fabric.FabricUpgradeCommand;
import org.commonway.launcher.command.option.Workplace;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code commonway fabric}: the list of its commands. */
@Command(
        name = "fabric",
        description = "Run real Hyperledger Fabric: three organisations, each with a peer, an orderer and a chaincode"
                + " server.",
        footer = {
            "",
            "Examples:",
            "  ./commonway fabric up",
            "  ./commonway demo --network fabric     a city on top of it, and a trip booked",
            "  ./commonway fabric status"
        })
final class FabricCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    private FabricCommand() {}

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do, for instance up");
    }

    static CommandLine commandLine(Workplace workplace) {
        CommandLine line = new CommandLine(new FabricCommand());
        line.addSubcommand(new FabricUpCommand(workplace));
        line.addSubcommand(new FabricStatusCommand(workplace));
        line.addSubcommand(new FabricJoinCommand(workplace));
        line.addSubcommand(FabricCityCommand.commandLine(workplace));
        line.addSubcommand(FabricOrdererCommand.commandLine(workplace));
        line.addSubcommand(new FabricRenewCommand(workplace));
        line.addSubcommand(new FabricRevokeCommand(workplace));
        line.addSubcommand(new FabricUpgradeCommand(workplace));
        line.addSubcommand(new FabricBackupCommand(workplace));
        line.addSubcommand(new FabricRestoreCommand(workplace));
        line.addSubcommand(new FabricComposeCommand(workplace));
        line.addSubcommand(new FabricDownCommand(workplace));
        line.addSubcommand(new FabricResetCommand(workplace));
        return line;
    }
}
