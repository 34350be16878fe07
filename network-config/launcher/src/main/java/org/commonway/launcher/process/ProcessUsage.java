package org.commonway.launcher.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** CPU time of a process, as Linux tells it. */
public final class ProcessUsage {
    /** Linux counts in hundredths of a second, whatever its kernel's own clock is (USER_HZ). */
    private static final long MILLIS_PER_TICK = 10;

    private static final int UTIME = 11;

    private ProcessUsage() {}

    /**
     * CPU time since it began, of all its threads, in milliseconds; empty where the machine has no {@code /proc} or the
     * process is gone.
     */
    public static OptionalLong cpuMillis(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            // The second field is the program's name in parentheses, which may hold blanks itself.
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return OptionalLong.of(
                    (Long.parseLong(fields[UTIME]) + Long.parseLong(fields[UTIME + 1])) * MILLIS_PER_TICK);
        } catch (IOException noProc) {
            return OptionalLong.empty();
        }
    }
}
