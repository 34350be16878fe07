package org.commonway.launcher;

import java.nio.file.Path;
import java.time.Clock;
import java.util.logging.LogManager;
import org.commonway.launcher.command.CommonwayCommand;
import org.commonway.launcher.command.option.Workplace;
import org.commonway.launcher.console.Console;

/** Where the script {@code ./commonway} comes in. */
public final class Main {
    /** System property that the script sets: the project's folder. */
    private static final String PROJECT = "commonway.project";

    private Main() {}

    /** Runs one command and exits with its code. */
    public static void main(String[] arguments) {
        LogManager.getLogManager().reset(); // gRPC's notices are not for people; failures come as exceptions
        Path project = Path.of(System.getProperty(PROJECT, "")).toAbsolutePath();
        Workplace workplace = new Workplace(project, Console.ofProcess(), Clock.systemUTC());
        System.exit(CommonwayCommand.commandLine(workplace).execute(arguments));
    }
}
