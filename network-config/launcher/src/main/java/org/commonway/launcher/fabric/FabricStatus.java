package org.commonway.launcher.fabric;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.commonway.identity.Pem;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.LauncherRefusal;
import org.commonway.launcher.fabric.plan.Deployment;
import org.commonway.launcher.fabric.plan.FabricFolder;
import org.commonway.launcher.fabric.plan.FabricRecord;
import org.commonway.launcher.fabric.plan.Organization;
import org.commonway.launcher.network.Networks;
import org.commonway.launcher.process.ProcessMemory;
import org.commonway.launcher.start.Health;
import org.commonway.launcher.state.RunningNetwork;
import org.commonway.launcher.state.StateFolder;

/**
 * How the processes of a Fabric network are.
 *
 * @param lines one for each process, by organisation
 * @param pending how many signed transactions the gateway on this network waits to hand in again, by channel; empty when
 *     no gateway runs on it or it does not say
 */
public record FabricStatus(List<Line> lines, Map<String, Integer> pending) {
    private static final String ENDED = "ended";

    /** Takes copies. */
    public FabricStatus {
        lines = List.copyOf(lines);
        pending = Map.copyOf(pending);
    }

    /**
     * How a process is.
     *
     * @param name its name
     * @param condition up, not ready, or ended
     * @param pid its process id, as it was started last
     * @param address where it listens
     * @param heights how many blocks it has of each channel; none of a chaincode server, or when it does not say
     * @param lags how many blocks of each it is behind the highest
     * @param role leads, follows, endorses, serves contracts
     * @param expires the day on which its certificate ends
     * @param mebibytes of resident memory
     * @param roomMebibytes what the disk has left on which it keeps its ledger; none of a process that keeps nothing
     */
    public record Line(
            String name,
            String condition,
            long pid,
            String address,
            Map<String, Long> heights,
            Map<String, Long> lags,
            String role,
            LocalDate expires,
            OptionalLong mebibytes,
            OptionalLong roomMebibytes) {
        /** Whether it runs no more. */
        public boolean ended() {
            return condition.equals(ENDED);
        }

        /** The same process, which is up but takes nothing for these channels, as it knows of nobody who leads there. */
        private Line alone(List<String> channels) {
            return new Line(
                    name,
                    "not ready",
                    pid,
                    address,
                    heights,
                    lags,
                    "has no leader on " + String.join(", ", channels),
                    expires,
                    mebibytes,
                    roomMebibytes);
        }

        private Line behind(Map<String, Long> highest) {
            Map<String, Long> behind = new TreeMap<>();
            heights.forEach((channel, height) ->
                    behind.put(channel, Math.max(0, highest.getOrDefault(channel, height) - height)));
            return new Line(name, condition, pid, address, heights, behind, role, expires, mebibytes, roomMebibytes);
        }
    }

    /** Asks all processes. */
    public static FabricStatus of(FabricRecord network, StateFolder state) {
        FabricFolder folder = FabricFolder.of(state);
        List<Line> lines = new ArrayList<>();
        for (Organization organization : network.organizations()) {
            if (organization.runsOrderer()) {
                lines.add(orderer(network, organization, folder));
            }
            lines.add(peer(network, organization, folder));
            lines.add(chaincode(network, organization, folder));
        }
        Map<String, Long> highest = new TreeMap<>();
        lines.forEach(line -> line.heights().forEach((channel, height) -> highest.merge(channel, height, Math::max)));
        return new FabricStatus(lines.stream().map(line -> line.behind(highest)).toList(), pending(network, state));
    }

    private static Map<String, Integer> pending(FabricRecord network, StateFolder state) {
        Map<String, Integer> pending = new TreeMap<>();
        Networks.findRunning(state).ifPresent(city -> {
            Metrics gateway = Metrics.ofGateway(city.gatewayUrl());
            for (Deployment channel : network.channels()) {
                gateway.findOfCity("commonway_transactions_pending", channel.channel())
                        .ifPresent(count -> pending.put(channel.channel(), (int) count));
            }
        });
        return pending;
    }

    /** Whether every process is up. */
    public boolean allUp() {
        return lines.stream().allMatch(line -> line.condition().equals("up"));
    }

    /** Those whose certificates end within this time. */
    public List<Line> expiring(Instant now, Duration within) {
        LocalDate last = LocalDate.ofInstant(now.plus(within), ZoneOffset.UTC);
        return lines.stream().filter(line -> line.expires().isBefore(last)).toList();
    }

    /** Those whose disks have less than this left. */
    public List<Line> cramped(long mebibytes) {
        return lines.stream()
                .filter(line -> line.roomMebibytes().orElse(Long.MAX_VALUE) < mebibytes)
                .toList();
    }

