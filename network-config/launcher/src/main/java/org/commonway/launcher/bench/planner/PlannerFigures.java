package org.commonway.launcher.bench.planner;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.commonway.launcher.bench.planner.peer.Naviqore;
import org.commonway.launcher.bench.planner.peer.Otp;
import org.commonway.launcher.bench.planner.search.CoreComparison;
import org.commonway.launcher.bench.planner.search.DoorComparison;
import org.commonway.launcher.bench.planner.search.EngineRun;
import org.commonway.launcher.console.Console;
import org.commonway.launcher.console.Table;

/**
 * All that was measured.
 *
 * @param city its name
 * @param plan what was done
 * @param runs each planner's, by its name in the JSON, in the order of measuring
 * @param load searches at once, if there were any
 * @param machine how busy it was
 */
public record PlannerFigures(
        String city,
        PlannerBenchPlan plan,
        Map<String, EngineRun> runs,
        Optional<SearchLoad.Figures> load,
        Machine machine) {
    /** Ours from door to door over HTTP. */
    public static final String OURS = "ours";
    /** Ours from stop to stop in a process. */
    public static final String CORE = "oursCore";

    /**
     * How busy the machine was.
     *
     * @param loadBefore processes that wanted a core over the last minute, at the begin; negative where it is not known
     * @param loadAfter the same at the end, our own processes among them
     */
    public record Machine(double loadBefore, double loadAfter) {}

    private Optional<DoorComparison> againstOtp() {
        return find(Otp.NAME).map(otp -> DoorComparison.of(get(OURS).searches(), otp.searches()));
    }

    /** Only what walks no farther at the doors than our riders may, give or take what two maps differ by. */
    private Optional<DoorComparison> againstOtpWithinOurWalk() {
        double limit = plan.maxWalkMetres() + (double) DoorComparison.EQUAL_METRES;
        return find(Otp.NAME)
                .map(otp -> DoorComparison.of(
                        get(OURS).searches(),
                        otp.searches().stream()
                                .map(search -> search.within(limit))
                                .toList()));
    }

    private Optional<CoreComparison> againstNaviqore() {
        return find(Naviqore.NAME).map(peer -> CoreComparison.of(get(CORE).searches(), peer.searches()));
    }

    private Optional<EngineRun> find(String name) {
        return Optional.ofNullable(runs.get(name));
    }

    private EngineRun get(String name) {
        return find(name).orElseThrow(() -> new IllegalStateException(name + " was not measured"));
    }

    /** One JSON object. */
    public ObjectNode toJson() {
        ObjectNode json = new JsonMapper().createObjectNode();
        json.put("city", city).put("date", plan.date().toString());
        json.put("queries", plan.queries().size()).put("rounds", plan.rounds()).put("coreRounds", plan.coreRounds());
        json.put("maxWalkMetres", plan.maxWalkMetres());
        json.put("java", Runtime.version().toString());
        json.put("processors", Runtime.getRuntime().availableProcessors());
        json.put("loadAverageBefore", machine.loadBefore()).put("loadAverageAfter", machine.loadAfter());
        runs.forEach((name, run) -> json.set(name, run.toJson()));
        load.ifPresent(figures -> json.set("load", figures.toJson()));
        ObjectNode comparison = json.putObject("comparison");
        againstOtp().ifPresent(found -> comparison.set("oursAgainstOtp", found.toJson()));
        againstOtpWithinOurWalk().ifPresent(found -> comparison.set("oursAgainstOtpWithinOurWalk", found.toJson()));
        againstNaviqore().ifPresent(found -> comparison.set("oursCoreAgainstNaviqore", found.toJson()));
        return json;
    }

    /** Tables. */
    public void show(Console console) {
        console.result(String.format(
                Locale.ROOT,
                "%s on %s, %d queries, Java %s, %d cores, load average %.1f before and %.1f after",
                city,
                plan.date(),
                plan.queries().size(),
                Runtime.version(),
                Runtime.getRuntime().availableProcessors(),
                machine.loadBefore(),
                machine.loadAfter()));
        Table table = new Table("planner", ">p50", ">p99", ">mean", ">slowest", ">CPU each", ">found", ">options");
        runs.forEach((name, run) -> table.row(
                name,
                millis(run.wall().p50()),
                millis(run.wall().p99()),
                millis(run.meanMillis()),
                millis(run.wall().max()),
                millis(run.cpuMillisPerQuery()),
                Integer.toString(run.found()),
                Integer.toString(run.options())));
        table.show(console);
        runs.forEach((name, run) -> showFeed(name, run.facts(), console));
        load.ifPresent(figures -> showLoad(figures, console));
        againstOtp().ifPresent(found -> show("otp", found, console));
        againstOtpWithinOurWalk().ifPresent(found -> show("otp, walking no farther at the doors", found, console));
        againstNaviqore().ifPresent(found -> show(found, console));
    }

    private static void showFeed(String name, ObjectNode facts, Console console) {
        if (facts.has("readyMillis")) {
            String streets = facts.has("readyOnStreetsMillis")
                    ? ", " + seconds(facts, "readyOnStreetsMillis") + " with footpaths along streets"
                    : "";
            console.result(String.format(
                    Locale.ROOT,
                    "%s: feed read after %s, ready after %s%s; %.1f MiB of heap",
                    name,
                    seconds(facts, "readMillis"),
                    seconds(facts, "readyMillis"),
                    streets,
                    facts.path("heapMebibytes").asDouble()));
        }
    }

    private static String seconds(ObjectNode facts, String field) {
        return String.format(Locale.ROOT, "%.2f s", facts.path(field).asDouble() / 1000);
    }

    private static void showLoad(SearchLoad.Figures load, Console console) {
        console.result(String.format(
                Locale.ROOT,
                "%nload of %.0f searches a second: %.1f answered a second, p50 %.1f ms, p99 %.1f ms, %d failed, %d not"
                        + " begun",
                load.targetPerSecond(),
                load.achievedPerSecond(),
                load.latency().p50(),
                load.latency().p99(),
                load.failureCount(),
                load.notBegun()));
    }

    private static void show(String against, DoorComparison found, Console console) {
        console.result("");
        Table table = new Table("ours against " + against, ">better", ">equal", ">worse");
        row(table, "earliest arrival", found.arrival());
        row(table, "fewest transfers", found.transfers());
        row(table, "least walking", found.walking());
        table.show(console);
        told("answered by ours only: ", found.onlyOurs(), console);
        told("answered by otp only: ", found.onlyTheirs(), console);
    }

    private static void row(Table table, String respect, DoorComparison.Count count) {
        table.row(
                respect,
                Integer.toString(count.better()),
                Integer.toString(count.equal()),
                Integer.toString(count.worse()));
    }

    private static void show(CoreComparison found, Console console) {
        console.result("");
        console.result("oursCore against naviqore, earliest arrival: equal " + found.equal() + ", ours earlier "
                + found.oursEarlier().size() + ", ours later "
                + found.oursLater().size());
        told("ours later: ", found.oursLater(), console);
    }

    private static void told(String what, List<String> ids, Console console) {
        if (!ids.isEmpty()) {
            console.result(what + "queries " + String.join(", ", ids));
        }
    }

    private static String millis(double value) {
        return String.format(Locale.ROOT, "%.2f ms", value);
    }
}
