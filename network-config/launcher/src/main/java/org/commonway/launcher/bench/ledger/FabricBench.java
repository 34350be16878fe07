package org.commonway.launcher.bench.ledger;

import java.nio.file.Files;
import java.util.List;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.LauncherRefusal;
import org.commonway.launcher.fabric.FabricNetworks;
import org.commonway.launcher.fabric.FabricStarter;
import org.commonway.launcher.fabric.plan.FabricFolder;
import org.commonway.launcher.fabric.plan.FabricRecord;
import org.commonway.launcher.fabric.plan.Organization;
import org.commonway.launcher.network.Member;
import org.commonway.launcher.start.ProcessGroup;
import org.commonway.launcher.state.RunningNetwork;
import org.commonway.launcher.state.StateFolder;
import org.commonway.ledger.fabric.LedgerConnection;

/** A Fabric network: each member reaches it at its own organisation's peer. */
public final class FabricBench implements BenchNetwork {
    private final StateFolder state;
    private final FabricStarter starter;
    private final ProcessGroup group;
    private final Thread onInterrupt;

    /**
     * What this starter starts in its state folder.
     *
     * @param group for its processes
     */
    public FabricBench(StateFolder state, FabricStarter starter, ProcessGroup group) {
        this.state = state;
        this.starter = starter;
        this.group = group;
        this.onInterrupt = new Thread(() -> FabricNetworks.stop(state), "stop-the-network");
    }

    /** Refused when the folder holds an embedded network. */
    public static void requireNoOther(StateFolder state) {
        if (Files.exists(state.ledger().resolve("blocks.log"))) {
            throw new LauncherRefusal(
                    ExitCode.BAD_INPUT,
                    state.root() + " holds an embedded network: give --network embedded, or another folder with"
                            + " --keep.");
        }
    }

    @Override
    public Shape shape() {
        FabricRecord network = starter.network();
        int organizations = network.organizations().size();
        return new Shape("fabric", organizations, network.ordering().size(), organizations / 2 + 1);
    }

    @Override
    public List<String> organizations() {
        return starter.network().organizations().stream()
                .map(Organization::mspId)
                .toList();
    }

    @Override
    public void start(List<Member> members) {
        state.create();
        starter.checkPorts();
        group.allOrNone(() -> {
            starter.begin(
                    group,
                    members.stream()
                            .map(member -> org.commonway.identity.Member.parse(member.argument()))
                            .toList());
            starter.finish(group);
            return starter;
        });
        Runtime.getRuntime().addShutdownHook(onInterrupt);
    }

    @Override
    public LedgerConnection connection(Member member) {
        FabricRecord network = starter.network();
        return new LedgerConnection(
                network.organization(member.msp()).peerAddress(),
                network.first().channel(),
                network.first().chaincode(),
                member.msp(),
                state.crypto().resolve(member.folder()),
                state.crypto().resolve("trust.pem"));
    }

    @Override
    public List<Part> parts() {
        return starter.network().processes().stream()
                .filter(RunningNetwork.Entry::runs)
                .map(entry -> new Part(entry.name(), entry.pid()))
                .toList();
    }

    @Override
    public long diskBytes() {
        return BenchNetwork.bytesIn(FabricFolder.of(state).root().resolve("data"));
    }

    @Override
    public void close() {
        FabricNetworks.stop(state);
        try {
            Runtime.getRuntime().removeShutdownHook(onInterrupt);
        } catch (IllegalStateException interrupted) {
            return; // the hook is at it
        }
    }
}
