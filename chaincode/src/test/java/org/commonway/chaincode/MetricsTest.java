package org.commonway.chaincode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.commonway.chaincode.call.CallMeter;
import org.commonway.chaincode.call.CallOutcome;
import org.commonway.chaincode.metrics.MetricsServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MetricsTest {
    private MetricsServer server;
    private MemoryLedger ledger;

    @BeforeEach
    void serve() throws IOException {
        server = MetricsServer.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
        ledger = new MemoryLedger(new CommonwayChaincode(server.meter()));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void calls_are_counted_by_function_and_how_they_ended() throws Exception {
        ledger.call(Town.METRO, "operators:Register", SampleTrip.operator("metro"));
        ledger.call(Town.METRO, "operators:Register", SampleTrip.operator("metro"));
        ledger.refusal(Member.operator("CoopMSP", "metro"), "operators:Register", SampleTrip.operator("metro"));
        assertThat(scrape())
                .contains(calls("operators:Register", "answered", "") + " 2.0")
                .contains(calls("operators:Register", "refused", "OPERATOR_ID_TAKEN") + " 1.0")
                .contains("commonway_chaincode_call_seconds_count{function=\"operators:Register\"} 3")
                .contains("commonway_chaincode_calls_running 0.0")
                .contains("commonway_chaincode_threads 16.0");
    }

    @Test
    void names_that_callers_make_up_share_one_count() throws Exception {
        ledger.refusal(Town.METRO, "trips:Steal");
        ledger.refusal(Town.METRO, "trips:Rob");
        assertThat(scrape())
                .contains(calls(CallMeter.UNKNOWN, "refused", "UNKNOWN_FUNCTION") + " 2.0")
                .doesNotContain("Steal");
    }

    @Test
    void a_fault_is_counted_as_one_and_a_call_that_runs_is_seen() throws Exception {
        CallMeter.Running call = server.meter().begin("trips:Book");
        assertThat(scrape()).contains("commonway_chaincode_calls_running 1.0");
        call.end(CallOutcome.FAILED);
        assertThat(scrape())
                .contains(calls("trips:Book", "failed", "") + " 1.0")
                .contains("commonway_chaincode_calls_running 0.0");
    }

    @Test
    void the_jvm_tells_of_its_memory_threads_and_collections() throws Exception {
        assertThat(scrape())
                .contains(
                        "jvm_memory_used_bytes{area=\"heap\"}",
                        "jvm_threads_current",
                        "jvm_gc_collection_seconds_count")
                .contains("process_cpu_seconds_total");
    }

    @Test
    void a_busy_port_is_an_error_and_not_silence() {
        InetSocketAddress taken = new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port());
        assertThatThrownBy(() -> MetricsServer.start(taken, 16)).isInstanceOf(IOException.class);
    }

    private static String calls(String function, String outcome, String code) {
        return "commonway_chaincode_calls_total{code=\"" + code + "\",function=\"" + function + "\",outcome=\""
                + outcome + "\"}";
    }

    private String scrape() throws IOException, InterruptedException {
        URI address = URI.create(
                "http://" + InetAddress.getLoopbackAddress().getHostAddress() + ":" + server.port() + "/metrics");
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
