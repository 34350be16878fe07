package org.commonway.node.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A feed behind a real HTTP server, or in a file. */
class KeptFeedTest {
    private static final Instant MORNING = Instant.parse("2024-05-14T07:00:00Z");

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private Instant now = MORNING;
    private HttpServer server;
    private Answer answer = exchange -> say(exchange, 200, "late");

    private interface Answer {
        void give(HttpExchange exchange) throws IOException;
    }

    @BeforeEach
    void aServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/feed", exchange -> {
            asked.add(String.valueOf(exchange.getRequestHeaders().getFirst("If-None-Match")));
            answer.give(exchange);
        });
        server.start();
    }

    @AfterEach
    void stop() {
        over.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private static void say(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        try (OutputStream body = exchange.getResponseBody()) {
            body.write(bytes);
        }
    }

    private KeptFeed http() {
        String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/feed";
        return new KeptFeed(1, new HttpFeed(address, Duration.ofSeconds(2)), () -> now);
    }

    private static String text(KeptFeed feed) {
        return feed.state()
                .message()
                .map(message -> message.bytes().toStringUtf8())
                .orElse("nothing");
    }

    @Test
    void a_feed_that_has_not_changed_is_not_sent_again_and_is_fresh_all_the_same() {
        answer = exchange -> {
            exchange.getResponseHeaders().add("ETag", "\"one\"");
            boolean known = "\"one\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
            say(exchange, known ? 304 : 200, known ? "" : "late");
        };
        KeptFeed feed = http();
        feed.run();
        now = MORNING.plusSeconds(10);
        feed.run();

        assertThat(asked).containsExactly("null", "\"one\"");
        assertThat(text(feed)).isEqualTo("late");
        assertThat(feed.state().message().orElseThrow().fetchedAt()).isEqualTo(now);
    }

    @Test
    void a_server_that_fails_leaves_the_feed_and_its_age_and_is_told() {
        KeptFeed feed = http();
        feed.run();
        answer = exchange -> say(exchange, 500, "broken");
        now = MORNING.plusSeconds(10);
        feed.run();

        assertThat(text(feed)).isEqualTo("late");
        assertThat(feed.state().message().orElseThrow().fetchedAt()).isEqualTo(MORNING);
        assertThat(feed.state().trouble()).isEqualTo("Its server answers with status 500.");

        answer = exchange -> say(exchange, 200, "on time");
        feed.run();
        assertThat(text(feed)).isEqualTo("on time");
        assertThat(feed.state().trouble()).isEmpty();
    }

    @Test
    void an_answer_without_end_is_given_up() {
        answer = exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] mebibyte = new byte[1 << 20];
            try (OutputStream body = exchange.getResponseBody()) {
                for (int i = 0; i < 100; i++) {
                    body.write(mebibyte);
                }
            }
        };
        KeptFeed feed = http();
        feed.run();

        assertThat(feed.state())
                .isEqualTo(new KeptFeed.State(java.util.Optional.empty(), "Its server sends more than 16 MiB."));
    }

    @Test
    void a_server_that_begins_to_answer_and_falls_silent_is_given_up() {
        answer = exchange -> {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write(1);
            exchange.getResponseBody().flush();
            try {
                assertThat(over.await(60, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        };
        KeptFeed feed = http();
        feed.run();

        assertThat(feed.state().trouble()).isEqualTo("Its server did not answer in time.");
    }

    @Test
    void a_server_that_is_not_there_is_told_without_its_address() {
        server.stop(0);
        KeptFeed feed = http();
        feed.run();

        assertThat(feed.state().trouble()).isEqualTo("Its server cannot be reached.");
    }

    @Test
    void a_file_is_read_anew_each_time(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("trips.pb");
        KeptFeed feed = new KeptFeed(1, FeedSource.at(file.toString()), () -> now);
        feed.run();
        assertThat(feed.state().trouble()).isEqualTo("Its file cannot be read.");

        Files.writeString(file, "late");
        feed.run();
        assertThat(text(feed)).isEqualTo("late");

        Files.write(file, new byte[FeedSource.LARGEST_MESSAGE_BYTES + 1]);
        feed.run();
        assertThat(text(feed)).isEqualTo("late");
        assertThat(feed.state().trouble()).isEqualTo("Its file is larger than 16 MiB.");
    }

    @Test
    void the_same_message_has_the_same_hash() {
        KeptFeed feed = http();
        feed.run();
        ByteString hash = feed.state().message().orElseThrow().sha256();
        feed.run();

        assertThat(feed.state().message().orElseThrow().sha256()).isEqualTo(hash);
    }
}
