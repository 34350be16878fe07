package org.commonway.planner.bench;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Milliseconds that things took, by the clock and of one thread's CPU. */
final class Samples {
    private final List<Double> wall = new ArrayList<>();
    private final List<Double> cpu = new ArrayList<>();

    void add(double wallMillis, double cpuMillis) {
        wall.add(wallMillis);
        cpu.add(cpuMillis);
    }

    int count() {
        return wall.size();
    }

    /** Count, median and 99th of 100, by nearest rank; zero for none. */
    ObjectNode toJson() {
        return new JsonMapper()
                .createObjectNode()
                .put("count", wall.size())
                .put("p50Millis", rank(wall, 0.50))
                .put("p99Millis", rank(wall, 0.99))
                .put("cpuP50Millis", rank(cpu, 0.50))
                .put("cpuP99Millis", rank(cpu, 0.99));
    }

    private static double rank(List<Double> values, double share) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        double value = sorted.isEmpty() ? 0 : sorted.get((int) Math.ceil(share * sorted.size()) - 1);
        return Heap.rounded(value);
    }
}
