package org.commonway.launcher.fabric;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.LauncherRefusal;
import org.commonway.launcher.fabric.plan.Deployment;
import org.commonway.launcher.fabric.plan.FabricFolder;
import org.commonway.launcher.fabric.plan.FabricRecord;
import org.commonway.launcher.fabric.plan.Organization;
import org.commonway.launcher.fabric.tool.Programs;
import org.commonway.launcher.process.OwnedProcess;
import org.commonway.launcher.state.RunningNetwork;
import org.commonway.launcher.state.StateFolder;

/** What runs of a state folder's Fabric network, and stopping it. */
public final class FabricNetworks {
    /** The kinds of its processes. */
    public static final Set<String> KINDS = Set.of("orderer", "peer", "chaincode");

    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final int CONNECT_MILLIS = 500;

    private FabricNetworks() {}

    /** The network of this folder, if any of its processes runs. */
    public static Optional<FabricRecord> findRunning(StateFolder state) {
        return FabricRecord.find(state)
                .filter(network -> network.processes().stream().anyMatch(RunningNetwork.Entry::runs));
    }

    /** Stops what runs of it; returns the names. */
    public static List<String> stop(StateFolder state) {
        return FabricRecord.find(state).map(FabricNetworks::stop).orElse(List.of());
    }

    private static List<String> stop(FabricRecord network) {
        List<String> stopped = new ArrayList<>();
        List<RunningNetwork.Entry> order = new ArrayList<>(network.processes());
        Collections.reverse(order);
        order.removeIf(entry -> !entry.runs());
        order.forEach(
                entry -> OwnedProcess.find(entry.pid(), entry.startedAtMillis()).ifPresent(OwnedProcess::ask));
        for (RunningNetwork.Entry entry : order) {
            OwnedProcess.find(entry.pid(), entry.startedAtMillis()).ifPresent(process -> process.stop(PATIENCE));
            stopped.add(entry.name());
        }
        return stopped;
    }

    /** Refused when the network was made with another Fabric than these programs are. */
    public static void checkRelease(FabricRecord network, Programs programs, StateFolder state) {
        if (!network.release().equals(programs.release())) {
            throw new LauncherRefusal(
                    ExitCode.BAD_INPUT,
                    "The network in " + state.root() + " was made with Fabric " + network.release()
                            + " and the programs here are " + programs.release()
                            + ": start it with those, or delete it with ./commonway fabric reset --state "
                            + state.root() + ".");
        }
    }

    /** Stops what a founding left running that was cut short, and deletes what it left behind. */
    static void clearAway(StateFolder state, FabricRecord network) {
        stop(network);
        FabricFolder folder = FabricFolder.of(state);
        state.deleteTree(folder.root());
    }

    /** Whether each peer knows the peers of all other organisations, which it needs for their endorsements. */
    public static boolean peersSeeEachOther(FabricRecord network) {
        return network.channels().stream().allMatch(channel -> {
            int others = channel.members().size() - 1;
            return network.membersOf(channel).stream()
                    .allMatch(member -> Metrics.at(member.peerOperations())
                                    .find("gossip_membership_total_peers_known", channel.channel())
                                    .orElse(0)
                            >= others);
        });
    }

    /** Whether all orderers of the channel hear from each other: what Fabric asks before it lets their number change. */
    public static boolean orderersSeeEachOther(FabricRecord network, Deployment channel) {
        return network.orderingOn(channel).stream()
                .map(organization -> Metrics.at(organization.ordererOperations()))
                .allMatch(metrics -> metrics.find("consensus_etcdraft_active_nodes", channel.channel())
                                .orElse(0)
                        >= metrics.find("consensus_etcdraft_cluster_size", channel.channel())
                                .orElse(1));
    }

    /** Whether the organisation's orderer leads the others on the channel. */
    public static boolean leads(Organization organization, String channel) {
        return Metrics.at(organization.ordererOperations())
                        .find("consensus_etcdraft_is_leader", channel)
                        .orElse(0)
                > 0;
    }

    /** Whether one of the orderers leads the others, on every channel. */
    public static boolean hasLeader(FabricRecord network) {
        return network.channels().stream()
                .allMatch(channel ->
                        network.ordering().stream().anyMatch(organization -> leads(organization, channel.channel())));
    }

    /** Whether each peer of the channel has more than this block. */
    public static boolean peersHave(FabricRecord network, Deployment channel, long block) {
        return network.membersOf(channel).stream().allMatch(member -> heightOf(member, channel.channel()) > block);
    }

    /** How many blocks of the channel the organisation's peer has; 0 when it does not say. */
    public static long heightOf(Organization organization, String channel) {
        return (long) Metrics.at(organization.peerOperations())
                .find("ledger_blockchain_height", channel)
                .orElse(0);
    }

    /** How many streams of chaincode events are open at the organisation's peer. */
    public static int openEventStreams(Organization organization) {
        Metrics metrics = Metrics.at(organization.peerOperations());
        String labels = "method=\"ChaincodeEvents\"";
        return (int) (metrics.sum("grpc_server_stream_requests_received", labels)
                - metrics.sum("grpc_server_stream_requests_completed", labels));
    }

    /** Whether all chaincode servers take connections. */
    static boolean chaincodesListen(FabricRecord network) {
        return network.organizations().stream()
                .allMatch(organization -> listens(organization.ports().chaincode()));
    }

    /** Whether somebody takes connections on this port. */
    public static boolean listens(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }
}
