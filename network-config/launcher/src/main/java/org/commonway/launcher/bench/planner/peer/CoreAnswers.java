package org.commonway.launcher.bench.planner.peer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.LauncherRefusal;
import org.commonway.launcher.bench.planner.search.Choice;
import org.commonway.launcher.bench.planner.search.EngineRun;
import org.commonway.launcher.bench.planner.search.Searched;

/** What a process that searches from stop to stop prints: a line on its load, then one for each query. */
final class CoreAnswers {
    private static final JsonMapper JSON = new JsonMapper();
    private static final double NANOS_PER_MILLI = 1e6;

    private CoreAnswers() {}

    /**
     * Reads the lines that are JSON; others are a library's chatter. Refused when answers are missing.
     *
     * @param name whose they are
     * @param queries how many there must be
     */
    static EngineRun read(String name, List<String> lines, int queries) {
        ObjectNode facts = JSON.createObjectNode();
        List<Searched> searches = new ArrayList<>();
        for (String line : lines) {
            if (line.startsWith("{")) {
                JsonNode json = parse(name, line);
                if (json.path("ready") instanceof ObjectNode ready) {
                    facts.setAll(ready);
                } else {
                    searches.add(searched(json));
                }
            }
        }
        if (searches.size() != queries) {
            throw new LauncherRefusal(
                    ExitCode.FAULT,
                    name + " answered " + searches.size() + " of " + queries + " queries: see its log.");
        }
        double cpu =
                searches.stream().mapToDouble(Searched::cpuMillis).average().orElse(0);
        return new EngineRun(searches, cpu, facts);
    }

    private static Searched searched(JsonNode json) {
        List<Choice> choices = new ArrayList<>();
        for (JsonNode option : json.path("options")) {
            choices.add(new Choice(
                    option.path("arrival").asLong(), option.path("transfers").asInt(), 0));
        }
        return new Searched(
                json.path("id").asText(),
                json.path("wallNanos").asLong() / NANOS_PER_MILLI,
                json.path("cpuNanos").asLong() / NANOS_PER_MILLI,
                choices);
    }

    private static JsonNode parse(String name, String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException broken) {
            throw new LauncherRefusal(ExitCode.FAULT, name + " printed what is no JSON: " + line, broken);
        }
    }
}
