package org.commonway.launcher.fabric.backup;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.LauncherRefusal;
import org.commonway.launcher.console.Console;

/**
 * An interruption of the launcher, such as Ctrl-C. It takes effect only once the work has come to a place where it can end,
 * and this is closed.
 */
final class Interruption implements AutoCloseable {
    /** A process that stood still is up again long before. */
    private static final int LONGEST_SECONDS = 120;

    private final Console console;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread holdsUp = new Thread(this::holdUp, "hold-up-the-interruption");
    private volatile boolean came;

    private Interruption(Console console) {
        this.console = console;
    }

    /** From now on an interruption waits. */
    static Interruption heldUp(Console console) {
        Interruption interruption = new Interruption(console);
        Runtime.getRuntime().addShutdownHook(interruption.holdsUp);
        return interruption;
    }

    /** Whether there was one. */
    boolean came() {
        return came;
    }

    /** Refuses to go on after one. */
    void check() {
        if (came) {
            throw new LauncherRefusal(ExitCode.FAULT, "The backup was interrupted: there is none.");
        }
    }

    /** A stream that is written as long as there was none. */
    OutputStream watched(OutputStream out) {
        return new FilterOutputStream(out) {
            @Override
            public void write(byte[] bytes, int from, int count) throws IOException {
                check();
                out.write(bytes, from, count);
            }
        };
    }

    private void holdUp() {
        came = true;
        console.progress("Interrupted: what was stopped for the copy is started again first");
        try {
            if (!ended.await(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                console.progress("Something may not run: see ./commonway fabric status");
            }
        } catch (InterruptedException given) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        ended.countDown();
        if (!came) {
            try {
                Runtime.getRuntime().removeShutdownHook(holdsUp);
            } catch (IllegalStateException justNow) {
                // the launcher ends, and need not wait any more
            }
        }
    }
}
