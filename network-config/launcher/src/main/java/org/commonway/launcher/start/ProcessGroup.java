package org.commonway.launcher.start;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.LauncherRefusal;
import org.commonway.launcher.console.Console;
import org.commonway.launcher.process.OwnedProcess;
import org.commonway.launcher.process.Starting;
import org.commonway.launcher.state.RunningNetwork;
import org.commonway.launcher.state.StateFolder;

/** Processes that are started together: all of them come up, or none is left running. For one thread. */
public final class ProcessGroup {
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);
    private static final int STOP_SECONDS = 5;

    private final StateFolder state;
    private final Console console;
    private final InstantSource clock;
    private final Instant began;
    private final Health health = new Health();
    private final List<Starting> starting = new ArrayList<>();
    private final List<RunningNetwork.Entry> entries = new ArrayList<>();

    /** A group without processes, whose logs go into the folder. */
    public ProcessGroup(StateFolder state, Console console, InstantSource clock) {
        this.state = state;
        this.console = console;
        this.clock = clock;
        this.began = clock.instant();
    }

    /** Does the work; when it fails, or the launcher is interrupted, what was started is stopped. */
    public <T> T allOrNone(Supplier<T> work) {
        Thread onInterrupt = new Thread(this::killAll, "stop-what-was-started");
        Runtime.getRuntime().addShutdownHook(onInterrupt);
        boolean done = false;
        try {
            T result = work.get();
            done = true;
            return result;
        } finally {
            Runtime.getRuntime().removeShutdownHook(onInterrupt);
            if (!done) {
                killAll();
            }
        }
    }

    /** Starts a process. */
    public Starting launch(ProcessPlan plan) {
        Starting started = Starting.start(
                plan.name(), plan.command(), plan.environment(), state.log(plan.name()), state.errors(plan.name()));
        starting.add(started);
        entries.add(new RunningNetwork.Entry(
                plan.name(),
                plan.kind(),
                started.process().pid(),
                OwnedProcess.startMillis(started.process().toHandle()),
                plan.ports(),
                plan.healthUrl(),
                -1));
        return started;
    }

    /** Ends a process that was started here, and starts it as this plan has it. */
    public void restart(ProcessPlan plan) {
        List<Starting> ended = starting.stream()
                .filter(started -> started.name().equals(plan.name()))
                .toList();
        starting.removeAll(ended);
        entries.removeIf(entry -> entry.name().equals(plan.name()));
        stop(ended);
        state.putAsideLogs(plan.name());
        launch(plan);
    }

    /** Takes in a process that was started before; it is not stopped when the others fail. */
    public void adopt(RunningNetwork.Entry running) {
        entries.add(running);
    }

    /** What was started or taken in so far, in that order. */
    public List<RunningNetwork.Entry> entries() {
        return List.copyOf(entries);
    }

    /** Notes that a process is ready, and says so. */
    public void ready(String name) {
        Duration took = Duration.between(began, clock.instant());
        entries.replaceAll(entry -> entry.name().equals(name) ? entry.readyAfter(took.toMillis() / 1000.0) : entry);
        console.progress("  " + name + " ready after " + Console.seconds(took));
    }

    /** Waits until every process of these kinds that has a health address says there that it is up. */
    public void awaitHealthy(Set<String> kinds) {
        awaitNothing(() -> {
            List<RunningNetwork.Entry> waiting = new ArrayList<>(entries);
            waiting.removeIf(entry -> !kinds.contains(entry.kind())
                    || entry.readySeconds() >= 0
                    || entry.healthUrl().isEmpty());
            List<String> names =
                    waiting.stream().map(RunningNetwork.Entry::name).collect(Collectors.toCollection(ArrayList::new));
            for (RunningNetwork.Entry entry : waiting) {
                if (health.isUp(entry.healthUrl())) {
                    ready(entry.name());
                    names.remove(entry.name());
                }
            }
            return names;
        });
    }

    /** Waits until this is so; refused when a process ends meanwhile, or when it takes too long. */
    public void await(String what, BooleanSupplier condition) {
        awaitNothing(() -> condition.getAsBoolean() ? List.of() : List.of(what));
    }

    /**
     * Waits until nothing is missing; refused when a process ends meanwhile, or when it takes too long.
     *
     * @param missing names what there is not yet
     */
    public void awaitNothing(Supplier<List<String>> missing) {
        for (List<String> still = missing.get(); !still.isEmpty(); still = missing.get()) {
            checkAlive();
            if (Duration.between(began, clock.instant()).compareTo(LONGEST) > 0) {
                throw new LauncherRefusal(
                        ExitCode.UNREACHABLE,
                        "Still missing after " + LONGEST.toMinutes() + " minutes: " + String.join(", ", still)
                                + "; see the logs in " + state.root().resolve("logs") + ".");
            }
            try {
                Thread.sleep(LOOK_EVERY.toMillis());
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new LauncherRefusal(ExitCode.FAULT, "The start was interrupted.", interrupted);
            }
        }
    }

    /** Refuses when a process has ended, with the sentence that it left. */
    public void checkAlive() {
        starting.forEach(Starting::checkAlive);
    }

    private void killAll() {
        stop(starting);
    }

    private static void stop(List<Starting> processes) {
        processes.forEach(started -> started.process().destroy());
        for (Starting started : processes) {
            try {
                if (!started.process().waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                    started.process().destroyForcibly();
                }
            } catch (InterruptedException interrupted) {
                started.process().destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
    }
}
