package org.commonway.launcher.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.LauncherRefusal;

/** Whether a port of this machine is free, and who holds it when it is not. */
public final class PortHolder {
    private static final String LISTEN = "0A";
    /** Outgoing connections have ports from 32768 (Linux) or 49152 (RFC 6335) up. */
    private static final int FREE_FIRST = 20_000;

    private static final int FREE_COUNT = 12_000;
    /** Anywhere at first, so that two launchers do not look at the same ports. */
    private static final AtomicInteger NEXT_FREE =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(FREE_COUNT));

    private PortHolder() {}

    /** Refuses when a port is taken, naming its holder where the machine tells. */
    public static void checkFree(String name, int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            socket.setReuseAddress(true);
        } catch (IOException taken) {
            String holder = find(port).map(PortHolder::describe).orElse("another process");
            throw new LauncherRefusal(
                    ExitCode.PORT_BUSY,
                    "Port " + port + ", wanted by " + name + ", is held by " + holder
                            + ": stop that one, or choose other ports with --port-base (for instance --port-base 9000).",
                    taken);
        }
    }

    /**
     * A port that nobody listens on now, another one at each call. It lies below those that systems give to outgoing
     * connections: one of these could take it again before its process listens.
     */
    public static int free() {
        for (int i = 0; i < FREE_COUNT; i++) {
            int port = FREE_FIRST + Math.floorMod(NEXT_FREE.getAndIncrement(), FREE_COUNT);
            if (isFree(port)) {
                return port;
            }
        }
        throw new LauncherRefusal(
                ExitCode.PORT_BUSY,
                "The machine has no free port from " + FREE_FIRST + " to " + (FREE_FIRST + FREE_COUNT - 1)
                        + ": stop what listens there, or choose other ports with --port-base (for instance --port-base"
                        + " 9000).");
    }

    /** Whether nobody listens on the port; no port is 0. */
    public static boolean isFree(int port) {
        if (port <= 0) {
            return false;
        }
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    /** The process that listens on the port, where {@code /proc} tells. */
    static Optional<ProcessHandle> find(int port) {
        return Stream.of("/proc/net/tcp", "/proc/net/tcp6")
                .map(Path::of)
                .filter(Files::isReadable)
                .flatMap(table -> lines(table).stream())
                .map(line -> line.strip().split("\\s+"))
                .filter(fields -> fields.length > 9 && fields[3].equals(LISTEN))
                .filter(fields -> fields[1].endsWith(String.format(Locale.ROOT, ":%04X", port)))
                .map(fields -> "socket:[" + fields[9] + "]")
                .findFirst()
                .flatMap(PortHolder::holderOf);
    }

    private static Optional<ProcessHandle> holderOf(String socket) {
        return ProcessHandle.allProcesses()
                .filter(handle -> openFiles(handle).anyMatch(socket::equals))
                .findFirst();
    }

    private static Stream<String> openFiles(ProcessHandle handle) {
        try (Stream<Path> files = Files.list(Path.of("/proc/" + handle.pid() + "/fd"))) {
            return files.map(PortHolder::target).toList().stream();
        } catch (IOException notOurs) {
            return Stream.empty();
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException gone) {
            return "";
        }
    }

    private static List<String> lines(Path table) {
        try {
            return Files.readAllLines(table);
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    private static String describe(ProcessHandle handle) {
        String command = handle.info()
                .commandLine()
                .or(() -> handle.info().command())
                .map(line -> line.length() > 80 ? line.substring(0, 77) + "..." : line)
                .orElse("of another user");
        return "process " + handle.pid() + " (" + command + ")";
    }
}
