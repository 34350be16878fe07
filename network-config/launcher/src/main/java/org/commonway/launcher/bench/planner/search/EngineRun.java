package org.commonway.launcher.bench.planner.search;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.commonway.launcher.bench.Quantiles;

/**
 * What one planner did with all queries in the round that counts.
 *
 * @param searches one for each query, in their order
 * @param cpuMillisPerQuery CPU time of the whole process, or of the one thread for a planner inside a process
 * @param facts more about it, as the report's JSON has it: Java, start, memory
 */
public record EngineRun(List<Searched> searches, double cpuMillisPerQuery, ObjectNode facts) {
    /** Takes a copy of the list. */
    public EngineRun {
        searches = List.copyOf(searches);
    }

    /** How long askers waited. */
    public Quantiles wall() {
        return quantiles(Searched::wallMillis);
    }

    /** CPU time of searching threads. */
    public Quantiles cpu() {
        return quantiles(Searched::cpuMillis);
    }

    /** The mean wait in milliseconds. */
    public double meanMillis() {
        return searches.stream().mapToDouble(Searched::wallMillis).average().orElse(0);
    }

    /** How many queries had an answer. */
    public int found() {
        return (int) searches.stream().filter(Searched::found).count();
    }

    /** Ways to go in all answers together. */
    public int options() {
        return searches.stream().mapToInt(search -> search.choices().size()).sum();
    }

    private Quantiles quantiles(ToDoubleFunction<Searched> millis) {
        return Quantiles.of(searches.stream().mapToDouble(millis).toArray());
    }

    /** For programs. */
    public ObjectNode toJson() {
        ObjectNode json = facts.objectNode();
        json.put("queries", searches.size());
        json.put("p50Ms", rounded(wall().p50()));
        json.put("p99Ms", rounded(wall().p99()));
        json.put("maxMs", rounded(wall().max()));
        json.put("meanMs", rounded(meanMillis()));
        json.put("cpuMsPerQuery", rounded(cpuMillisPerQuery));
        if (cpu().max() > 0) {
            json.put("cpuP50Ms", rounded(cpu().p50())).put("cpuP99Ms", rounded(cpu().p99()));
        }
        json.put("found", found()).put("options", options());
        json.setAll(facts);
        return json;
    }

    /** Milliseconds to the microsecond. */
    public static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
