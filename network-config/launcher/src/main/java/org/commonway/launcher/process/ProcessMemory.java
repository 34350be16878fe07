package org.commonway.launcher.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** Memory of a process, as Linux tells it. */
public final class ProcessMemory {
    private ProcessMemory() {}

    /** Resident memory in MiB; empty where the machine has no {@code /proc} or the process is gone. */
    public static OptionalLong residentMebibytes(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
                    .findFirst();
        } catch (IOException noProc) {
            return OptionalLong.empty();
        }
    }
}