    /** For machines. */
    public void writeTo(ObjectNode json) {
        json.put("allUp", allUp());
        ObjectNode waiting = json.putObject("pendingResubmissions");
        new TreeMap<>(pending).forEach(waiting::put);
        ArrayNode list = json.putArray("processes");
        for (Line line : lines) {
            ObjectNode node = list.addObject();
            node.put("name", line.name()).put("condition", line.condition()).put("pid", line.pid());
            node.put("address", line.address()).put("role", line.role());
            ObjectNode heights = node.putObject("heights");
            line.heights().forEach(heights::put);
            ObjectNode lags = node.putObject("lags");
            line.lags().forEach(lags::put);
            node.put("certificateUntil", line.expires().toString());
            line.mebibytes().ifPresent(memory -> node.put("memoryMebibytes", memory));
            line.roomMebibytes().ifPresent(room -> node.put("diskRoomMebibytes", room));
        }
    }

    private static Line orderer(FabricRecord network, Organization organization, FabricFolder folder) {
        Metrics metrics = Metrics.at(organization.ordererOperations());
        Map<String, Long> heights = new TreeMap<>();
        List<String> leads = new ArrayList<>();
        List<String> alone = new ArrayList<>();
        for (Deployment channel : network.channels()) {
            // Its last block is one less than how many it has.
            metrics.find("consensus_etcdraft_committed_block_number", channel.channel())
                    .ifPresent(last -> heights.put(channel.channel(), (long) last + 1));
            if (Orderers.leads(metrics, channel.channel())) {
                leads.add(channel.channel());
            }
            if (Orderers.isAlone(metrics, channel.channel())) {
                alone.add(channel.channel());
            }
        }
        Line line = line(
                network,
                organization.orderer(),
                organization.ordererAddress(),
                heights,
                leads.isEmpty() ? "follows" : "leads " + String.join(", ", leads),
                folder.orderer(organization).resolve("msp/signcerts/cert.pem"),
                room(folder.data(organization.orderer())));
        return alone.isEmpty() ? line : line.alone(alone);
    }

    private static Line peer(FabricRecord network, Organization organization, FabricFolder folder) {
        Metrics metrics = Metrics.at(organization.peerOperations());
        Map<String, Long> heights = new TreeMap<>();
        for (Deployment channel : network.channels()) {
            metrics.find("ledger_blockchain_height", channel.channel())
                    .ifPresent(height -> heights.put(channel.channel(), (long) height));
        }
        return line(
                network,
                organization.peer(),
                organization.peerAddress(),
                heights,
                "endorses",
                folder.peer(organization).resolve("msp/signcerts/cert.pem"),
                room(folder.data(organization.peer())));
    }

    private static Line chaincode(FabricRecord network, Organization organization, FabricFolder folder) {
        return line(
                network,
                organization.chaincode(),
                organization.chaincodeAddress(),
                Map.of(),
                "serves contracts",
                folder.chaincode(organization).resolve("tls.crt"),
                OptionalLong.empty());
    }

    private static Line line(
            FabricRecord network,
            String name,
            String address,
            Map<String, Long> heights,
            String role,
            Path certificate,
            OptionalLong room) {
        RunningNetwork.Entry entry = network.findProcess(name)
                .orElseThrow(() -> new IllegalStateException("no process " + name + " in the network's record"));
        boolean runs = entry.runs();
        return new Line(
                name,
                condition(entry, address, runs),
                entry.pid(),
                address,
                heights,
                Map.of(),
                runs ? role : "-",
                expiry(certificate),
                runs ? ProcessMemory.residentMebibytes(entry.pid()) : OptionalLong.empty(),
                room);
    }

    private static OptionalLong room(Path data) {
        try {
            return Files.isDirectory(data)
                    ? OptionalLong.of(Files.getFileStore(data).getUsableSpace() >> 20)
                    : OptionalLong.empty();
        } catch (IOException unknown) {
            return OptionalLong.empty();
        }
    }

    private static String condition(RunningNetwork.Entry entry, String address, boolean runs) {
        if (!runs) {
            return ENDED;
        }
        boolean answers = entry.healthUrl().isEmpty()
                ? FabricNetworks.listens(Integer.parseInt(address.substring(address.lastIndexOf(':') + 1)))
                : new Health().isUp(entry.healthUrl());
        return answers ? "up" : "not ready";
    }

    private static LocalDate expiry(Path certificate) {
        try {
            return LocalDate.ofInstant(
                    Pem.readCertificate(certificate).getNotAfter().toInstant(), ZoneOffset.UTC);
        } catch (IOException failed) {
            throw new LauncherRefusal(
                    ExitCode.DISK, certificate + " cannot be read (" + failed.getMessage() + ").", failed);
        }
    }
}
