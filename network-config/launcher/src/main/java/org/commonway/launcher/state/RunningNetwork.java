package org.commonway.launcher.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * What was started, as {@code network.json} keeps it.
 *
 * @param cityName for people
 * @param cityKey which city ({@code CityRequest.key()})
 * @param gatewayUrl of the pages and the API
 * @param processes in the order in which they were started
 */
public record RunningNetwork(String cityName, String cityKey, String gatewayUrl, List<Entry> processes) {
    /** The file's name. */
    public static final String FILE = "network.json";

    /** Takes a copy of the list. */
    public RunningNetwork {
        processes = List.copyOf(processes);
    }

    /**
     * A process that was started.
     *
     * @param name unique within the network
     * @param kind ledger, node or gateway
     * @param pid its process id
     * @param startedAtMillis when the machine says it began, since the epoch; with the pid it names one process
     * @param ports the ports it listens on, HTTP last where it has one
     * @param healthUrl what answers 200 when it is ready; empty for the ledger
     * @param readySeconds how long it took to be ready; negative while it is not
     */
    public record Entry(
            String name,
            String kind,
            long pid,
            long startedAtMillis,
            List<Integer> ports,
            String healthUrl,
            double readySeconds) {
        /** Takes a copy of the list. */
        public Entry {
            ports = List.copyOf(ports);
        }

        /** The same process, ready after so long. */
        public Entry readyAfter(double seconds) {
            return new Entry(name, kind, pid, startedAtMillis, ports, healthUrl, seconds);
        }
    }

    /** For the file. */
    public ObjectNode toJson() {
        ObjectNode json = new JsonMapper().createObjectNode();
        json.put("city", cityName).put("cityKey", cityKey).put("gatewayUrl", gatewayUrl);
        ArrayNode list = json.putArray("processes");
        for (Entry entry : processes) {
            ObjectNode node = list.addObject();
            node.put("name", entry.name()).put("kind", entry.kind()).put("pid", entry.pid());
            node.put("startedAtMillis", entry.startedAtMillis());
            ArrayNode ports = node.putArray("ports");
            entry.ports().forEach(ports::add);
            node.put("healthUrl", entry.healthUrl()).put("readySeconds", entry.readySeconds());
        }
        return json;
    }

    /** Reads what {@link #toJson} wrote. */
    public static RunningNetwork fromJson(JsonNode json) {
        List<Entry> entries = new ArrayList<>();
        for (JsonNode node : json.path("processes")) {
            List<Integer> ports = new ArrayList<>();
            node.path("ports").forEach(port -> ports.add(port.asInt()));
            entries.add(new Entry(
                    node.path("name").asText(),
                    node.path("kind").asText(),
                    node.path("pid").asLong(),
                    node.path("startedAtMillis").asLong(),
                    ports,
                    node.path("healthUrl").asText(),
                    node.path("readySeconds").asDouble()));
        }
        return new RunningNetwork(
                json.path("city").asText(),
                json.path("cityKey").asText(),
                json.path("gatewayUrl").asText(),
                entries);
    }
}
