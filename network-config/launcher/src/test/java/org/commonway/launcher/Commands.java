package org.commonway.launcher;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import org.commonway.launcher.command.CommonwayCommand;
import org.commonway.launcher.command.option.Workplace;
import org.commonway.launcher.console.Console;

/** The launcher's commands, run as a user does; what the last one said. */
final class Commands {
    private final ByteArrayOutputStream results = new ByteArrayOutputStream();
    private final ByteArrayOutputStream progress = new ByteArrayOutputStream();
    private final Path project;
    private final Clock clock;

    Commands(Path project, Clock clock) {
        this.project = project;
        this.clock = clock;
    }

    /** The command's exit code. */
    int run(String... arguments) {
        results.reset();
        progress.reset();
        Console console = new Console(
                new PrintStream(results, true, StandardCharsets.UTF_8),
                new PrintStream(progress, true, StandardCharsets.UTF_8));
        return CommonwayCommand.commandLine(new Workplace(project, console, clock))
                .execute(arguments);
    }

    /** On stdout. */
    String results() {
        return results.toString(StandardCharsets.UTF_8);
    }

    /** On stderr. */
    String progress() {
        return progress.toString(StandardCharsets.UTF_8);
    }
}
