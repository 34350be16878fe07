package org.commonway.launcher.network;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.LauncherRefusal;
import org.commonway.launcher.chain.TermsOffice;
import org.commonway.launcher.console.Console;
import org.commonway.launcher.process.OwnedProcess;
import org.commonway.launcher.process.PortHolder;
import org.commonway.launcher.process.Starting;
import org.commonway.launcher.state.RunningNetwork;
import org.commonway.launcher.state.StateFolder;
import org.commonway.samplecity.CityPlan;
import org.commonway.samplecity.OperatorPlan;

/** Starts a network: the ledger first, then all nodes and the gateway at once; all of it or nothing. */
public final class NetworkStarter {
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);

    private final Path project;
    private final StateFolder state;
    private final Console console;
    private final InstantSource clock;
    private final Health health = new Health();
    private final List<Starting> starting = new ArrayList<>();
    private final List<RunningNetwork.Entry> entries = new ArrayList<>();

    /** A starter for the programs built in the project's folder. */
    public NetworkStarter(Path project, StateFolder state, Console console, InstantSource clock) {
        this.project = project;
        this.state = state;
        this.console = console;
        this.clock = clock;
    }

    /** Starts the city's network and waits until it is ready; when anything fails, what was started is stopped. */
    public RunningNetwork start(CityPlan city, String cityKey, Ports ports) {
        NetworkPlan plan = new NetworkPlan(project, city, state, ports);
        List<ProcessPlan> processes = new ArrayList<>(List.of(plan.ledger()));
        processes.addAll(plan.nodes());
        processes.add(plan.gateway());
        processes.forEach(process -> process.ports().forEach(port -> PortHolder.checkFree(process.name(), port)));
        Thread onInterrupt = new Thread(this::killAll, "stop-what-was-started");
        Runtime.getRuntime().addShutdownHook(onInterrupt);
        boolean done = false;
        try {
            RunningNetwork network = startAll(city, cityKey, plan, processes);
            done = true;
            return network;
        } finally {
            Runtime.getRuntime().removeShutdownHook(onInterrupt);
            if (!done) {
                killAll();
                state.remove(RunningNetwork.FILE);
            }
        }
    }

    private RunningNetwork startAll(CityPlan city, String cityKey, NetworkPlan plan, List<ProcessPlan> processes) {
        Instant began = clock.instant();
        console.progress("Starting " + processes.size() + " processes for " + city.name() + " in " + state.root());
        launch(processes.get(0));
        Starting ledger = starting.get(0);
        await(began, "the members' keys", () -> plan.members().stream().allMatch(this::hasKeys));
        processes.subList(1, processes.size()).forEach(this::launch);
        record(city, cityKey, plan);
        await(began, "the ledger", () -> ledger.hasLogged("READY "));
        ready(0, began);
        if (termsOffice(plan).putAtFirstStart()) {
            console.progress(
                    "  terms put by the city: commission at most 5.00 %, levy 1.00 %; the gateway owes the VAT of"
                            + " drivers who are not registered for it");
        }
        for (boolean[] up = new boolean[entries.size()]; count(up) < entries.size() - 1; ) {
            await(began, "the nodes and the gateway", () -> anotherIsUp(up, began));
        }
        Set<String> operators = city.operators().stream().map(OperatorPlan::id).collect(Collectors.toSet());
        await(began, "the gateway's view of all operators", () -> health.seesAll(plan.gatewayUrl(), operators));
        return record(city, cityKey, plan);
    }

    private TermsOffice termsOffice(NetworkPlan plan) {
        Path folder = state.crypto().resolve(Member.CITY.folder());
        return new TermsOffice(
                plan.ledgerAddress(), Member.CITY.msp(), folder, state.crypto().resolve("trust.pem"));
    }

    private static int count(boolean[] flags) {
        int count = 0;
        for (boolean flag : flags) {
            count += flag ? 1 : 0;
        }
        return count;
    }

    private boolean anotherIsUp(boolean[] up, Instant began) {
        boolean found = false;
        for (int i = 1; i < up.length; i++) {
            if (!up[i] && health.isUp(entries.get(i).healthUrl())) {
                up[i] = true;
                found = true;
                ready(i, began);
            }
        }
        return found;
    }

    private void ready(int index, Instant began) {
        Duration took = Duration.between(began, clock.instant());
        entries.set(index, entries.get(index).readyAfter(took.toMillis() / 1000.0));
        console.progress("  " + entries.get(index).name() + " ready after " + Console.seconds(took));
    }

    private boolean hasKeys(Member member) {
        Path folder = state.crypto().resolve(member.folder());
        return Files.exists(folder.resolve("tls-key.pem"))
                && Files.exists(state.crypto().resolve("trust.pem"));
    }

    private void launch(ProcessPlan plan) {
        List<String> command = plan.program().commandLine(project, plan.jvmFlags(), plan.arguments());
        Starting started = Starting.start(plan.name(), command, state.log(plan.name()), state.errors(plan.name()));
        starting.add(started);
        entries.add(new RunningNetwork.Entry(
                plan.name(),
                plan.kind(),
                started.process().pid(),
                OwnedProcess.startMillis(started.process().toHandle()),
                plan.ports(),
                plan.healthUrl(),
                -1));
    }

    private RunningNetwork record(CityPlan city, String cityKey, NetworkPlan plan) {
        RunningNetwork network = new RunningNetwork(city.name(), cityKey, plan.gatewayUrl(), entries);
        state.put(RunningNetwork.FILE, network.toJson());
        return network;
    }

    private void await(Instant began, String what, BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            starting.forEach(Starting::checkAlive);
            if (Duration.between(began, clock.instant()).compareTo(LONGEST) > 0) {
                throw new LauncherRefusal(
                        ExitCode.UNREACHABLE,
                        what + " did not get ready within " + LONGEST.toMinutes() + " minutes: see the logs in "
                                + state.root().resolve("logs") + ".");
            }
            try {
                Thread.sleep(LOOK_EVERY.toMillis());
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new LauncherRefusal(ExitCode.FAULT, "The start was interrupted.", interrupted);
            }
        }
    }

    private void killAll() {
        starting.forEach(started -> started.process().destroy());
        for (Starting started : starting) {
            try {
                if (!started.process().waitFor(5, TimeUnit.SECONDS)) {
                    started.process().destroyForcibly();
                }
            } catch (InterruptedException interrupted) {
                started.process().destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
    }
}
