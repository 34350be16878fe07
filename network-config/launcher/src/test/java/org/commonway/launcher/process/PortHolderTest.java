package org.commonway.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PortHolderTest {
    private static final int FIRST_OF_OUTGOING_CONNECTIONS = 32_768;

    @Test
    void free_ports_are_distinct_and_none_that_an_outgoing_connection_may_take() {
        List<Integer> ports = Stream.generate(PortHolder::free).limit(100).toList();

        assertThat(ports)
                .doesNotHaveDuplicates()
                .allSatisfy(port -> assertThat(port).isBetween(1_024, FIRST_OF_OUTGOING_CONNECTIONS - 1));
    }

    @Test
    void a_port_that_somebody_listens_on_is_passed_by() throws IOException {
        int next = PortHolder.free() + 1;
        try (ServerSocket taken = new ServerSocket(next, 1, InetAddress.getLoopbackAddress())) {
            assertThat(PortHolder.free()).isNotEqualTo(taken.getLocalPort());
        }
    }
}
