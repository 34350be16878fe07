package org.commonway.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.hyperledger.fabric.client.GatewayException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real process on a disk that fills up. */
class FullDiskTest {
    private static final int DISK_MEBIBYTES = 96;
    private static final int BALLAST_MEBIBYTES = 30;
    private static final int VALUE_BYTES = 100_000;
    private static final int TRIES_MAX = 2_000;

    @TempDir
    static Path prepared;

    private static NetworkProcess.Program onPreparedData;

    @TempDir
    Path folder;

    private final IndependentReader reader = new IndependentReader();
    private final List<String> acknowledged = new ArrayList<>();
    private final Random random = new Random(3);
    private SmallDisk disk;
    private NetworkProcess.Program program;

    @BeforeAll
    static void prepare() throws Exception {
        onPreparedData = NetworkProcess.prepare(prepared);
    }

    @BeforeEach
    void mount() throws Exception {
        var mounted = SmallDisk.mount(folder.resolve("disk"), DISK_MEBIBYTES);
        Assumptions.assumeTrue(mounted.isPresent(), "a disk of memory in a mount namespace is not permitted here");
        disk = mounted.get();
        program = onPreparedData.on(folder.resolve("disk/data"));
    }

    @AfterEach
    void unmount() {
        if (disk != null) {
            disk.close();
        }
    }

    private NetworkProcess start() throws Exception {
        return NetworkProcess.start(disk.inside(program.command()));
    }

    private NetworkUser user(NetworkProcess network) throws Exception {
        Path crypto = program.crypto();
        return new NetworkUser(network.address(), crypto, crypto.resolve("trust.pem"), "TransitMSP", "metro");
    }

    /** Writes until the network refuses. */
    private GatewayException writeUntilRefused(NetworkUser user, String prefix) throws Exception {
        for (int i = 0; i < TRIES_MAX; i++) {
            try {
                write(user, prefix + i);
            } catch (GatewayException e) {
                return e;
            }
        }
        throw new AssertionError("the disk does not fill up");
    }

    private void write(NetworkUser user, String key) throws Exception {
        byte[] value = new byte[VALUE_BYTES / 2];
        random.nextBytes(value);
        user.submit("put", key, HexFormat.of().formatHex(value));
        acknowledged.add(key);
    }

    private static ServingStatus health(NetworkUser user) {
        return HealthGrpc.newBlockingStub(user.channel)
                .check(HealthCheckRequest.getDefaultInstance())
                .getStatus();
    }

    private static void awaitServing(NetworkUser user) {
        Iterator<HealthCheckResponse> watched = HealthGrpc.newBlockingStub(user.channel)
                .withDeadlineAfter(60, TimeUnit.SECONDS)
                .watch(HealthCheckRequest.getDefaultInstance());
        while (watched.next().getStatus() != ServingStatus.SERVING) {
            // the next answer comes when it changes
        }
    }

    private void assertEverythingAcknowledgedIsInTheChain() throws Exception {
        reader.readOn(disk.seen("data/blocks.log"));
        assertThat(reader.writers.keySet()).containsAll(acknowledged);
    }

    @Test
    void a_full_disk_acknowledges_nothing_in_vain_is_said_and_passes_without_a_hand() throws Exception {
        disk.take(BALLAST_MEBIBYTES);
        try (NetworkProcess network = start();
                NetworkUser user = user(network)) {
            assertThat(health(user)).isEqualTo(ServingStatus.SERVING);
            writeUntilRefused(user, "one");
            disk.fill();
            GatewayException refused = writeUntilRefused(user, "full");
            assertThat(refused.getDetails().toString() + refused.getStatus())
                    .containsAnyOf("make room", "could not be");
            assertThat(health(user)).isEqualTo(ServingStatus.NOT_SERVING);
            assertThat(user.evaluate("get", acknowledged.get(0))).hasSize(VALUE_BYTES);

            disk.free();
            awaitServing(user);
            write(user, "afterwards");
            assertThat(user.evaluate("get", "afterwards")).hasSize(VALUE_BYTES);
            assertEverythingAcknowledgedIsInTheChain();
            network.kill();
        }
        try (NetworkProcess network = start();
                NetworkUser user = user(network)) {
            assertThat(user.evaluate("get", acknowledged.get(0))).hasSize(VALUE_BYTES);
            assertThat(user.evaluate("get", "afterwards")).hasSize(VALUE_BYTES);
        }
    }

    @Test
    void a_start_on_a_full_disk_says_so_and_nothing_is_lost() throws Exception {
        try (NetworkProcess network = start();
                NetworkUser user = user(network)) {
            write(user, "before");
            disk.fill();
            network.kill();
        }
        try (NetworkProcess network = start()) {
            assertThat(network.awaitExit()).isEqualTo(StartRefusal.Reason.STORAGE.exitCode());
            assertThat(network.output()).contains("full");
        }
        disk.free();
        try (NetworkProcess network = start();
                NetworkUser user = user(network)) {
            assertThat(user.evaluate("get", "before")).hasSize(VALUE_BYTES);
        }
    }
}
