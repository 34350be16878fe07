package org.commonway.audit.witness.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.commonway.audit.note.Signers.aLog;
import static org.commonway.audit.note.Signers.aWitness;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.commonway.audit.checkpoint.Checkpoint;
import org.commonway.audit.checkpoint.LogPolicy;
import org.commonway.audit.checkpoint.WitnessPolicy;
import org.commonway.audit.log.Cosigners;
import org.commonway.audit.log.LogReader;
import org.commonway.audit.log.PublicLog;
import org.commonway.audit.merkle.Hash;
import org.commonway.audit.note.NoteSigner;
import org.commonway.audit.note.SignedNote;
import org.commonway.audit.note.VerifierKey;
import org.commonway.audit.proof.LogProof;
import org.commonway.audit.refusal.RefusalCode;
import org.commonway.audit.storage.FaultyFolder;
import org.commonway.audit.witness.AddCheckpoint;
import org.commonway.audit.witness.Witness;
import org.commonway.audit.witness.WitnessCall;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A log and three witnesses that talk over the loopback interface. */
class WitnessHttpTest {
    private static final String ORIGIN = "gateway.example/log";
    private static final NoteSigner LOG = aLog(ORIGIN);
    private static final List<NoteSigner> CITIES =
            List.of(aWitness("porto.example/w"), aWitness("braga.example/w"), aWitness("gaia.example/w"));
    private static final InetSocketAddress ANY_PORT = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    private static final Duration SHORT = Duration.ofMillis(10);

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<FaultyFolder> folders = List.of(new FaultyFolder(), new FaultyFolder(), new FaultyFolder());
    private final List<WitnessServer> servers = new ArrayList<>();
    private final List<IOException> failures = new ArrayList<>();

    @AfterEach
    void stop() {
        servers.forEach(WitnessServer::close);
    }

    @Test
    void an_entry_is_published_with_the_cosignatures_that_the_policy_asks_for_and_its_receipt_holds() throws Exception {
        FaultyFolder folder = new FaultyFolder();
        Cosigners all = cosigners(3, urls(0, 1, 2));
        LogPolicy policy = new LogPolicy(LOG.verifier(), all.policy());
        try (PublicLog log = PublicLog.open(folder, LOG, all, SHORT)) {
            for (int i = 0; i < 40; i++) {
                long index = log.append(entry(i)).join();
                log.whenPublished(index).join();
                LogProof proof =
                        LogProof.parse(log.findProof(index).orElseThrow().bytes());
                assertThat(proof.verify(entry(i), policy).cosignatures()).hasSize(3);
            }
        }
        LogReader reader = new LogReader(folder);
        assertThat(reader.entries(reader.checkpoint(policy).orElseThrow())).hasSize(40);
    }

    @Test
    void with_one_witness_down_and_one_behind_two_of_three_still_cosign() throws Exception {
        FaultyFolder folder = new FaultyFolder();
        List<URI> urls = urls(0, 1, 2);
        try (PublicLog log = PublicLog.open(folder, LOG, cosigners(1, urls.subList(0, 1)), SHORT)) {
            log.whenPublished(log.append(entry(0)).join()).join();
        }
        // The first is ahead of what the log remembers, the second is new to it, and the third is gone.
        servers.get(2).close();
        Cosigners two = cosigners(2, urls);
        LogPolicy policy = new LogPolicy(LOG.verifier(), two.policy());
        try (PublicLog log = PublicLog.open(folder, LOG, two, SHORT)) {
            for (int i = 1; i < 10; i++) {
                long index = log.append(entry(i)).join();
                log.whenPublished(index).join();
                assertThat(log.findProof(index)
                                .orElseThrow()
                                .verify(entry(i), policy)
                                .cosignatures())
                        .hasSize(2);
            }
        }
    }

    @Test
    void while_witnesses_are_down_entries_are_durable_and_receipts_wait_until_they_are_back() throws Exception {
        FaultyFolder folder = new FaultyFolder();
        List<URI> urls = urls(0, 1, 2);
        servers.forEach(WitnessServer::close);
        Cosigners two = cosigners(2, urls);
        LogPolicy policy = new LogPolicy(LOG.verifier(), two.policy());
        try (PublicLog log = PublicLog.open(folder, LOG, two, SHORT)) {
            long index = log.append(entry(0)).join();
            CompletableFuture<SignedNote> published = log.whenPublished(index);
            while (log.standing().cosigningTrouble().isEmpty()) {
                Thread.sleep(5);
            }
            String trouble = log.standing().cosigningTrouble().orElseThrow();
            assertThat(trouble).contains(RefusalCode.TOO_FEW_WITNESSES.sentence());
            // Two of three are needed, so the first two to fail decide it, whichever they are.
            assertThat(two.policy().witnesses())
                    .filteredOn(witness -> trouble.contains(witness.name().toString()))
                    .hasSizeGreaterThanOrEqualTo(2);
            assertThat(published).isNotDone();
            assertThat(log.findProof(index)).isEmpty();
            assertThat(log.standing().signedSize()).isEqualTo(1);
            assertThat(new LogReader(folder).checkpoint(LogPolicy.of(LOG.verifier())))
                    .isEmpty();
            for (int i = 0; i < 2; i++) {
                servers.add(WitnessServer.start(
                        witness(i),
                        new InetSocketAddress(
                                InetAddress.getLoopbackAddress(), urls.get(i).getPort()),
                        failures::add));
            }
            published.join();
            log.findProof(index).orElseThrow().verify(entry(0), policy);
        }
    }

