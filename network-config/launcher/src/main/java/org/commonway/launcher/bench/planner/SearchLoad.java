package org.commonway.launcher.bench.planner;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.LauncherRefusal;
import org.commonway.launcher.bench.Quantiles;
import org.commonway.launcher.bench.ledger.Schedule;
import org.commonway.launcher.bench.planner.search.EngineRun;
import org.commonway.launcher.bench.planner.search.JsonCalls;

/**
 * Searches that begin at moments which do not depend on answers, as riders do. Time counts from the moment a search was
 * meant to begin, so that waiting for a gateway that does not keep up is part of it.
 */
final class SearchLoad {
    private static final int RIDERS = 64;
    /** After so many times the load's length, searches that have not begun yet are given up. */
    private static final int GIVE_UP_AFTER = 2;

    private final LongSupplier nanoTime;
    private final IntFunction<JsonCalls.Answer> search;
    private final ConcurrentLinkedQueue<Double> millis = new ConcurrentLinkedQueue<>();
    private final Map<String, Integer> failures = new ConcurrentHashMap<>();
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger begun = new AtomicInteger();

    /**
     * A load.
     *
     * @param search makes one search, by its number in the load
     */
    SearchLoad(LongSupplier nanoTime, IntFunction<JsonCalls.Answer> search) {
        this.nanoTime = nanoTime;
        this.search = search;
    }

    /**
     * What was measured.
     *
     * @param targetPerSecond searches meant to begin
     * @param searches how many were meant to begin in all
     * @param notBegun how many of these were given up before they began
     * @param seconds from the first's begin until the last answer
     * @param latency from the moment a search was meant to begin until its answer; of those that were answered
     * @param failures how many had no good answer, by HTTP status
     */
    record Figures(
            double targetPerSecond,
            int searches,
            int notBegun,
            double seconds,
            Quantiles latency,
            Map<String, Integer> failures) {
        /** Good answers a second. */
        double achievedPerSecond() {
            return seconds == 0 ? 0 : latency.count() / seconds;
        }

        int failureCount() {
            return failures.values().stream().mapToInt(Integer::intValue).sum();
        }

        /** For programs. */
        ObjectNode toJson() {
            ObjectNode json = new JsonMapper().createObjectNode();
            json.put("targetPerSecond", targetPerSecond);
            json.put("achievedPerSecond", EngineRun.rounded(achievedPerSecond()));
            json.put("searches", searches);
            json.put("notBegun", notBegun);
            json.put("seconds", EngineRun.rounded(seconds));
            json.put("p50Ms", EngineRun.rounded(latency.p50()));
            json.put("p99Ms", EngineRun.rounded(latency.p99()));
            json.put("maxMs", EngineRun.rounded(latency.max()));
            json.put("failed", failureCount());
            failures.forEach(json.putObject("failuresByReason")::put);
            return json;
        }
    }

    /** Makes the load and waits for all answers. */
    Figures run(double perSecond, int seconds) {
        Schedule schedule = new Schedule(perSecond);
        int count = schedule.countWithin(seconds);
        long start = nanoTime.getAsLong();
        long end = start + 1_000_000_000L * GIVE_UP_AFTER * seconds;
        List<Thread> riders = new ArrayList<>();
        for (int i = 0; i < Math.min(RIDERS, count); i++) {
            Thread rider = new Thread(() -> ride(schedule, count, start, end), "rider-" + i);
            rider.setDaemon(true); // an interrupted bench must not hang on a call that waits
            rider.start();
            riders.add(rider);
        }
        riders.forEach(SearchLoad::join);
        return new Figures(
                perSecond,
                count,
                count - begun.get(),
                (nanoTime.getAsLong() - start) / 1e9,
                Quantiles.of(millis.stream().mapToDouble(Double::doubleValue).toArray()),
                new TreeMap<>(failures));
    }

    private void ride(Schedule schedule, int count, long start, long end) {
        for (int index = next.getAndIncrement(); index < count; index = next.getAndIncrement()) {
            long due = schedule.dueNanos(index, start, 0);
            for (long left = due - nanoTime.getAsLong(); left > 0; left = due - nanoTime.getAsLong()) {
                LockSupport.parkNanos(left);
            }
            if (nanoTime.getAsLong() - end >= 0) {
                return;
            }
            begun.incrementAndGet();
            search(index, due);
        }
    }

    private void search(int index, long due) {
        try {
            JsonCalls.Answer answer = search.apply(index);
            if (answer.isGood()) {
                millis.add((nanoTime.getAsLong() - due) / 1e6);
            } else {
                failures.merge("HTTP_" + answer.status(), 1, Integer::sum);
            }
        } catch (LauncherRefusal noAnswer) {
            failures.merge("NO_ANSWER", 1, Integer::sum);
        }
    }

    private static void join(Thread rider) {
        try {
            rider.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new LauncherRefusal(ExitCode.FAULT, "The bench was interrupted.", interrupted);
        }
    }
}
