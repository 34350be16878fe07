package org.commonway.launcher.fabric.growth;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.LauncherRefusal;
import org.commonway.launcher.console.Console;
import org.commonway.launcher.fabric.Contracts;
import org.commonway.launcher.fabric.FabricNetworks;
import org.commonway.launcher.fabric.FabricPlans;
import org.commonway.launcher.fabric.Orderers;
import org.commonway.launcher.fabric.channel.ChannelConfig;
import org.commonway.launcher.fabric.channel.ChannelUpdate;
import org.commonway.launcher.fabric.msp.Keys;
import org.commonway.launcher.fabric.plan.Deployment;
import org.commonway.launcher.fabric.plan.FabricFolder;
import org.commonway.launcher.fabric.plan.FabricRecord;
import org.commonway.launcher.fabric.plan.Organization;
import org.commonway.launcher.fabric.tool.ProgramCache;
import org.commonway.launcher.fabric.tool.Programs;
import org.commonway.launcher.process.OwnedProcess;
import org.commonway.launcher.start.ProcessGroup;
import org.commonway.launcher.start.ProcessPlan;
import org.commonway.launcher.state.RunningNetwork;
import org.commonway.launcher.state.StateFolder;

/** A network that runs, its record, and what all changes of it need. For one thread. */
public final class LiveNetwork {
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final StateFolder state;
    private final FabricFolder folder;
    private final Programs programs;
    private final Contracts contracts;
    private final Console console;
    private final InstantSource clock;
    private final Keys keys;
    private FabricRecord network;

    private LiveNetwork(
            StateFolder state,
            Programs programs,
            Contracts contracts,
            Console console,
            InstantSource clock,
            FabricRecord network) {
        this.state = state;
        this.folder = FabricFolder.of(state);
        this.programs = programs;
        this.contracts = contracts;
        this.console = console;
        this.clock = clock;
        this.keys = new Keys(state.crypto(), folder, clock);
        this.network = network;
    }

    /** The network of this folder; refused when it does not run. */
    public static LiveNetwork open(Path project, StateFolder state, Console console, InstantSource clock) {
        FabricRecord network = FabricNetworks.findRunning(state)
                .filter(FabricRecord::founded)
                .orElseThrow(() -> new LauncherRefusal(
                        ExitCode.UNREACHABLE,
                        "No Fabric network runs in " + state.root() + ": start it with ./commonway fabric up --state "
                                + state.root() + "."));
        Programs programs = new ProgramCache(project, System.getenv(), console).programs();
        FabricNetworks.checkRelease(network, programs, state);
        return new LiveNetwork(state, programs, Contracts.ofCommonway(project), console, clock, network);
    }

    /** As it is now. */
    public FabricRecord network() {
        return network;
    }

    /** Where its files lie. */
    public FabricFolder folder() {
        return folder;
    }

    Programs programs() {
        return programs;
    }

    Contracts contracts() {
        return contracts;
    }

    /** Where it is told what goes on. */
    public Console console() {
        return console;
    }

    Keys keys() {
        return keys;
    }

    /** How its processes are started. */
    public FabricPlans plans() {
        return new FabricPlans(folder, programs, contracts);
    }

    /** Where the members' keys are. */
    Path crypto() {
        return state.crypto();
    }

    /** Keeps a change in the network's record. */
    void keep(FabricRecord changed) {
        network = changed;
        network.keep(state);
    }

    /** Whether a process runs. */
    public boolean runs(String process) {
        return network.findProcess(process).filter(RunningNetwork.Entry::runs).isPresent();
    }

    /** Refused when a process does not run, but for this one. */
    public void requireAllRunBut(String excepted) {
        List<String> ended = network.processes().stream()
                .filter(entry -> !entry.runs() && !entry.name().equals(excepted))
                .map(RunningNetwork.Entry::name)
                .toList();
        if (!ended.isEmpty()) {
            throw new LauncherRefusal(
                    ExitCode.UNREACHABLE,
                    String.join(", ", ended) + " of the network in " + state.root() + " "
                            + (ended.size() == 1 ? "does" : "do") + " not run: start what is missing with ./commonway"
                            + " fabric up --state " + state.root() + ", then try again.");
        }
    }

    /** Those whose orderers run on the channel; the one that leads comes first. */
    List<Organization> ordering(Deployment channel) {
        return network.orderingOn(channel).stream()
                .filter(organization -> runs(organization.orderer()))
                .sorted(Comparator.comparing(organization -> !Orderers.leads(organization, channel.channel())))
                .toList();
    }

    /** The same but for this organisation's. */
    List<Organization> orderingBut(Organization excepted, Deployment channel) {
        return ordering(channel).stream()
                .filter(organization -> !organization.mspId().equals(excepted.mspId()))
                .toList();
    }

