package org.commonway.audit.witness.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.commonway.audit.witness.AddCheckpoint;
import org.commonway.audit.witness.Witness;
import org.commonway.audit.witness.WitnessAnswer;

/** Serves {@code POST /add-checkpoint} for one witness. Plain HTTP: what it says is signed, and nothing is secret. */
public final class WitnessServer implements Closeable {
    private static final String PATH = "/add-checkpoint";
    private static final int THREADS = 8;
    private static final int MOST_UNACCEPTED = 256;
    private static final String PLAIN = "text/plain; charset=utf-8";

    /** How long a request and its answer may take, in seconds; the JDK's server reads this when it is first used. */
    private static final String MOST_SECONDS = "10";

    static {
        for (String limit : new String[] {"sun.net.httpserver.maxReqTime", "sun.net.httpserver.maxRspTime"}) {
            if (System.getProperty(limit) == null) {
                System.setProperty(limit, MOST_SECONDS);
            }
        }
    }

    private final Witness witness;
    private final Consumer<IOException> onFailure;
    private final HttpServer server;
    private final ThreadPoolExecutor threads;

    private WitnessServer(Witness witness, Consumer<IOException> onFailure, HttpServer server) {
        this.witness = witness;
        this.onFailure = onFailure;
        this.server = server;
        // What waits holds a connection, which the machine bounds; a queue that refuses would leak connections.
        this.threads = new ThreadPoolExecutor(THREADS, THREADS, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>());
        threads.allowCoreThreadTimeOut(true);
    }

    /**
     * Starts to serve.
     *
     * @param address where; port 0 for any
     * @param onFailure is told when a checkpoint could not be kept, which its log is answered with status 500
     * @throws IOException if the address cannot be listened on
     */
    public static WitnessServer start(Witness witness, InetSocketAddress address, Consumer<IOException> onFailure)
            throws IOException {
        HttpServer http = HttpServer.create(address, MOST_UNACCEPTED);
        WitnessServer server = new WitnessServer(witness, onFailure, http);
        http.setExecutor(server.threads);
        http.createContext("/", server::answer);
        http.start();
        return server;
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return server.getAddress();
    }

    /** Answers what has been asked and stops. */
    @Override
    public void close() {
        server.stop(1);
        threads.shutdown();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!exchange.getRequestURI().getPath().equals(PATH)) {
                send(exchange, 404, PLAIN, "There is nothing here; ask for " + PATH + ".\n");
                return;
            }
            if (!exchange.getRequestMethod().equals("POST")) {
                exchange.getResponseHeaders().set("Allow", "POST");
                send(exchange, 405, PLAIN, "Checkpoints are posted; use POST.\n");
                return;
            }
            byte[] body = exchange.getRequestBody().readNBytes(AddCheckpoint.MOST_BYTES + 1);
            if (body.length > AddCheckpoint.MOST_BYTES) {
                send(exchange, 413, PLAIN, "The request is longer than " + AddCheckpoint.MOST_BYTES + " bytes.\n");
                return;
            }
            addCheckpoint(exchange, body);
        }
    }

    private void addCheckpoint(HttpExchange exchange, byte[] body) throws IOException {
        WitnessAnswer answer;
        try {
            answer = witness.addCheckpoint(body);
        } catch (IOException e) {
            onFailure.accept(e);
            send(exchange, 500, PLAIN, "The checkpoint could not be kept, so it was not cosigned; try again later.\n");
            return;
        }
        send(exchange, answer.outcome().status(), answer.outcome().contentType(), answer.body());
    }

    private static void send(HttpExchange exchange, int status, String contentType, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", contentType);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
