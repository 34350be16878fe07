package org.commonway.launcher.command;

import org.commonway.launcher.ExitCode;
import org.commonway.launcher.LauncherRefusal;
import org.commonway.launcher.api.ApiProblem;
import org.commonway.launcher.command.option.Workplace;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code commonway} itself: the list of commands, and what an error looks like. */
@Command(
        name = "commonway",
        description = "A mobility booking network that nobody owns, on one machine.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:a fault in Commonway itself: please report it",
            "2:the command, a file, a place or a date cannot be used",
            "3:a port is busy",
            "4:the disk has no room or cannot be written",
            "5:the network, or a part of it, does not run or answer",
            "6:the network refused: taken, expired, too expensive, not enough money",
            "7:what was verified is not as it must be"
        },
        footer = {
            "",
            "Examples:",
            "  ./commonway demo          start all, book a trip over three operators, leave all running",
            "  ./commonway demo --once   the same, and stop everything at the end",
            "  ./commonway demo --osm porto.osm.pbf --gtfs stcp.zip metro.zip --date 2024-05-14",
            "  ./commonway COMMAND --help"
        })
public final class CommonwayCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** Nobody else makes one. */
    private CommonwayCommand() {}

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do, for instance demo.");
    }

    /** The whole command line. */
    public static CommandLine commandLine(Workplace workplace) {
        CommandLine line = new CommandLine(new CommonwayCommand());
        line.getCommandSpec()
                .addOption(OptionSpec.builder("-h", "--help")
                        .usageHelp(true)
                        .scopeType(CommandLine.ScopeType.INHERIT)
                        .description("Show this help.")
                        .build());
        line.addSubcommand(new DemoCommand(workplace));
        line.addSubcommand(new UpCommand(workplace));
        line.addSubcommand(new DownCommand(workplace));
        line.addSubcommand(new StatusCommand(workplace));
        line.addSubcommand(new PlanCommand(workplace));
        line.addSubcommand(new BookCommand(workplace));
        line.addSubcommand(new TripCommand(workplace));
        line.addSubcommand(new SettleCommand(workplace));
        line.addSubcommand(new StatementCommand(workplace));
        line.addSubcommand(new BankFileCommand(workplace));
        line.addSubcommand(new LogsCommand(workplace));
        line.addSubcommand(FabricCommand.commandLine(workplace));
        line.addSubcommand(new CommandLine(new BenchCommand(workplace))
                .addSubcommand(new LedgerBenchCommand(workplace))
                .addSubcommand(new PlannerBenchCommand(workplace))
                .addSubcommand(new AuditBenchCommand(workplace)));
        line.addSubcommand(new WitnessCommand(workplace));
        line.addSubcommand(new VerifyCommand(workplace));
        line.addSubcommand(new LedgerFactsCommand(workplace));
        line.addSubcommand(new AcknowledgementsCommand(workplace));
        line.addSubcommand(new CityReportCommand(workplace));
        line.setUsageHelpWidth(100);
        line.setOut(workplace.console().resultWriter());
        line.setExecutionExceptionHandler((failure, command, parsed) -> tell(failure, workplace));
        line.setParameterExceptionHandler((wrong, arguments) -> {
            String name = wrong.getCommandLine().getCommandSpec().qualifiedName(" ");
            String why = String.valueOf(wrong.getMessage()).replaceAll("[.\\s]+$", "");
            workplace.console().progress("commonway: " + why + ": see ./" + name + " --help.");
            return ExitCode.BAD_INPUT.status();
        });
        return line;
    }

    private static int tell(Exception failure, Workplace workplace) throws Exception {
        if (failure instanceof LauncherRefusal refusal) {
            workplace.console().progress("commonway: " + refusal.sentence());
            return refusal.exitCode().status();
        }
        if (failure instanceof ApiProblem problem) {
            workplace.console().progress("commonway: " + problem.sentence() + " (" + problem.code() + ")");
            return problem.exitCode().status();
        }
        throw failure;
    }
}
