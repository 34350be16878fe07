package org.commonway.launcher.command.option;

import java.nio.file.Path;
import java.time.Clock;
import org.commonway.launcher.console.Console;

/**
 * What every command works with.
 *
 * @param project the project's folder, where the programs are built
 * @param console where it writes
 * @param clock wall clock
 */
public record Workplace(Path project, Console console, Clock clock) {}
