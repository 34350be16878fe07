package org.commonway.launcher.fabric.channel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

class ChannelConfigTest {
    private static final String ORGANIZATION = """
            {"groups": {}, "values": {"MSP": {"value": {"config": {"name": "CityMSP", "revocation_list": []}}}}}
            """;
    private static final String CONFIG = """
            {"sequence": "3", "channel_group": {"groups": {
              "Application": {"groups": {"CityMSP": %1$s}},
              "Orderer": {"groups": {"CityMSP": %1$s}, "values": {"ConsensusType": {"value": {"metadata":
                {"consenters": [{"host": "127.0.0.1", "port": 7050, "client_tls_cert": "b2xk"}]}}}}}}}}
            """.formatted(ORGANIZATION);

    private final ChannelConfig config = new ChannelConfig(read(CONFIG));

    @Test
    void a_revocation_list_changes_an_organisations_msp_in_both_its_places() {
        config.setRevocations("CityMSP", "list");

        assertThat(config.findMsp("Application", "CityMSP")).isEqualTo(config.findMsp("Orderer", "CityMSP"));
        assertThat(config.findMsp("Orderer", "CityMSP").orElseThrow().toString())
                .contains("\"revocation_list\":[\"bGlzdA==\"]");
    }

    @Test
    void orderers_come_and_go_by_their_address() {
        config.addConsenter("127.0.0.1:7060", "new");
        assertThat(config.consenters()).containsExactly("127.0.0.1:7050", "127.0.0.1:7060");

        config.removeConsenter("127.0.0.1:7050");
        assertThat(config.consenters()).containsExactly("127.0.0.1:7060");
    }

    @Test
    void an_orderers_certificate_changes_for_both_its_sides() {
        config.setConsenterCertificate("127.0.0.1:7050", "new");

        assertThat(config.root().toString())
                .contains("\"client_tls_cert\":\"bmV3\"", "\"server_tls_cert\":\"bmV3\"")
                .doesNotContain("b2xk");
    }

    @Test
    void a_copy_shares_nothing_with_what_it_was_made_from() {
        ChannelConfig copy = config.copy();
        copy.addMember("RegionMSP", read(ORGANIZATION));
        copy.setEndpoint("CityMSP", "127.0.0.1:7050");

        assertThat(copy.hasMember("RegionMSP")).isTrue();
        assertThat(config.hasMember("RegionMSP")).isFalse();
        assertThat(config.root().toString()).doesNotContain("Endpoints");
        assertThat(copy.sequence()).isEqualTo(3);
    }

    private static ObjectNode read(String json) {
        try {
            return (ObjectNode) new JsonMapper().readTree(json);
        } catch (JsonProcessingException wrong) {
            throw new IllegalArgumentException(wrong);
        }
    }
}
