package org.commonway.embedded;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Kills the network under load, again and again, and looks each time whether everything it acknowledged is there. As a
 * program: {@code KillRun <kills> <folder> [<seed>]}.
 */
final class KillRun {
    private static final int CALLERS = 8;
    private static final int KEYS = 3;
    private static final int UPTIME_MILLIS_MAX = 2_000;

    private final NetworkProcess.Program program;
    private final Random random;
    private final IndependentReader reader = new IndependentReader();
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final List<Long> firstCommitMillis = new ArrayList<>();
    private final List<Long> readyMillis = new ArrayList<>();
    private int tornTails;
    private int killedWhileStarting;

    KillRun(Path folder, long seed) throws Exception {
        this.program = NetworkProcess.prepare(Files.createDirectories(folder));
        this.random = new Random(seed);
    }

    /** Runs from the command line. */
    public static void main(String[] arguments) throws Exception {
        long seed = arguments.length > 2 ? Long.parseLong(arguments[2]) : System.nanoTime();
        KillRun run = new KillRun(Path.of(arguments[1]), seed);
        System.out.println(run.kill(Integer.parseInt(arguments[0])) + " seed=" + seed);
        System.exit(0); // the clients' threads are not all daemons
    }

    /** Kills so often, then checks everything once more; a line of figures. */
    String kill(int kills) throws Exception {
        for (int round = 0; round < kills; round++) {
            runAndKill(round);
            checkChain();
            if (round % 50 == 49) {
                System.out.println(figures(round + 1));
            }
        }
        try (NetworkProcess last = NetworkProcess.start(program.command());
                NetworkUser user = user(last.address())) {
            for (int round = 0; round < kills; round++) {
                checkState(user, round);
            }
            require(user.submit("put", "after", "all").equals("all"), "the network still commits");
            require(last.stop() == 143, "the network stops cleanly");
        }
        IndependentReader whole = new IndependentReader();
        whole.readOn(blocks());
        require(whole.offset() == Files.size(blocks()), "nothing lies behind the last block");
        require(whole.valid.keySet().containsAll(reader.valid.keySet()), "no transaction is ever lost");
        return figures(kills);
    }

    private void runAndKill(int round) throws Exception {
        boolean whileStarting = random.nextInt(5) == 0;
        long uptimeNanos = TimeUnit.MILLISECONDS.toNanos(random.nextInt(UPTIME_MILLIS_MAX));
        try (NetworkProcess process = NetworkProcess.start(program.command())) {
            if (whileStarting) {
                sleepUntil(process.startedNanos() + uptimeNanos);
                killedWhileStarting += process.isReady() ? 0 : 1;
                return;
            }
            String address = process.address();
            readyMillis.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - process.startedNanos()));
            try (NetworkUser user = user(address)) {
                if (round > 0) {
                    checkState(user, round - 1);
                }
                load(round, user, process, System.nanoTime() + uptimeNanos);
            }
        }
    }

    private void load(int round, NetworkUser user, NetworkProcess process, long untilNanos) throws Exception {
        AtomicBoolean killed = new AtomicBoolean();
        AtomicInteger next = new AtomicInteger();
        AtomicLong firstNanos = new AtomicLong(Long.MAX_VALUE);
        List<Throwable> surprises = Collections.synchronizedList(new ArrayList<>());
        List<Thread> callers = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            Thread caller = new Thread(() -> {
                try {
                    while (!killed.get()) {
                        acknowledged.add(submit(user, prefix(round) + next.getAndIncrement() + "-"));
                        firstNanos.accumulateAndGet(System.nanoTime(), Math::min);
                    }
                } catch (Exception e) {
                    if (!killed.get()) {
                        surprises.add(e);
                    }
                }
            });
            caller.start();
            callers.add(caller);
        }
        sleepUntil(untilNanos);
        killed.set(true);
        process.kill();
        for (Thread caller : callers) {
            caller.join();
        }
        require(surprises.isEmpty(), "nothing fails before the kill: " + surprises);
        if (firstNanos.get() != Long.MAX_VALUE) {
            firstCommitMillis.add(TimeUnit.NANOSECONDS.toMillis(firstNanos.get() - process.startedNanos()));
        }
    }

    /** Submit's answer is the acknowledgement: the status is not waited for. */
    private static String submit(NetworkUser user, String keys) throws Exception {
        return user.contract()
                .newProposal("fill")
                .addArguments(keys, String.valueOf(KEYS))
                .build()
                .endorse()
                .submitAsync()
                .getTransactionId();
    }

    private void checkChain() throws Exception {
        reader.readOn(blocks());
        tornTails += reader.offset() < Files.size(blocks()) ? 1 : 0;
        List<String> lost = acknowledged.stream()
                .filter(txId -> !reader.valid.containsKey(txId))
                .toList();
        require(lost.isEmpty(), "everything that was acknowledged is there; lost: " + lost);
        boolean whole = reader.valid.values().stream().allMatch(keys -> keys.size() == KEYS || keys.size() == 1);
        require(whole, "no transaction is half there");
    }

    /** What the network says of a round is what stands in the chain. */
    private void checkState(NetworkUser user, int round) throws Exception {
        String prefix = prefix(round);
        long inChain = reader.writers.keySet().stream()
                .filter(key -> key.startsWith(prefix))
                .count();
        String inState = user.evaluate("count", prefix, prefix + "~");
        require(inState.equals(String.valueOf(inChain)), "the state is that of the chain: " + inState + ", " + inChain);
        require(inChain % KEYS == 0, "no transaction is half there");
    }

    private NetworkUser user(String address) throws Exception {
        Path crypto = program.crypto();
        return new NetworkUser(address, crypto, crypto.resolve("trust.pem"), "TransitMSP", "metro");
    }

    private Path blocks() {
        return program.data().resolve("blocks.log");
    }

    private static String prefix(int round) {
        return String.format("r%05d-", round);
    }

    private static void sleepUntil(long nanos) throws InterruptedException {
        long left = nanos - System.nanoTime();
        if (left > 0) {
            TimeUnit.NANOSECONDS.sleep(left);
        }
    }

    private String figures(int kills) {
        return String.format(
                "kills=%d whileStarting=%d acknowledged=%d committed=%d blocks=%d tornTails=%d"
                        + " readyMillis{p50=%d max=%d} firstCommitMillis{p50=%d p99=%d max=%d}",
                kills,
                killedWhileStarting,
                acknowledged.size(),
                reader.valid.size(),
                reader.blocks(),
                tornTails,
                percentile(readyMillis, 50),
                percentile(readyMillis, 100),
                percentile(firstCommitMillis, 50),
                percentile(firstCommitMillis, 99),
                percentile(firstCommitMillis, 100));
    }

    private static long percentile(List<Long> values, int percent) {
        List<Long> sorted = values.stream().sorted().toList();
        return sorted.isEmpty() ? -1 : sorted.get((sorted.size() - 1) * percent / 100);
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new AssertionError("broken: " + rule);
        }
    }
}
