package org.commonway.launcher.bench.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.commonway.audit.log.PublicLog;
import org.commonway.launcher.bench.Quantiles;
import org.commonway.launcher.process.ProcessUsage;

/** Appends entries to a log and times them. */
final class AppendLoad {
    private final PublicLog log;
    private final int entryBytes;
    private final LongSupplier nanoTime;

    /** An entry on its way: when it was meant to be appended, when it was durable, when it was published. */
    private static final class Timed {
        private final long start;
        private volatile long durable;
        private volatile long cosigned;

        private Timed(long start) {
            this.start = start;
        }
    }

    AppendLoad(PublicLog log, int entryBytes, LongSupplier nanoTime) {
        this.log = log;
        this.entryBytes = entryBytes;
        this.nanoTime = nanoTime;
    }

    /** So many at once, each with its next entry when its last is durable, for so long. */
    AuditFigures.Appends closed(int appenders, int seconds) throws InterruptedException {
        return measured(seconds, (end, published) -> {
            ExecutorService threads = Executors.newFixedThreadPool(appenders);
            try {
                List<Callable<List<Timed>>> all = new ArrayList<>();
                for (int i = 0; i < appenders; i++) {
                    Random random = new Random(i);
                    all.add(() -> appendUntil(end, random, published));
                }
                List<Timed> timed = new ArrayList<>();
                for (Future<List<Timed>> one : threads.invokeAll(all)) {
                    timed.addAll(one.get());
                }
                return timed;
            } catch (ExecutionException e) {
                throw new IllegalStateException("an append failed", e);
            } finally {
                threads.shutdown();
            }
        });
    }

    private List<Timed> appendUntil(long end, Random random, List<CompletableFuture<?>> published) {
        List<Timed> timed = new ArrayList<>();
        List<CompletableFuture<?>> own = new ArrayList<>();
        while (nanoTime.getAsLong() < end) {
            Timed one = new Timed(nanoTime.getAsLong());
            timed.add(one);
            append(one, random, own).join();
        }
        synchronized (published) {
            published.addAll(own);
        }
        return timed;
    }

    /** So many a second, whether or not answers come, for so long; times count from when each was meant to begin. */
    AuditFigures.Appends open(int perSecond, int seconds) throws InterruptedException {
        return measured(seconds, (end, published) -> {
            List<Timed> timed = new ArrayList<>();
            Random random = new Random(1);
            long step = TimeUnit.SECONDS.toNanos(1) / perSecond;
            for (long at = end - TimeUnit.SECONDS.toNanos(seconds); at < end; at += step) {
                while (nanoTime.getAsLong() < at) {
                    LockSupport.parkNanos(at - nanoTime.getAsLong());
                }
                Timed one = new Timed(at);
                timed.add(one);
                published.add(append(one, random, published));
            }
            return timed;
        });
    }

    private interface Appending {
        List<Timed> until(long end, List<CompletableFuture<?>> published) throws InterruptedException;
    }

    private AuditFigures.Appends measured(int seconds, Appending appending) throws InterruptedException {
        long pid = ProcessHandle.current().pid();
        long cpu = ProcessUsage.cpuMillis(pid).orElse(0);
        long start = nanoTime.getAsLong();
        List<CompletableFuture<?>> published = new ArrayList<>();
        List<Timed> timed = appending.until(start + TimeUnit.SECONDS.toNanos(seconds), published);
        published.forEach(CompletableFuture::join);
        long last = timed.stream().mapToLong(one -> one.durable).max().orElse(start);
        return new AuditFigures.Appends(
                (last - start) / 1e9,
                Quantiles.of(timed.stream()
                        .mapToDouble(one -> (one.durable - one.start) / 1e6)
                        .toArray()),
                Quantiles.of(timed.stream()
                        .mapToDouble(one -> (one.cosigned - one.start) / 1e6)
                        .toArray()),
                (ProcessUsage.cpuMillis(pid).orElse(0) - cpu) / 1000.0);
    }

    private CompletableFuture<Long> append(Timed one, Random random, List<CompletableFuture<?>> published) {
        byte[] entry = new byte[entryBytes];
        random.nextBytes(entry);
        CompletableFuture<Long> durable = log.append(entry).thenApply(index -> {
            one.durable = nanoTime.getAsLong();
            return index;
        });
        published.add(durable.thenCompose(log::whenPublished).thenAccept(note -> one.cosigned = nanoTime.getAsLong()));
        return durable;
    }
}
