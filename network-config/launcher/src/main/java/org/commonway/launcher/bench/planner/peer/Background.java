package org.commonway.launcher.bench.planner.peer;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.LauncherRefusal;
import org.commonway.launcher.console.Console;
import org.commonway.launcher.process.Starting;

/** A process that ends with the bench at the latest, also when that is interrupted. */
final class Background implements AutoCloseable {
    private static final int TELL_SECONDS = 15;
    private static final int STOP_SECONDS = 10;
    private static final Duration LONGEST = Duration.ofMinutes(30);

    private final Starting starting;
    private final Thread onInterrupt;

    private Background(Starting starting) {
        this.starting = starting;
        this.onInterrupt = new Thread(() -> starting.process().destroyForcibly(), "stop-" + starting.name());
        Runtime.getRuntime().addShutdownHook(onInterrupt);
    }

    /** Starts it with its output in this folder. */
    static Background start(String name, List<String> command, Path folder) {
        return new Background(
                Starting.start(name, command, folder.resolve(name + ".log"), folder.resolve(name + ".err")));
    }

    long pid() {
        return starting.process().pid();
    }

    /** What it printed. */
    Path log() {
        return starting.log();
    }

    /** Refuses when it has ended, with what it said. */
    void checkAlive() {
        starting.checkAlive();
    }

    /** Waits until it ends, saying every now and then that it still runs; refused when it fails or never ends. */
    void await(Console console) {
        long began = System.nanoTime();
        try {
            while (!starting.process().waitFor(TELL_SECONDS, TimeUnit.SECONDS)) {
                Duration running = Duration.ofNanos(System.nanoTime() - began);
                console.progress("  " + starting.name() + ": " + running.toSeconds() + " s");
                if (running.compareTo(LONGEST) > 0) {
                    throw new LauncherRefusal(
                            ExitCode.FAULT,
                            starting.name() + " has not ended after " + LONGEST.toMinutes()
                                    + " minutes: give fewer queries, or a machine that does less.");
                }
            }
            if (starting.process().exitValue() != 0) {
                starting.checkAlive();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new LauncherRefusal(ExitCode.FAULT, "The bench was interrupted.", interrupted);
        } finally {
            close();
        }
    }

    @Override
    public void close() {
        Process process = starting.process();
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            Runtime.getRuntime().removeShutdownHook(onInterrupt);
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        } catch (IllegalStateException ending) {
            process.destroyForcibly(); // the hook is at it
        }
    }
}
