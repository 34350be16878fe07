package org.commonway.city.town;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.commonway.audit.checkpoint.Checkpoint;
import org.commonway.audit.digest.Digest;
import org.commonway.audit.digest.Octets;
import org.commonway.audit.merkle.GrowingTree;
import org.commonway.audit.merkle.Hash;
import org.commonway.audit.note.NoteSigner;
import org.commonway.audit.note.SignedNote;
import org.commonway.audit.ranking.Features;
import org.commonway.audit.ranking.Order;
import org.commonway.audit.ranking.OrderAsked;
import org.commonway.audit.ranking.Policy;
import org.commonway.audit.ranking.StepFree;
import org.commonway.audit.ranking.Weights;
import org.commonway.audit.record.AnswerKind;
import org.commonway.audit.record.AnswerReason;
import org.commonway.audit.record.AskedOperator;
import org.commonway.audit.record.EntryBody;
import org.commonway.audit.record.ListedOption;
import org.commonway.audit.record.LogEntry;
import org.commonway.audit.record.OfferFate;
import org.commonway.audit.record.OfferKind;
import org.commonway.audit.record.PolicyNotice;
import org.commonway.audit.record.ReceivedOffer;
import org.commonway.audit.record.RidePart;
import org.commonway.audit.record.SearchHead;
import org.commonway.audit.record.SearchRecord;
import org.commonway.audit.record.SearchSecret;
import org.commonway.audit.record.SeedCommitted;
import org.commonway.audit.record.SeedRevealed;
import org.commonway.audit.seed.DailySeed;
import org.commonway.audit.seed.SeedDay;
import org.commonway.audit.tile.EntryBundle;
import org.commonway.audit.tile.Tile;

/** The public log of an honest gateway with a metro, bicycles and a van, in files that a web server shows. */
public final class HonestLog implements AutoCloseable {
    public static final String ORIGIN = "gateway.example/log";
    public static final Policy POLICY = Policy.ofVersion(1);
    public static final SeedDay DAY = new SeedDay(20_615);
    public static final SeedDay NOTICED = new SeedDay(20_600);

    public final List<LogEntry> entries = new ArrayList<>();
    public final NoteSigner signer;
    /** How often its checkpoint was asked for. */
    public final AtomicInteger checkpointsShown = new AtomicInteger();
    /** Bundles of entries are shown once this is open. */
    public volatile CountDownLatch gate = new CountDownLatch(0);

    private final Path folder;
    private final HttpServer server;
    private final Random random = new Random(3);
    private final DailySeed seed = new DailySeed(DAY, Octets.of(bytes(DailySeed.BYTES)));

    /** One day with so many searches (200 at most). */
    public HonestLog(Path folder, int searches) {
        this.folder = folder;
        try {
            this.signer = NoteSigner.log(
                    ORIGIN, KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
            this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/log/", this::show);
        server.start();
        add(NOTICED.startMillis(), new PolicyNotice(DAY, Octets.of(POLICY.bytes())));
        add(DAY.startMillis() - 60_000, new SeedCommitted(seed.commitment()));
        for (int i = 0; i < searches; i++) {
            add(DAY.startMillis() + 60_000L * (i + 1), search(i));
        }
        add(DAY.startMillis() + 86_401_000, new SeedRevealed(seed));
        write();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/log";
    }

    /** Puts another entry in the place of one, as a log would sign it. */
    public void replace(int index, LogEntry entry) {
        entries.set(index, entry);
        write();
    }

    /** Changes a byte of a file. */
    public void damage(String path) {
        try {
            byte[] bytes = Files.readAllBytes(folder.resolve(path));
            bytes[bytes.length / 2] ^= 1;
            Files.write(folder.resolve(path), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Hash root() {
        return rootAt(entries.size());
    }

    public Hash rootAt(int size) {
        GrowingTree tree = GrowingTree.empty();
        entries.subList(0, size).forEach(entry -> tree.append(Hash.ofLeaf(entry.bytes())));
        return tree.root();
    }

    /** At most 256 entries: one bundle, one tile. */
    private void write() {
        List<byte[]> bytes = entries.stream().map(LogEntry::bytes).toList();
        EntryBundle bundle = new EntryBundle(0, bytes.size());
        Tile tile = new Tile(0, 0, bytes.size());
        put(bundle.path(), bundle.encode(bytes));
        put(tile.path(), tile.encode(bytes.stream().map(Hash::ofLeaf).toList()));
        put(
                "checkpoint",
                SignedNote.sign(new Checkpoint(ORIGIN, bytes.size(), root()).text(), signer)
                        .bytes());
    }

    private void put(String path, byte[] bytes) {
        try {
            Files.createDirectories(folder.resolve(path).getParent());
            Files.write(folder.resolve(path), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void show(HttpExchange exchange) throws IOException {
        Path file = folder.resolve(exchange.getRequestURI().getPath().substring("/log/".length()));
        try (exchange) {
            if (file.endsWith("checkpoint")) {
                checkpointsShown.incrementAndGet();
            } else {
                pass();
            }
            if (!Files.isRegularFile(file)) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            byte[] bytes = Files.readAllBytes(file);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private void pass() {
        try {
            if (!gate.await(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("nobody opened the gate");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void add(long moment, EntryBody body) {
        entries.add(new LogEntry(moment, ORIGIN, body));
    }

    /** The van offers in two of three searches, and is outside its hours in the third. */
    private SearchRecord search(int number) {
        SearchSecret secret = new SearchSecret(Octets.of(bytes(SearchSecret.BYTES)));
        SearchHead head = new SearchHead(
                secret.search(),
                secret.request(bytes(60)),
                POLICY.hash(),
                DAY,
                new OrderAsked(Order.SOONEST, false, Weights.NONE),
                "EUR");
        boolean offers = number % 3 != 2;
        List<AskedOperator> operators = List.of(
                AskedOperator.notAsked("bikes", AnswerReason.SEARCHED),
                AskedOperator.notAsked("metro", AnswerReason.SEARCHED),
                new AskedOperator(
                        "van",
                        offers ? AnswerKind.OFFER : AnswerKind.REFUSED,
                        offers ? AnswerReason.NONE : AnswerReason.OUTSIDE_HOURS,
                        3,
                        800,
                        103 + number));
        List<ReceivedOffer> received =
                new ArrayList<>(List.of(offer(0, OfferKind.VEHICLES, 0), offer(1, OfferKind.TIMETABLE, 0)));
        if (offers) {
            received.add(offer(2, OfferKind.QUOTE, 71));
        }
        List<ListedOption> options = new ArrayList<>();
        for (int offer = 0; offer < received.size(); offer++) {
            options.add(new ListedOption(
                    features(offer == 1, 200 + 40 * offer), 0, List.of(new RidePart(offer, secret.ride(bytes(20))))));
        }
        return new SearchRecord(head, operators, received, options, List.of())
                .rankedBy(POLICY, seed.lots(head.search()));
    }

    private ReceivedOffer offer(int operator, OfferKind kind, int signature) {
        return new ReceivedOffer(
                operator,
                kind,
                Digest.of(bytes(20)),
                Octets.of(bytes(ReceivedOffer.KEY_ID_BYTES)),
                Octets.of(bytes(signature)),
                OfferFate.USED,
                Optional.empty());
    }

    private static Features features(boolean publicTransport, long price) {
        return new Features(
                OptionalLong.of(price),
                1_781_000_000,
                900,
                1,
                300,
                500,
                StepFree.UNKNOWN,
                publicTransport,
                OptionalInt.empty());
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
