package org.commonway.launcher.process;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A process that this launcher, or an earlier run of it, started. Pids are given out again: a process counts as ours
 * only when the machine says that it began at the very moment that was written down.
 */
public final class OwnedProcess {
    private static final long SAME_START_MILLIS = 20;

    private final ProcessHandle handle;

    private OwnedProcess(ProcessHandle handle) {
        this.handle = handle;
    }

    /** The process of this pid if it runs and began then; empty when it is gone or the pid is somebody else's now. */
    public static Optional<OwnedProcess> find(long pid, long startedAtMillis) {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(handle -> Math.abs(startMillis(handle) - startedAtMillis) <= SAME_START_MILLIS)
                .map(OwnedProcess::new);
    }

    /** When the machine says that a process began, since the epoch; 0 when it does not say. */
    public static long startMillis(ProcessHandle handle) {
        return handle.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    /** Asks it to end, waits, and ends it by force when it has not by then. */
    public void stop(Duration patience) {
        handle.destroy();
        if (!endsWithin(patience)) {
            handle.destroyForcibly();
            endsWithin(patience);
        }
    }

    /** Asks it to end without waiting. */
    public void ask() {
        handle.destroy();
    }

    private boolean endsWithin(Duration patience) {
        try {
            handle.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException late) {
            return false;
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
