package org.commonway.launcher.fabric;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;

/** What a process says of itself, in Prometheus' text form: a peer or an orderer at its operations address, a gateway. */
final class Metrics {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    private final List<String> lines;

    private Metrics(List<String> lines) {
        this.lines = lines;
    }

    /** Those of the process that listens there; none when it does not answer. */
    static Metrics at(String address) {
        return read("http://" + address + "/metrics");
    }

    /** Those of the gateway at this URL; none when it does not answer. */
    static Metrics ofGateway(String url) {
        return read(url + "/prometheus");
    }

    private static Metrics read(String url) {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url)).timeout(PATIENCE).build();
        try {
            return new Metrics(HTTP.send(request, HttpResponse.BodyHandlers.ofLines())
                    .body()
                    .toList());
        } catch (IOException down) {
            return new Metrics(List.of());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new Metrics(List.of());
        }
    }

    /** The value of a metric of a channel, if it is there. */
    OptionalDouble find(String name, String channel) {
        return find(name, "channel", channel);
    }

    /** The value of a metric of a gateway's city, if it is there. */
    OptionalDouble findOfCity(String name, String city) {
        return find(name, "city", city);
    }

    private OptionalDouble find(String name, String label, String value) {
        return lines.stream()
                .filter(line -> line.startsWith(name + "{") && line.contains(label + "=\"" + value + "\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst();
    }

    /** The sum of a metric over all that carries these labels; 0 when there is none. */
    double sum(String name, String labels) {
        return lines.stream()
                .filter(line -> line.startsWith(name + "{") && line.contains(labels))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
