package org.commonway.chaincode.metrics;

import io.prometheus.metrics.exporter.httpserver.HTTPServer;
import io.prometheus.metrics.instrumentation.jvm.JvmGarbageCollectorMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmMemoryMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmThreadsMetrics;
import io.prometheus.metrics.instrumentation.jvm.ProcessMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import org.commonway.chaincode.call.CallMeter;

/** Serves the chaincode server's metrics over HTTP at {@code /metrics}, and those of its JVM. */
public final class MetricsServer implements AutoCloseable {
    private final HTTPServer server;
    private final CallMeter meter;

    private MetricsServer(HTTPServer server, CallMeter meter) {
        this.server = server;
        this.meter = meter;
    }

    /**
     * Listens.
     *
     * @param address where; port 0 takes any
     * @param threads how many calls may run at once
     * @throws IOException when the address is busy or not this machine's
     */
    public static MetricsServer start(InetSocketAddress address, int threads) throws IOException {
        PrometheusRegistry registry = new PrometheusRegistry();
        PrometheusCallMeter meter = new PrometheusCallMeter(registry, threads);
        JvmMemoryMetrics.builder().register(registry);
        JvmGarbageCollectorMetrics.builder().register(registry);
        JvmThreadsMetrics.builder().register(registry);
        ProcessMetrics.builder().register(registry);
        HTTPServer server = HTTPServer.builder()
                .inetAddress(address.getAddress())
                .port(address.getPort())
                .registry(registry)
                .buildAndStart();
        return new MetricsServer(server, meter);
    }

    /** What is to be told of each call. */
    public CallMeter meter() {
        return meter;
    }

    /** The port that it listens on. */
    public int port() {
        return server.getPort();
    }

    /** Stops listening. */
    @Override
    public void close() {
        server.close();
    }
}
