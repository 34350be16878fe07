package org.commonway.gateway.record;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import org.commonway.audit.acknowledgement.Acknowledgement;
import org.commonway.audit.digest.Digest;
import org.commonway.audit.digest.Octets;
import org.commonway.audit.key.KeyFile;
import org.commonway.audit.log.LogOutage;
import org.commonway.audit.log.PublicLog;
import org.commonway.audit.note.NoteSigner;
import org.commonway.audit.note.SignedNote;
import org.commonway.audit.ranking.Policy;
import org.commonway.audit.record.EntryBody;
import org.commonway.audit.record.LogEntry;
import org.commonway.audit.record.PolicyNotice;
import org.commonway.audit.record.SearchRecord;
import org.commonway.audit.record.SeedCommitted;
import org.commonway.audit.record.SeedRevealed;
import org.commonway.audit.refusal.AuditRefusal;
import org.commonway.audit.seed.DailySeed;
import org.commonway.audit.seed.SeedDay;
import org.commonway.audit.storage.DiskFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A city's public log: searches go into it, and what the draw between equal trips needs. The policy is published with the
 * log's first entry, each day's hash a month ahead, each seed shortly after its day. While it takes nothing, it says why.
 * Searches come from many threads; one opens, tends and closes it.
 */
public final class SearchLog implements Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(SearchLog.class);
    private static final Duration INTERVAL = Duration.ofMillis(200);
    /** Searches of a day are in the log so long after it: none of them takes longer. */
    private static final long REVEAL_AFTER_MILLIS = 120_000;

    private final LogParts parts;
    private final Policy policy = Policy.ofVersion(Policy.CURRENT_VERSION);
    private final Map<SeedDay, Set<Digest>> names = new ConcurrentHashMap<>();
    private volatile Optional<Opened> opened = Optional.empty();
    private volatile Map<SeedDay, DailySeed> usable = Map.of();
    private volatile Optional<String> trouble = Optional.of("The public log is being opened.");
    private boolean failed;

    private record Opened(DiskFolder folder, PublicLog log, Seeds seeds, NoteSigner signer) {}

    /** A log that is not open before the first {@link #tend}. */
    public SearchLog(LogParts parts) {
        this.parts = parts;
    }

    /** Its name, which entries carry. */
    public String origin() {
        return parts.origin();
    }

    /** The rules by which searches are ranked. */
    public Policy policy() {
        return policy;
    }

    /** Why no search can be put on record now, in one sentence that says what to do; empty when it can. */
    public Optional<String> trouble() {
        Optional<RuntimeException> end = opened.flatMap(open -> open.log().findEnd());
        return end.isPresent()
                ? Optional.of("The public log has stopped, so no search is made: "
                        + end.get().getMessage() + " Then start the gateway again.")
                : trouble;
    }

    /** The log, for those who read it; empty before it is open. */
    public Optional<PublicLog> find() {
        return opened.map(Opened::log);
    }

    /** How many entries everybody can read; 0 before it is open. */
    public long publishedSize() {
        return opened.map(open -> open.log().standing().publishedSize()).orElse(0L);
    }

    /** The acknowledgement as a note that the log has signed; empty before it is open. */
    public Optional<SignedNote> sign(Acknowledgement acknowledgement) {
        return opened.map(open -> acknowledgement.sign(open.signer()));
    }

    /** The seed of the day on which a search came in; empty if none was fixed in time. */
    Optional<DailySeed> findSeed(SeedDay day) {
        return Optional.ofNullable(usable.get(day));
    }

    /** False if a search of that day has this name already. */
    boolean claim(SeedDay day, Digest search) {
        return names.computeIfAbsent(day, any -> ConcurrentHashMap.newKeySet()).add(search);
    }

    /** Begins to append; does not wait. Throws AuditRefusal LOG_BUSY and LOG_CLOSED, and LogOutage after a failure. */
    CompletableFuture<Long> append(LogEntry entry) {
        return append(entry.bytes());
    }

    /** The same of an entry's bytes. */
    CompletableFuture<Long> append(byte[] entry) {
        return getOpened().log().append(entry);
    }

    private CompletableFuture<Long> append(PublicLog log, long momentMillis, EntryBody body) {
        return log.append(new LogEntry(momentMillis, parts.origin(), body).bytes());
    }

    private Opened getOpened() {
        return opened.orElseThrow(() -> new IllegalStateException("the log is not open"));
    }

    /** Opens the log, and adds what is due of seeds; call it every second or so. */
    public synchronized void tend() {
        if (failed) {
            return;
        }
        try {
            if (opened.isEmpty()) {
                open();
            }
            addDue(getOpened());
            trouble = usable.containsKey(today())
                    ? Optional.empty()
                    : Optional.of(
                            "The public log has no seed for today that was fixed before the day began, because the"
                                    + " gateway stood still for more than " + Seeds.DAYS_AHEAD
                                    + " days: no search is made until midnight UTC.");
        } catch (IOException | AuditRefusal | LogOutage e) {
            failed = true;
            trouble = Optional.of("The public log cannot be written, so no search is made: " + e.getMessage()
                    + " Mend what is wrong in " + parts.folder() + " and start the gateway again.");
            LOG.error("{}", trouble.get(), e);
        }
    }

    private SeedDay today() {
        return SeedDay.of(parts.clock().millis());
    }

    private void open() throws IOException {
        Seeds seeds = Seeds.open(new SeedFile(parts.folder().resolve("log-seeds")), parts.random());
        NoteSigner signer =
                NoteSigner.log(parts.origin(), KeyFile.open(parts.folder().resolve("log-key")));
        DiskFolder folder = DiskFolder.open(parts.folder().resolve("log"));
        try {
            PublicLog log = PublicLog.open(
                    folder,
                    signer,
                    parts.cosigners().get(),
                    INTERVAL,
                    new PublicLog.Readback(seeds.readFrom(), (index, entry) -> take(seeds, entry)));
            if (log.standing().durableSize() > 0 && seeds.began().isEmpty()) {
                log.close();
                throw new IOException("the file log-seeds is missing beside a log that has entries.");
            }
            opened = Optional.of(new Opened(folder, log, seeds, signer));
            LOG.info(
                    "The public log {} has {} entries",
                    signer.verifier(),
                    log.standing().durableSize());
        } finally {
            if (opened.isEmpty()) {
                folder.close();
            }
        }
    }

    /** What the log says and the file may not, because the gateway stopped in between. */
    private void take(Seeds seeds, byte[] bytes) {
        EntryBody body = LogEntry.parse(bytes).body();
        if (body instanceof SeedCommitted it) {
            seeds.committed(it.commitment().day());
        } else if (body instanceof SeedRevealed it) {
            seeds.revealed(it.seed().day());
        } else if (body instanceof PolicyNotice) {
            seeds.noticed();
        } else if (body instanceof SearchRecord it) {
            claim(it.head().day(), it.head().search());
        }
    }

    private void addDue(Opened open) throws IOException {
        long now = parts.clock().millis();
        SeedDay today = SeedDay.of(now);
        Seeds seeds = open.seeds();
        boolean changed = seeds.begin(today, open.log().standing().durableSize());
        names.keySet().removeIf(day -> day.number() < today.number() - 1);
        // On the day on which the log begins there is no day before; the replay lets that one day's hash come first.
        SeedDay from = seeds.began().equals(Optional.of(today)) ? today : new SeedDay(today.number() + 1);
        if (seeds.draw(from) || changed) {
            seeds.keep();
        }
        Map<SeedDay, DailySeed> revealed = new HashMap<>();
        seeds.listUnrevealed(now - REVEAL_AFTER_MILLIS).forEach(seed -> revealed.put(seed.day(), seed));
        List<DailySeed> uncommitted = seeds.listUncommitted(from);
        if (seeds.isNoticed() && revealed.isEmpty() && uncommitted.isEmpty()) {
            usable = seeds.usable();
            return;
        }
        revealed.keySet().forEach(seeds::revealed);
        usable = seeds.usable();
        List<CompletableFuture<Long>> appended = new ArrayList<>();
        if (!seeds.isNoticed()) {
            appended.add(append(open.log(), now, new PolicyNotice(today, Octets.of(policy.bytes()))));
        }
        uncommitted.forEach(seed -> appended.add(append(open.log(), now, new SeedCommitted(seed.commitment()))));
        revealed.values().forEach(seed -> appended.add(append(open.log(), now, new SeedRevealed(seed))));
        await(appended);
        seeds.noticed();
        uncommitted.forEach(seed -> seeds.committed(seed.day()));
        seeds.keep();
        usable = seeds.usable();
    }

    private static void await(List<CompletableFuture<Long>> appended) {
        try {
            CompletableFuture.allOf(appended.toArray(CompletableFuture[]::new)).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException known ? known : e;
        }
    }

    /** Writes and signs what waits. */
    @Override
    public synchronized void close() throws IOException {
        failed = true;
        Optional<Opened> open = opened;
        if (open.isPresent()) {
            open.get().log().close();
            open.get().folder().close();
        }
    }
}
