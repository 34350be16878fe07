package org.commonway.launcher.fabric;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.commonway.identity.Member;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.LauncherRefusal;
import org.commonway.launcher.console.Console;
import org.commonway.launcher.fabric.channel.Lifecycle;
import org.commonway.launcher.fabric.msp.Keys;
import org.commonway.launcher.fabric.plan.Deployment;
import org.commonway.launcher.fabric.plan.FabricFolder;
import org.commonway.launcher.fabric.plan.FabricRecord;
import org.commonway.launcher.fabric.plan.Organization;
import org.commonway.launcher.fabric.process.FabricConfig;
import org.commonway.launcher.fabric.tool.Programs;
import org.commonway.launcher.process.PortHolder;
import org.commonway.launcher.start.ProcessGroup;
import org.commonway.launcher.start.ProcessPlan;
import org.commonway.launcher.state.RunningNetwork;
import org.commonway.launcher.state.StateFolder;

/** Founds a Fabric network in a state folder, or starts what does not run of the one that is there. */
public final class FabricStarter {
    private final StateFolder state;
    private final FabricFolder folder;
    private final Programs programs;
    private final Contracts contracts;
    private final Path builder;
    private final Keys keys;
    private final Console console;
    /** Whose peers have lost their disks and are being brought back. */
    private final List<Organization> bare = new ArrayList<>();

    private FabricRecord network;

    /**
     * A starter.
     *
     * @param project the project's folder
     * @param founding whom a new network is made of; asked only when the folder holds none
     */
    public FabricStarter(
            Path project,
            StateFolder state,
            Programs programs,
            Contracts contracts,
            Supplier<List<Organization>> founding,
            Console console,
            InstantSource clock) {
        this.state = state;
        this.folder = FabricFolder.of(state);
        this.programs = programs;
        this.contracts = contracts;
        this.builder = project.resolve("network-config/fabric/ccaas");
        this.keys = new Keys(state.crypto(), folder, clock);
        this.console = console;
        this.network = FabricRecord.find(state).orElseGet(() -> newNetwork(programs, contracts, founding.get()));
    }

    private static FabricRecord newNetwork(Programs programs, Contracts contracts, List<Organization> founders) {
        List<String> members = founders.stream().map(Organization::mspId).toList();
        Deployment first = Deployment.first(contracts.channel(), members, contracts.name());
        return new FabricRecord(programs.release(), founders, List.of(first), List.of());
    }

    /** The network as it is now. */
    public FabricRecord network() {
        return network;
    }

    /** Refused when a port of a process that is to be started is busy. */
    public void checkPorts() {
        for (Organization organization : network.organizations()) {
            if (organization.runsOrderer()) {
                checkPorts(organization.orderer(), organization.ordererPorts());
            }
            checkPorts(organization.peer(), organization.peerPorts());
            checkPorts(organization.chaincode(), organization.chaincodePorts());
        }
    }

    private void checkPorts(String process, List<Integer> ports) {
        if (network.findProcess(process).filter(RunningNetwork.Entry::runs).isEmpty()) {
            ports.forEach(port -> PortHolder.checkFree(process, port));
        }
    }

    /** Makes the keys that are missing, and starts what does not run. */
    public void begin(ProcessGroup group, List<Member> members) {
        if (!network.founded()) {
            FabricNetworks.clearAway(state, network); // a founding that was cut short
        } else {
            FabricNetworks.checkRelease(network, programs, state);
            requireQuorum();
        }
        keys.makeProcesses(network.organizations());
        keys.makeMembers(members);
        FabricConfig.write(folder.config(), programs, builder);
        Deployment deployment = deployment();
        for (ProcessPlan plan : plans().all(network, deployment)) {
            network.findProcess(plan.name())
                    .filter(RunningNetwork.Entry::runs)
                    .ifPresentOrElse(group::adopt, () -> launch(group, plan));
        }
        network = network.with(ours(group));
        network.keep(state);
    }

