package org.commonway.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.commonway.embedded.block.TroubledFile;
import org.commonway.identity.Member;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders that a network cannot use: named, with what to do, and left as they were. */
class BadDataTest {
    @TempDir
    Path folder;

    private Path data;

    @BeforeEach
    void begin() throws Exception {
        data = folder.resolve("data");
        EmbeddedNetwork network = EmbeddedNetwork.start(settings());
        try (NetworkUser metro = user(network)) {
            metro.submit("put", "key", "value");
            metro.submit("put", "key", "newer");
        }
        network.close();
    }

    private NetworkSettings settings() {
        return NetworkSettings.of(data, folder.resolve("crypto"), new ChaincodeChoice.Attached(new Notebook()))
                .withMembers(List.of(Member.parse("TransitMSP:metro:operator:metro")));
    }

    private NetworkUser user(EmbeddedNetwork network) throws Exception {
        return new NetworkUser(
                network.address(),
                folder.resolve("crypto"),
                network.organizations().trustFile(),
                "TransitMSP",
                "metro");
    }

    private StartRefusal refused() {
        return catchThrowableOfType(
                StartRefusal.class, () -> EmbeddedNetwork.start(settings()).close());
    }

    @Test
    void a_damaged_chain_is_named_with_its_offset_and_not_touched() throws Exception {
        Path blocks = data.resolve("blocks.log");
        byte[] bytes = Files.readAllBytes(blocks);
        bytes[100] ^= 1;
        Files.write(blocks, bytes);

        StartRefusal refusal = refused();
        assertThat(refusal.reason()).isEqualTo(StartRefusal.Reason.DAMAGED_LOG);
        assertThat(refusal.sentence()).contains("offset 0 ").contains("put the file back from a copy");
        assertThat(Files.readAllBytes(blocks)).isEqualTo(bytes);
    }

    @Test
    void a_file_in_the_place_of_the_folder_is_named() throws Exception {
        data = Files.writeString(folder.resolve("file"), "not a folder");

        StartRefusal refusal = refused();
        assertThat(refusal.reason()).isEqualTo(StartRefusal.Reason.STORAGE);
        assertThat(refusal.sentence()).contains(data.toString());
        assertThat(data).hasContent("not a folder");
    }

    @Test
    void a_state_folder_with_something_else_in_it_is_named_and_not_touched() throws Exception {
        Path diary = Files.writeString(data.resolve("state/diary.txt"), "dear diary");

        StartRefusal refusal = refused();
        assertThat(refusal.reason()).isEqualTo(StartRefusal.Reason.STORAGE);
        assertThat(refusal.sentence()).contains("diary.txt");
        assertThat(diary).hasContent("dear diary");
    }

    @Test
    void a_disk_that_fails_while_the_network_runs_is_said_and_passes() throws Exception {
        TroubledFile disk = new TroubledFile(data.resolve("blocks.log"));
        try (EmbeddedNetwork network = EmbeddedNetwork.start(settings(), disk);
                NetworkUser metro = user(network)) {
            assertThat(health(metro)).isEqualTo(ServingStatus.SERVING);
            disk.failForces = Integer.MAX_VALUE;
            Exception failed = catchThrowableOfType(Exception.class, () -> metro.submit("put", "key", "lost"));
            assertThat(failed).hasMessageContaining("UNAVAILABLE");
            assertThat(health(metro)).isEqualTo(ServingStatus.NOT_SERVING);
            assertThat(metro.evaluate("get", "key")).isEqualTo("newer");

            disk.failForces = 0;
            awaitServing(metro);
            assertThat(metro.submit("put", "key", "newest")).isEqualTo("newest");
        }
        Files.write(data.resolve("blocks.log"), disk.onDisk());
        try (EmbeddedNetwork network = EmbeddedNetwork.start(settings());
                NetworkUser metro = user(network)) {
            assertThat(metro.evaluate("get", "key")).isEqualTo("newest");
        }
    }

    private static ServingStatus health(NetworkUser user) {
        return HealthGrpc.newBlockingStub(user.channel)
                .check(HealthCheckRequest.newBuilder()
                        .setService("gateway.Gateway")
                        .build())
                .getStatus();
    }

    private static void awaitServing(NetworkUser user) throws StatusRuntimeException {
        var watched = HealthGrpc.newBlockingStub(user.channel).watch(HealthCheckRequest.getDefaultInstance());
        while (watched.next().getStatus() != ServingStatus.SERVING) {
            // the next answer comes when it changes
        }
    }
}
