package org.commonway.launcher.bench.audit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.commonway.audit.checkpoint.WitnessPolicy;
import org.commonway.audit.key.KeyFile;
import org.commonway.audit.log.Cosigners;
import org.commonway.audit.note.NoteSigner;
import org.commonway.audit.note.VerifierKey;
import org.commonway.audit.storage.DiskFolder;
import org.commonway.audit.witness.Witness;
import org.commonway.audit.witness.WitnessCall;
import org.commonway.audit.witness.http.WitnessClient;
import org.commonway.audit.witness.http.WitnessServer;

/** Witnesses in this process, each with a folder and a port of its own, asked over the loopback interface. */
final class BenchWitnesses implements AutoCloseable {
    private static final Duration DEADLINE = Duration.ofSeconds(5);

    private final List<WitnessServer> servers = new ArrayList<>();
    private final List<DiskFolder> folders = new ArrayList<>();
    private final Map<VerifierKey, WitnessCall> calls = new LinkedHashMap<>();

    /** Starts so many, for this log. */
    static BenchWitnesses start(int count, Path folder, VerifierKey log, Clock clock) throws IOException {
        BenchWitnesses witnesses = new BenchWitnesses();
        HttpClient http = HttpClient.newHttpClient();
        try {
            for (int i = 1; i <= count; i++) {
                witnesses.add(folder.resolve("witness-" + i), "bench.example/witness-" + i, log, clock, http);
            }
            return witnesses;
        } catch (IOException | RuntimeException e) {
            witnesses.close();
            throw e;
        }
    }

    /** How the log asks them. */
    Cosigners cosigners(int required) {
        return new Cosigners(new WitnessPolicy(required, List.copyOf(calls.keySet())), calls, DEADLINE);
    }

    @Override
    public void close() throws IOException {
        servers.forEach(WitnessServer::close);
        for (DiskFolder folder : folders) {
            folder.close();
        }
    }

    private void add(Path place, String name, VerifierKey log, Clock clock, HttpClient http) throws IOException {
        DiskFolder folder = DiskFolder.open(place);
        folders.add(folder);
        NoteSigner signer =
                NoteSigner.witness(name, KeyFile.open(place.resolveSibling(place.getFileName() + ".key")), clock);
        Witness witness = Witness.open(signer, List.of(log), folder);
        WitnessServer server =
                WitnessServer.start(witness, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), failure -> {
                    throw new IllegalStateException("a witness could not keep a checkpoint", failure);
                });
        servers.add(server);
        URI url = URI.create("http://127.0.0.1:" + server.address().getPort());
        calls.put(witness.verifier(), new WitnessClient(http, url));
    }
}
