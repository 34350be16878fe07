package org.commonway.launcher.console;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;

/** The two streams of the command: results, and what is going on meanwhile. Both are UTF-8 on any machine. */
public final class Console {
    private final PrintStream results;
    private final PrintStream progress;

    /** A console on these streams. */
    public Console(PrintStream results, PrintStream progress) {
        this.results = results;
        this.progress = progress;
    }

    /** The process's own streams. */
    public static Console ofProcess() {
        return new Console(
                new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8));
    }

    /** A line of the result, on stdout. */
    public void result(String line) {
        results.println(line);
    }

    /** A line about what is going on, on stderr. */
    public void progress(String line) {
        progress.println(line);
    }

    /** The results as a writer, for help texts. */
    public PrintWriter resultWriter() {
        return new PrintWriter(results, true, StandardCharsets.UTF_8);
    }

    /** Seconds with one decimal, as progress lines show them. */
    public static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
}
