package org.commonway.node.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.commonway.node.grpc.RunningNode.codeOf;
import static org.commonway.node.grpc.RunningNode.hold;
import static org.commonway.node.grpc.RunningNode.release;

import io.grpc.Status;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.commonway.node.settings.NodeSettings.GrpcSettings;
import org.commonway.node.settings.NodeSettings.IdentitySettings;
import org.commonway.node.settings.StartFailure;
import org.junit.jupiter.api.Test;

/** Who gets in at the node's door. */
class NodeServerTest extends NodeFixture {
    @Test
    void nobody_without_a_certificate_of_the_network_gets_in() {
        TestNetwork stranger = new TestNetwork(folder, "Stranger");

        assertThat(codeOf(() -> release(node.channel(Optional.empty()), "h"))).isEqualTo(Status.Code.UNAVAILABLE);
        assertThat(codeOf(() -> release(node.channel(Optional.of(stranger.gateway("demo"))), "h")))
                .isEqualTo(Status.Code.UNAVAILABLE);
    }

    @Test
    void only_gateways_hold() {
        Path city = node.network.member("city", "{\"commonway.role\":\"city\"}");
        Path nameless = node.network.member("nameless", "");

        assertThat(codeOf(() -> hold(node.channel(Optional.of(city)), "b1"))).isEqualTo(Status.Code.PERMISSION_DENIED);
        assertThat(codeOf(() -> hold(node.channel(Optional.of(nameless)), "b1")))
                .isEqualTo(Status.Code.PERMISSION_DENIED);
        assertThat(node.holds.book.openHolds()).isZero();
    }

    @Test
    void a_busy_port_is_told_in_one_sentence() throws Exception {
        try (ServerSocket taken = new ServerSocket(0)) {
            StartFailure failure = catchThrowableOfType(
                    StartFailure.class,
                    () -> NodeServer.start(
                            new GrpcSettings("0.0.0.0", taken.getLocalPort(), Optional.empty()),
                            new IdentitySettings("Coop", node.network.gateway("x"), node.network.trust()),
                            List.of(),
                            node.calls));
            assertThat(failure.kind()).isEqualTo(StartFailure.Kind.PORT);
            assertThat(failure).hasMessageContaining(String.valueOf(taken.getLocalPort()));
        }
    }
}
