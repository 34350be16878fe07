package org.commonway.launcher.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.commonway.launcher.fabric.plan.Deployment;
import org.commonway.launcher.fabric.plan.FabricRecord;
import org.commonway.launcher.fabric.plan.Organization;
import org.commonway.launcher.fabric.plan.OrganizationPorts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When a network can order, and who is named when it cannot. */
class OrderersTest {
    private static final List<String> MEMBERS = List.of("CityMSP", "TransitMSP", "CoopMSP");

    private final Map<String, String> metrics = new ConcurrentHashMap<>();
    private final List<HttpServer> orderers = new ArrayList<>();
    private FabricRecord network;

    @BeforeEach
    void start() throws IOException {
        List<Organization> organizations = new ArrayList<>();
        for (String mspId : MEMBERS) {
            HttpServer orderer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            orderer.createContext("/metrics", exchange -> {
                byte[] body = metrics.getOrDefault(mspId, "").getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, body.length);
                try (exchange) {
                    exchange.getResponseBody().write(body);
                }
            });
            orderer.start();
            orderers.add(orderer);
            int port = orderer.getAddress().getPort();
            organizations.add(Organization.of(mspId, OrganizationPorts.take(() -> port)));
        }
        network = new FabricRecord("v9", organizations, List.of(channel("mobility"), channel("tourism")), List.of());
        MEMBERS.forEach(mspId -> say(mspId, 0, 0, "mobility", "tourism"));
    }

    @AfterEach
    void stop() {
        orderers.forEach(orderer -> orderer.stop(0));
    }

    private static Deployment channel(String name) {
        return Deployment.first(name, MEMBERS, "commonway");
    }

    /** What an orderer says from now on, of these channels alike. */
    private void say(String mspId, int leads, int heard, String... channels) {
        metrics.put(mspId, said(leads, heard, channels));
    }

    private static String said(int leads, int heard, String... channels) {
        StringBuilder text = new StringBuilder();
        for (String channel : channels) {
            text.append("consensus_etcdraft_cluster_size{channel=\"%s\"} 3\n".formatted(channel));
            text.append("consensus_etcdraft_active_nodes{channel=\"%s\"} %d\n".formatted(channel, heard));
            text.append("consensus_etcdraft_is_leader{channel=\"%s\"} %d\n".formatted(channel, leads));
        }
        return text.toString();
    }

    @Test
    void a_channel_that_nobody_leads_is_named_with_what_each_of_its_orderers_says() {
        say("CityMSP", 1, 3, "mobility");
        metrics.put("TransitMSP", "");
        metrics.put("CoopMSP", said(0, 2, "mobility") + said(0, 0, "tourism"));

        assertThat(Orderers.missing(network))
                .containsExactly("an orderer that leads tourism (orderer.city does not answer, or has not joined,"
                        + " orderer.transit does not answer, or has not joined, orderer.coop knows of none)");
    }

    @Test
    void an_orderer_that_does_not_know_who_leads_is_named() {
        say("CityMSP", 1, 2, "mobility", "tourism");
        say("TransitMSP", 0, 2, "mobility", "tourism");

        assertThat(Orderers.missing(network))
                .containsExactly(
                        "word of who leads mobility at orderer.coop", "word of who leads tourism at orderer.coop");
    }

    @Test
    void an_orderer_that_has_lost_what_it_kept_and_joined_nothing_holds_up_nobody() {
        say("CityMSP", 1, 2, "mobility", "tourism");
        say("TransitMSP", 0, 2, "mobility", "tourism");
        metrics.put("CoopMSP", "");

        assertThat(Orderers.missing(network)).isEmpty();
    }

    @Test
    void an_orderer_that_waits_for_itself_does_not_hear_from_the_others() {
        say("CityMSP", 1, 2, "mobility");
        say("TransitMSP", 0, 2, "mobility");
        assertThat(Orderers.hearEachOther(network, channel("mobility"))).isFalse();

        MEMBERS.forEach(mspId -> say(mspId, 0, 3, "mobility"));

        assertThat(Orderers.hearEachOther(network, channel("mobility"))).isTrue();
    }
}
