package org.commonway.fabric.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.commonway.launcher.fabric.plan.FabricRecord;
import org.commonway.launcher.fabric.plan.Organization;
import org.commonway.launcher.state.RunningNetwork;

/**
 * An organisation that nobody reaches and that reaches nobody, as if its line were cut: the kernel's packet filter drops
 * what its processes and all others send each other, on connections that are open too, and tells neither. Within the
 * organisation all goes on. Needs root, iptables with cgroup 2, and ss.
 */
final class Partition implements AutoCloseable {
    private static final Path CGROUPS = Path.of("/sys/fs/cgroup/unified");
    private static final Pattern CONNECTION = Pattern.compile(":(\\d+)\\s+\\S+:(\\d+)\\s+users:.*?pid=(\\d+)");

    private final String chain;
    private final Path group;
    private final List<Long> pids;

    private Partition(List<Long> pids) {
        this.chain = "COMMONWAY-" + ProcessHandle.current().pid();
        this.group = CGROUPS.resolve(chain);
        this.pids = pids;
    }

    /** Whether this machine lets us drop packets by process. */
    static boolean isPossible() {
        if (!Files.isWritable(CGROUPS)) {
            return false;
        }
        Partition empty = new Partition(List.of());
        try {
            empty.begin(Set.of());
            return true;
        } catch (IOException | UncheckedIOException notAllowed) {
            return false;
        } finally {
            empty.close();
        }
    }

    /** Cuts this organisation off. */
    static Partition around(FabricRecord network, Organization organization) {
        Set<Integer> ports = new TreeSet<>(organization.peerPorts());
        ports.addAll(organization.ordererPorts());
        ports.addAll(organization.chaincodePorts());
        Partition partition =
                new Partition(Stream.of(organization.orderer(), organization.peer(), organization.chaincode())
                        .flatMap(name -> network.findProcess(name).stream())
                        .map(RunningNetwork.Entry::pid)
                        .toList());
        try {
            partition.begin(ports);
            return partition;
        } catch (IOException failed) {
            partition.close();
            throw new UncheckedIOException(failed);
        }
    }

    private void begin(Set<Integer> ports) throws IOException {
        Files.createDirectories(group);
        for (long pid : pids) {
            Files.writeString(group.resolve("cgroup.procs"), Long.toString(pid));
        }
        String own = ports.isEmpty() ? "1" : ports.stream().map(String::valueOf).collect(Collectors.joining(","));
        // First nothing new can be opened, then what is open is cut: so nothing is left over.
        filter(List.of(
                "-N " + chain,
                "-A " + chain + " -p tcp --syn -m cgroup --path " + chain + " -m multiport ! --dports " + own
                        + " -j DROP",
                "-A " + chain + " -p tcp --syn -m cgroup ! --path " + chain + " -m multiport --dports " + own
                        + " -j DROP",
                "-I OUTPUT -p tcp -o lo -j " + chain));
        List<String> open = new ArrayList<>();
        for (Connection cut : openToOthers()) {
            open.add("-A " + chain + " -p tcp --sport " + cut.near() + " --dport " + cut.far() + " -j DROP");
            open.add("-A " + chain + " -p tcp --sport " + cut.far() + " --dport " + cut.near() + " -j DROP");
        }
        filter(open);
    }

    /** The ports at both ends of a connection of one of its processes. */
    private record Connection(int near, int far) {
        private Connection seenFromOther() {
            return new Connection(/* near= */ far, /* far= */ near);
        }
    }

    private Set<Connection> openToOthers() throws IOException {
        Set<Connection> all = new HashSet<>();
        for (String line : run(List.of("ss", "-tnpH"), "").lines().toList()) {
            Matcher found = CONNECTION.matcher(line);
            if (found.find() && pids.contains(Long.parseLong(found.group(3)))) {
                all.add(new Connection(Integer.parseInt(found.group(1)), Integer.parseInt(found.group(2))));
            }
        }
        return all.stream()
                .filter(connection -> !all.contains(connection.seenFromOther()))
                .collect(Collectors.toSet());
    }

    @Override
    public void close() {
        try {
            run(List.of("iptables", "-D", "OUTPUT", "-p", "tcp", "-o", "lo", "-j", chain), "");
            run(List.of("iptables", "-F", chain), "");
            run(List.of("iptables", "-X", chain), "");
        } catch (IOException notThere) {
            // it did not get as far as that
        }
        try {
            for (long pid : pids) {
                if (ProcessHandle.of(pid).isPresent()) {
                    Files.writeString(CGROUPS.resolve("cgroup.procs"), Long.toString(pid));
                }
            }
            Files.deleteIfExists(group);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void filter(List<String> rules) throws IOException {
        run(List.of("iptables-restore", "--noflush"), "*filter\n" + String.join("\n", rules) + "\nCOMMIT\n");
    }

    private static String run(List<String> command, String input) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (var in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        }
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException(command + ": " + said);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        }
        return said;
    }
}
