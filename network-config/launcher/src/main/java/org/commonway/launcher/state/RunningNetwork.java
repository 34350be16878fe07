package org.commonway.launcher.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.commonway.launcher.process.OwnedProcess;

/**
 * What was started, as {@code network.json} keeps it.
 *
 * @param cityName for people
 * @param cityKey which city ({@code CityRequest.key()})
 * @param gatewayUrl of the pages and the API
 * @param ledgers where the members of each organisation speak to the ledger: host:port by MSP
 * @param processes in the order in which they were started
 */
public record RunningNetwork(
        String cityName, String cityKey, String gatewayUrl, Map<String, String> ledgers, List<Entry> processes) {
    /** The file's name. */
    public static final String FILE = "network.json";

    /** Takes copies. */
    public RunningNetwork {
        ledgers = Map.copyOf(ledgers);
        processes = List.copyOf(processes);
    }

    /** Where the members of this organisation speak to the ledger: host:port; empty when it has none here. */
    public Optional<String> findLedger(String mspId) {
        return Optional.ofNullable(ledgers.get(mspId));
    }

    /** Where the city offices have their pages, by their cities' order; none in a network that was started without. */
    public List<String> officeUrls() {
        return processes.stream()
                .filter(process -> process.kind().equals("office"))
                .map(RunningNetwork::page)
                .toList();
    }

    /** Where the office of this name has its page; empty where it does not run. */
    public Optional<String> findOffice(String name) {
        return processes.stream()
                .filter(process -> process.name().equals(name))
                .findFirst()
                .map(RunningNetwork::page);
    }

    private static String page(Entry process) {
        return process.healthUrl().replaceAll("/health$", "");
    }

    /**
     * A process that was started.
     *
     * @param name unique within the network
     * @param kind ledger, node, gateway or office
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

        /** Whether this very process still runs. */
        public boolean runs() {
            return OwnedProcess.find(pid, startedAtMillis).isPresent();
        }

        /** The same process, ready after so long. */
        public Entry readyAfter(double seconds) {
            return new Entry(name, kind, pid, startedAtMillis, ports, healthUrl, seconds);
        }

        /** For a file. */
        public static ArrayNode toJson(List<Entry> entries) {
            ArrayNode list = new JsonMapper().createArrayNode();
            for (Entry entry : entries) {
                ObjectNode node = list.addObject();
                node.put("name", entry.name()).put("kind", entry.kind()).put("pid", entry.pid());
                node.put("startedAtMillis", entry.startedAtMillis());
                ArrayNode ports = node.putArray("ports");
                entry.ports().forEach(ports::add);
                node.put("healthUrl", entry.healthUrl()).put("readySeconds", entry.readySeconds());
            }
            return list;
        }

        /** Reads what {@link #toJson} wrote. */
        public static List<Entry> fromJson(JsonNode list) {
            List<Entry> entries = new ArrayList<>();
            for (JsonNode node : list) {
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
            return entries;
        }
    }

    /** For the file. */
    public ObjectNode toJson() {
        ObjectNode json = new JsonMapper().createObjectNode();
        json.put("city", cityName).put("cityKey", cityKey).put("gatewayUrl", gatewayUrl);
        ObjectNode addresses = json.putObject("ledgers");
        new TreeMap<>(ledgers).forEach(addresses::put);
        json.set("processes", Entry.toJson(processes));
        return json;
    }

    /** Reads what {@link #toJson} wrote. */
    public static RunningNetwork fromJson(JsonNode json) {
        Map<String, String> addresses = new LinkedHashMap<>();
        json.path("ledgers")
                .properties()
                .forEach(field -> addresses.put(field.getKey(), field.getValue().asText()));
        return new RunningNetwork(
                json.path("city").asText(),
                json.path("cityKey").asText(),
                json.path("gatewayUrl").asText(),
                addresses,
                Entry.fromJson(json.path("processes")));
    }
}
