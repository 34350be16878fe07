package org.commonway.embedded.collection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** collections_config.json, as Fabric's tools take it. */
class CollectionsFileTest {

    @Test
    void the_file_of_fabrics_own_example_is_read() {
        List<CollectionDefinition> collections = CollectionsFile.parse("""
                [ { "name": "assetCollection", "policy": "OR('Org1MSP.member', 'Org2MSP.member')",
                    "requiredPeerCount": 1, "maxPeerCount": 1, "blockToLive": 1000000,
                    "memberOnlyRead": true, "memberOnlyWrite": true },
                  { "name": "Org1MSPPrivateCollection", "policy": "OR('Org1MSP.member')",
                    "requiredPeerCount": 0, "maxPeerCount": 1, "blockToLive": 3, "memberOnlyRead": true,
                    "memberOnlyWrite": false, "endorsementPolicy": { "signaturePolicy": "OR('Org1MSP.member')" } } ]
                """);

        assertThat(collections).hasSize(2);
        assertThat(collections.get(0).blockToLive()).isEqualTo(1_000_000);
        assertThat(collections.get(0).isKeptBy("Org2MSP")).isTrue();
        assertThat(collections.get(0).memberOnlyWrite()).isTrue();
        assertThat(collections.get(0).endorsementPolicy()).isEmpty();
        assertThat(collections.get(1).isKeptBy("Org2MSP")).isFalse();
        assertThat(collections.get(1).memberOnlyWrite()).isFalse();
        assertThat(collections.get(1).endorsementPolicy()).isPresent();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "nonsense; JSON",
                "[1]; collection name",
                "[{'name': 'a/b', 'policy': 'OR(^A.member^)'}]; collection name",
                "[{'name': 'a'}]; no policy",
                "[{'name': 'a', 'policy': 'A or B'}]; signature policy",
                "[{'name': 'a', 'policy': 'OR(^A.member^)', 'memberOnlyReads': true}]; memberOnlyReads",
                "[{'name': 'a', 'policy': 'OR(^A.member^)', 'memberOnlyRead': 'yes'}]; true or false",
                "[{'name': 'a', 'policy': 'OR(^A.member^)', 'blockToLive': -1}]; blockToLive",
                "[{'name': 'a', 'policy': 'OR(^A.member^)', 'blockToLive': 1.5}]; blockToLive",
                "[{'name': 'a', 'policy': 'OR(^A.member^)', 'endorsementPolicy': {'channelConfigPolicy': 'x'}}];"
                        + " signaturePolicy",
                "[{'name': 'a', 'policy': 'OR(^A.member^)'}, {'name': 'a', 'policy': 'OR(^A.member^)'}]; twice",
            },
            quoteCharacter = '|')
    void a_file_in_error_is_refused_with_what_is_wrong(String file, String sentence) {
        String json = file.replace('\'', '"').replace('^', '\'');

        assertThatThrownBy(() -> CollectionsFile.parse(json))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(sentence);
    }
}