    @Test
    void a_log_with_two_faces_finds_no_witness_for_the_second() throws Exception {
        List<URI> urls = urls(0, 1, 2);
        FaultyFolder first = new FaultyFolder();
        try (PublicLog log = PublicLog.open(first, LOG, cosigners(3, urls), SHORT)) {
            log.append(entry(0)).join();
            log.whenPublished(log.append(entry(1)).join()).join();
        }
        FaultyFolder second = new FaultyFolder();
        try (PublicLog log = PublicLog.open(second, LOG, cosigners(1, urls), SHORT)) {
            log.append(entry(7)).join();
            log.append(entry(8)).join();
            long index = log.append(entry(9)).join();
            while (log.standing().cosigningTrouble().isEmpty() || log.standing().signedSize() < 3) {
                Thread.sleep(5);
            }
            assertThat(log.findProof(index)).isEmpty();
        }
        assertThat(new LogReader(second).checkpoint(LogPolicy.of(LOG.verifier())))
                .isEmpty();
    }

    @Test
    void a_log_that_was_set_back_is_told_so_by_its_witnesses() throws Exception {
        List<URI> urls = urls(0);
        try (PublicLog log = PublicLog.open(new FaultyFolder(), LOG, cosigners(1, urls), SHORT)) {
            log.append(entry(0)).join();
            log.whenPublished(log.append(entry(1)).join()).join();
        }
        try (PublicLog log = PublicLog.open(new FaultyFolder(), LOG, cosigners(1, urls), SHORT)) {
            log.append(entry(0)).join();
            while (log.standing().cosigningTrouble().isEmpty()) {
                Thread.sleep(5);
            }
            assertThat(log.standing().cosigningTrouble().orElseThrow()).contains(RefusalCode.WITNESS_AHEAD.sentence());
        }
    }

    @Test
    void statuses_and_content_types_are_those_of_the_specification() throws Exception {
        URI url = URI.create(urls(0).get(0) + "/add-checkpoint");
        byte[] good = request(0, 1).bytes();
        HttpResponse<String> cosigned = post(url, good);
        assertThat(cosigned.statusCode()).isEqualTo(200);
        assertThat(cosigned.body()).startsWith("\u2014 porto.example/w ").endsWith("\n");
        HttpResponse<String> conflict = post(url, request(0, 2).bytes());
        assertThat(conflict.statusCode()).isEqualTo(409);
        assertThat(conflict.headers().firstValue("Content-Type")).hasValue("text/x.tlog.size");
        assertThat(conflict.body()).isEqualTo("1\n");
        assertThat(post(url, request(1, 2).bytes()).statusCode()).isEqualTo(422);
        assertThat(post(url, "old".getBytes(StandardCharsets.UTF_8)).statusCode())
                .isEqualTo(400);
        assertThat(post(url, new byte[AddCheckpoint.MOST_BYTES + 1]).statusCode())
                .isEqualTo(413);
        assertThat(post(URI.create(urls(1).get(0) + "/other"), good).statusCode())
                .isEqualTo(404);
        assertThat(http.send(HttpRequest.newBuilder(url).GET().build(), BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(405);
        folders.get(0).failAtStep(1);
        assertThat(post(url, request(1, 1).bytes()).statusCode()).isEqualTo(500);
        assertThat(failures).hasSize(1);
    }

    @Test
    void a_witness_that_answers_nonsense_too_much_or_never_is_given_up() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        HttpServer odd = HttpServer.create(ANY_PORT, 0);
        odd.createContext("/nonsense", exchange -> {
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        odd.createContext("/much", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(new byte[70_000]);
            exchange.close();
        });
        odd.createContext("/never", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().flush();
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.close();
        });
        odd.start();
        try {
            for (String path : List.of("nonsense", "much", "never")) {
                URI url = URI.create("http://127.0.0.1:" + odd.getAddress().getPort() + "/" + path);
                CompletableFuture<?> call =
                        new WitnessClient(http, url).addCheckpoint(request(0, 1), Duration.ofMillis(500));
                assertThatThrownBy(call::join).as(path).hasCauseInstanceOf(Exception.class);
            }
        } finally {
            end.countDown();
            odd.stop(0);
        }
    }

    private HttpResponse<String> post(URI url, byte[] body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(url)
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    /** Of a log whose root is always the same, which nothing follows from. */
    private static AddCheckpoint request(long oldSize, long size) {
        String text = new Checkpoint(ORIGIN, size, Hash.ofLeaf(entry(0))).text();
        return new AddCheckpoint(oldSize, List.of(), SignedNote.sign(text, LOG));
    }

    private List<URI> urls(int... cities) throws IOException {
        List<URI> urls = new ArrayList<>();
        for (int city : cities) {
            WitnessServer server = WitnessServer.start(witness(city), ANY_PORT, failures::add);
            servers.add(server);
            urls.add(URI.create("http://127.0.0.1:" + server.address().getPort()));
        }
        return urls;
    }

    private Witness witness(int city) throws IOException {
        return Witness.open(CITIES.get(city), List.of(LOG.verifier()), folders.get(city));
    }

    private Cosigners cosigners(int required, List<URI> urls) {
        Map<VerifierKey, WitnessCall> calls = new LinkedHashMap<>();
        for (int i = 0; i < urls.size(); i++) {
            calls.put(CITIES.get(i).verifier(), new WitnessClient(http, urls.get(i)));
        }
        return new Cosigners(new WitnessPolicy(required, List.copyOf(calls.keySet())), calls, Duration.ofSeconds(5));
    }

    private static byte[] entry(int number) {
        return ("entry " + number).getBytes(StandardCharsets.UTF_8);
    }
}