    /** Starts a process with what it needs after its disk was lost, where it was. */
    private void launch(ProcessGroup group, ProcessPlan plan) {
        KeptData kept = new KeptData(folder, network);
        if (network.founded()) {
            for (Organization organization : network.organizations()) {
                if (plan.name().equals(organization.orderer()) && !kept.isWholeOrderer(organization)) {
                    leaveOut(group, plan, organization);
                    return;
                }
                if (plan.name().equals(organization.peer()) && !kept.isWholePeer(organization)) {
                    bare.add(organization);
                    group.launch(plans().rejoiningPeer(organization));
                    return;
                }
            }
        }
        group.launch(plan);
    }

    private void requireQuorum() {
        KeptData kept = new KeptData(folder, network);
        List<String> lost = network.ordering().stream()
                .filter(organization -> !kept.isWholeOrderer(organization))
                .map(Organization::orderer)
                .toList();
        if (2 * lost.size() >= network.ordering().size()) {
            throw new LauncherRefusal(
                    ExitCode.DISK,
                    String.join(" and ", lost) + " of the network in " + state.root()
                            + " have lost their disks, and the "
                            + "others are no majority: restore a backup into another folder with ./commonway fabric"
                            + " restore --from FILE --state DIR.");
        }
    }

    /** An orderer that has forgotten its votes may vote twice: it must not come back under its old key. */
    private void leaveOut(ProcessGroup group, ProcessPlan plan, Organization organization) {
        console.progress("  " + plan.name() + " has lost its disk (" + folder.data(plan.name())
                + ") and was not started: put a new one in its place with ./commonway fabric orderer replace --msp "
                + organization.mspId() + " --state " + state.root());
        group.adopt(network.findProcess(plan.name())
                .orElseGet(() ->
                        new RunningNetwork.Entry(plan.name(), plan.kind(), 0, 0, plan.ports(), plan.healthUrl(), 0))
                .readyAfter(0));
    }

    private FabricPlans plans() {
        return new FabricPlans(folder, programs, contracts);
    }

    /** Peers that had lost their disks fetch what they lacked, and start anew as they usually run. */
    private void rejoin(ProcessGroup group) {
        Rejoining rejoining = new Rejoining(network, folder, programs, console);
        for (Organization organization : bare) {
            rejoining.rejoin(organization, group);
            group.restart(plans().peer(organization));
        }
        bare.clear();
        group.awaitHealthy(FabricNetworks.KINDS);
    }

    /** Goes on until the chaincode answers on the channel. */
    public void finish(ProcessGroup group) {
        group.awaitHealthy(FabricNetworks.KINDS);
        rejoin(group);
        Deployment deployment = network.founded()
                ? network.first()
                : new Lifecycle(folder, programs).pack(network.first(), contracts.jars());
        if (!network.founded()) {
            new Founding(network, folder, programs, console).found(deployment);
        }
        group.await("the peers' view of each other", () -> FabricNetworks.peersSeeEachOther(network));
        group.awaitNothing(() -> Orderers.missing(network));
        group.await("the chaincode servers", () -> FabricNetworks.chaincodesListen(network));
        network.organizations().stream()
                .map(Organization::chaincode)
                .filter(server -> network.findProcess(server).stream().allMatch(entry -> entry.readySeconds() < 0))
                .forEach(group::ready);
        network = network.with(deployment).with(ours(group));
        network.keep(state);
    }

    /** What is deployed; for a new network, the package of the contracts as they are built now. */
    private Deployment deployment() {
        if (!network.founded()) {
            contracts.keep(folder, network.first().label());
            return new Lifecycle(folder, programs).pack(network.first(), contracts.jars());
        }
        Deployment deployed = network.first();
        if (!Lifecycle.packageId(deployed, contracts.jars()).equals(deployed.packageId())) {
            console.progress("The contracts that are built here are not those that the organisations approved as "
                    + deployed.label() + ": deploy them with ./commonway fabric upgrade");
        }
        return deployed;
    }

    private static List<RunningNetwork.Entry> ours(ProcessGroup group) {
        return group.entries().stream()
                .filter(entry -> FabricNetworks.KINDS.contains(entry.kind()))
                .toList();
    }
}
