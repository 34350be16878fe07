package org.commonway.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.commonway.chaincode.state.EvidenceRoom;
import org.commonway.embedded.collection.CollectionDefinition;
import org.commonway.embedded.collection.CollectionsFile;
import org.commonway.embedded.policy.EndorsementPolicy;
import org.junit.jupiter.api.Test;

/** The collections file that is deployed with the chaincode. */
class DeployedCollectionTest {
    private static final Path FILE = Path.of(System.getProperty("basedir", ".")).resolve("../collections_config.json");

    @Test
    void evidence_is_kept_read_and_endorsed_by_the_city_and_written_by_whoever_disputes() throws IOException {
        List<CollectionDefinition> collections = CollectionsFile.parse(Files.readString(FILE));
        assertThat(collections).extracting(CollectionDefinition::name).containsExactly(EvidenceRoom.COLLECTION);
        CollectionDefinition evidence = collections.get(0);
        assertThat(List.of("CityMSP", "TransitMSP", "CoopMSP").stream().filter(evidence::isKeptBy))
                .containsExactly("CityMSP");
        assertThat(evidence.memberOnlyRead()).isTrue();
        assertThat(evidence.memberOnlyWrite()).isFalse();
        assertThat(evidence.blockToLive()).as("until it is purged").isZero();
        EndorsementPolicy policy = evidence.endorsementPolicy().orElseThrow();
        assertThat(policy.isFulfilledBy(List.of("CityMSP"))).isTrue();
        assertThat(policy.isFulfilledBy(List.of("TransitMSP", "CoopMSP"))).isFalse();
    }
}
