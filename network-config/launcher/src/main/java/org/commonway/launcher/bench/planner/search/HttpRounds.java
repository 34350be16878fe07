package org.commonway.launcher.bench.planner.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Function;
import org.commonway.launcher.bench.Quantiles;
import org.commonway.launcher.console.Console;
import org.commonway.launcher.process.ProcessMemory;
import org.commonway.launcher.process.ProcessUsage;

/**
 * A planner behind HTTP, asked one query after the other.
 *
 * @param name for progress lines
 * @param calls where it answers
 * @param pid its process, whose CPU time is taken
 * @param body what is sent for a query
 * @param reading the choices in an answer
 */
public record HttpRounds(
        String name,
        JsonCalls calls,
        long pid,
        Function<PlannerQuery, String> body,
        Function<JsonNode, List<Choice>> reading) {
    private record Timed(String id, JsonCalls.Answer answer) {}

    /** Asks all queries so many times; the last round counts, those before warm the process up. */
    public EngineRun run(List<PlannerQuery> queries, int rounds, ObjectNode facts, Console console) {
        List<Timed> last = List.of();
        double cpu = 0;
        for (int round = 1; round <= rounds; round++) {
            long before = cpuMillis();
            last = round(queries);
            cpu = (double) (cpuMillis() - before) / queries.size();
            console.progress("  " + name + ", round " + round + " of " + rounds + ": " + inWords(last, cpu));
        }
        OptionalLong memory = ProcessMemory.residentMebibytes(pid);
        memory.ifPresent(mebibytes -> facts.put("memoryMebibytes", mebibytes));
        addFailures(last, facts);
        return new EngineRun(last.stream().map(this::read).toList(), cpu, facts);
    }

    private List<Timed> round(List<PlannerQuery> queries) {
        List<Timed> timed = new ArrayList<>();
        for (PlannerQuery query : queries) {
            timed.add(new Timed(query.id(), calls.post(body.apply(query))));
        }
        return timed;
    }

    private static String inWords(List<Timed> round, double cpu) {
        Quantiles waits = Quantiles.of(
                round.stream().mapToDouble(timed -> timed.answer().millis()).toArray());
        return String.format(Locale.ROOT, "p50 %.1f ms, p99 %.1f ms, CPU %.1f ms each", waits.p50(), waits.p99(), cpu);
    }

    private Searched read(Timed timed) {
        return new Searched(
                timed.id(),
                timed.answer().millis(),
                0,
                reading.apply(timed.answer().json()));
    }

    private static void addFailures(List<Timed> round, ObjectNode facts) {
        Map<String, Integer> failures = new TreeMap<>();
        round.stream()
                .filter(timed -> !timed.answer().isGood())
                .forEach(timed -> failures.merge("HTTP_" + timed.answer().status(), 1, Integer::sum));
        if (!failures.isEmpty()) {
            failures.forEach(facts.putObject("failures")::put);
        }
    }

    private long cpuMillis() {
        return ProcessUsage.cpuMillis(pid).orElse(0);
    }
}
