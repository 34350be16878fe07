package org.commonway.embedded;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Measures how long the network takes to start on data that are there: {@code RestartRun <folder> <times>}, with
 * {@code data} and {@code crypto} in the folder. The first start may follow a fall; the others follow a clean stop.
 */
final class RestartRun {
    private RestartRun() {}

    /** Runs from the command line. */
    public static void main(String[] arguments) throws Exception {
        NetworkProcess.Program program = NetworkProcess.unprepared(Path.of(arguments[0]));
        List<Long> millis = new ArrayList<>();
        List<Long> cpuMillis = new ArrayList<>();
        String resident = "";
        for (int i = 0; i < Integer.parseInt(arguments[1]); i++) {
            try (NetworkProcess process = NetworkProcess.start(program.command())) {
                process.address();
                millis.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - process.startedNanos()));
                cpuMillis.add(process.cpuMillis());
                resident = process.resident();
                process.stop();
            }
        }
        System.out.println("startMillis=" + millis + " cpuMillis=" + cpuMillis + " " + resident);
    }
}