    /**
     * Changes a channel's configuration; returns when all its peers have it.
     *
     * @param through whose orderer is told
     * @param concerned who must sign whatever else, because it is about them
     */
    ChannelUpdate.Current change(
            String what,
            Deployment channel,
            Organization through,
            List<Organization> concerned,
            Consumer<ChannelConfig> change) {
        ChannelUpdate.Current current = update(channel, through).apply(what, signers(channel, concerned), change);
        await("the peers' knowledge of the change", () -> FabricNetworks.peersHave(network, channel, current.block()));
        return current;
    }

    ChannelUpdate update(Deployment channel, Organization through) {
        return new ChannelUpdate(folder, programs, channel.channel(), through);
    }

    /** Those concerned, and as many more as make a majority of the members and of those with an orderer. */
    List<Organization> signers(Deployment channel, List<Organization> concerned) {
        List<Organization> members = network.membersOf(channel);
        List<Organization> ordering = network.orderingOn(channel);
        List<Organization> signers = new ArrayList<>(concerned);
        List<Organization> candidates = new ArrayList<>(ordering);
        candidates.addAll(members);
        for (Organization candidate : candidates) {
            boolean enough = isMajority(signers, members) && isMajority(signers, ordering);
            if (!enough && !signers.contains(candidate)) {
                signers.add(candidate);
            }
        }
        return signers;
    }

    private static boolean isMajority(List<Organization> some, List<Organization> all) {
        return 2 * all.stream().filter(some::contains).count() > all.size();
    }

    /** Starts processes beside those that run, and keeps them in the record once they are ready. */
    public void start(List<ProcessPlan> plans) {
        ProcessGroup group = new ProcessGroup(state, console, clock);
        List<RunningNetwork.Entry> started = group.allOrNone(() -> {
            launch(group, plans);
            return group.entries();
        });
        started.forEach(this::record);
    }

    /** Starts a process that was stopped for a moment. It is not ended when it takes too long, or we are interrupted. */
    public void startAgain(ProcessPlan plan) {
        ProcessGroup group = newGroup();
        try {
            launch(group, List.of(plan));
        } finally {
            group.entries().forEach(this::record);
        }
    }

    /** Launches and waits until each process is up; what the caller's group does when it fails is the caller's affair. */
    void launch(ProcessGroup group, List<ProcessPlan> plans) {
        plans.forEach(plan -> {
            state.putAsideLogs(plan.name());
            group.launch(plan);
        });
        group.awaitHealthy(FabricNetworks.KINDS);
        plans.stream().filter(plan -> plan.healthUrl().isEmpty()).forEach(plan -> {
            group.await(plan.name(), () -> FabricNetworks.listens(plan.ports().get(0)));
            group.ready(plan.name());
        });
    }

    ProcessGroup newGroup() {
        return new ProcessGroup(state, console, clock);
    }

    /** Keeps a process in the record, and in that of a city that stands on this network. */
    void record(RunningNetwork.Entry started) {
        keep(network.with(started));
        state.find(RunningNetwork.FILE).map(RunningNetwork::fromJson).ifPresent(city -> {
            List<RunningNetwork.Entry> processes = new ArrayList<>(city.processes());
            processes.replaceAll(known -> known.name().equals(started.name()) ? started : known);
            state.put(
                    RunningNetwork.FILE,
                    new RunningNetwork(city.cityName(), city.cityKey(), city.gatewayUrl(), city.ledgers(), processes)
                            .toJson());
        });
    }

    /** Ends a process, by force when it does not end by itself. */
    public void stop(String process) {
        network.findProcess(process).ifPresent(LiveNetwork::stop);
    }

    static void stop(RunningNetwork.Entry entry) {
        OwnedProcess.find(entry.pid(), entry.startedAtMillis()).ifPresent(owned -> owned.stop(PATIENCE));
    }

    /** Deletes what a process kept. */
    void forget(String process) {
        state.deleteTree(folder.data(process));
    }

    /** Waits until this is so of a process; refused when the process ends meanwhile, or when it takes too long. */
    void awaitOf(String process, String what, BooleanSupplier condition) {
        await(what + " at " + process, () -> {
            if (!runs(process)) {
                throw new LauncherRefusal(
                        ExitCode.UNREACHABLE,
                        process + " ended before it had " + what + ": see " + state.log(process) + " and "
                                + state.errors(process) + ".");
            }
            return condition.getAsBoolean();
        });
    }

    /** Waits until this is so, or for so long; whether it is. */
    boolean comes(Duration longest, BooleanSupplier condition) {
        Instant end = clock.instant().plus(longest);
        AtomicBoolean came = new AtomicBoolean();
        newGroup().await("an end", () -> {
            came.set(condition.getAsBoolean());
            return came.get() || clock.instant().isAfter(end);
        });
        return came.get();
    }

    /** Waits until this is so; refused when it takes too long. */
    public void await(String what, BooleanSupplier condition) {
        newGroup().await(what, condition);
    }
}
