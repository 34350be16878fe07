package org.commonway.fabric.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.commonway.launcher.command.CommonwayCommand;
import org.commonway.launcher.command.option.Workplace;
import org.commonway.launcher.console.Console;
import org.commonway.launcher.fabric.tool.ProgramCache;
import org.commonway.launcher.fabric.tool.ProgramRun;
import org.commonway.launcher.fabric.tool.Programs;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first block of the network in containers, as Fabric's own program reads it. */
class ContainersTest {
    private static final List<String> ORGANISATIONS = List.of("city", "transit", "coop");

    @TempDir
    static Path folder;

    private static JsonNode channel;

    @BeforeAll
    static void makeTheFiles() throws IOException {
        PrintStream nowhere = new PrintStream(PrintStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        Console console = new Console(nowhere, nowhere);
        Workplace workplace = new Workplace(Project.root(), console, Clock.systemUTC());
        assertThat(CommonwayCommand.commandLine(workplace).execute("fabric", "compose", "--to", folder.toString()))
                .isZero();
        Programs programs = new ProgramCache(Project.root(), System.getenv(), console).programs();
        String block = ProgramRun.in(folder)
                .run(
                        "Reading the first block",
                        List.of(
                                programs.program("configtxlator").toString(),
                                "proto_decode",
                                "--type",
                                "common.Block",
                                "--input",
                                folder.resolve("keys/channel/mobility.block").toString()));
        JsonNode envelope = new JsonMapper().readTree(block).at("/data/data/0/payload");
        assertThat(envelope.at("/header/channel_header/channel_id").asText()).isEqualTo("mobility");
        channel = envelope.at("/data/config/channel_group");
    }

    @Test
    void the_orderers_services_agree_by_raft_with_the_certificates_that_they_are_given() throws IOException {
        JsonNode consenters = channel.at("/groups/Orderer/values/ConsensusType/value/metadata/consenters");
        assertThat(consenters).hasSize(ORGANISATIONS.size());
        for (JsonNode consenter : consenters) {
            String host = consenter.path("host").asText();
            assertThat(consenter.path("port").asInt()).isEqualTo(7050);
            assertThat(ORGANISATIONS).contains(host.substring("orderer.".length()));
            assertThat(consenter.path("server_tls_cert").binaryValue())
                    .isEqualTo(Files.readAllBytes(folder.resolve("keys")
                            .resolve(host.substring("orderer.".length()))
                            .resolve("orderer/tls/server.crt")));
        }
    }

    @Test
    void each_organisations_peer_is_found_by_the_others_and_its_orderer_by_all() {
        for (String organisation : ORGANISATIONS) {
            String msp = organisation.substring(0, 1).toUpperCase(Locale.ROOT) + organisation.substring(1) + "MSP";
            JsonNode anchor =
                    channel.at("/groups/Application/groups/" + msp + "/values/AnchorPeers/value/anchor_peers/0");
            assertThat(anchor.path("host").asText()).isEqualTo("peer." + organisation);
            assertThat(anchor.path("port").asInt()).isEqualTo(7051);
            assertThat(channel.at("/groups/Orderer/groups/" + msp + "/values/Endpoints/value/addresses/0")
                            .asText())
                    .isEqualTo("orderer." + organisation + ":7050");
        }
    }

    @Test
    void the_channel_asks_for_the_capabilities_that_the_official_images_have() {
        assertThat(capabilities(channel)).containsExactly("V2_0");
        assertThat(capabilities(channel.at("/groups/Orderer"))).containsExactly("V2_0");
        assertThat(capabilities(channel.at("/groups/Application"))).containsExactly("V2_5");
    }

    private static List<String> capabilities(JsonNode group) {
        List<String> names = new ArrayList<>();
        group.at("/values/Capabilities/value/capabilities").fieldNames().forEachRemaining(names::add);
        return names;
    }
}
