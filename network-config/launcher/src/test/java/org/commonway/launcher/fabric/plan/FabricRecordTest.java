package org.commonway.launcher.fabric.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.commonway.launcher.state.RunningNetwork;
import org.commonway.launcher.state.StateFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FabricRecordTest {
    @TempDir
    Path folder;

    private final AtomicInteger ports = new AtomicInteger(7050);
    private final Organization city = Organization.of("CityMSP", OrganizationPorts.take(ports::getAndIncrement));
    private final FabricRecord network = new FabricRecord(
            "v9", List.of(city), List.of(Deployment.first("mobility", List.of("CityMSP"), "commonway")), List.of());

    @Test
    void what_has_grown_is_found_again_as_it_was_kept() {
        Organization region = Organization.of("RegionMSP", OrganizationPorts.take(ports::getAndIncrement))
                .withoutOrderer();
        FabricRecord grown = network.with(region)
                .with(city.withNextChaincode())
                .with(network.first().next().with("commonway_2:abc").withMember("RegionMSP"))
                .with(new RunningNetwork.Entry("peer.region", "peer", 1, 2, List.of(), "", 3));
        StateFolder state = new StateFolder(folder);

        grown.keep(state);

        assertThat(FabricRecord.find(state)).contains(grown);
        assertThat(grown.first().label()).isEqualTo("commonway_2");
        assertThat(grown.membersOf(grown.first())).containsExactly(city.withNextChaincode(), region);
        assertThat(grown.ordering()).containsExactly(city.withNextChaincode());
        assertThat(grown.withoutProcess("peer.region").processes()).isEmpty();
    }

    @Test
    void the_next_chaincode_server_takes_the_spare_ports_and_leaves_its_own_spare() {
        Organization next = city.withNextChaincode();

        assertThat(next.chaincodePorts()).containsExactly(7058, 7059);
        assertThat(next.peerPorts()).isEqualTo(city.peerPorts());
        assertThat(next.withNextChaincode()).isEqualTo(city);
    }
}
