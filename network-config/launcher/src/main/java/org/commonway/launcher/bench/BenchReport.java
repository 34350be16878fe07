package org.commonway.launcher.bench;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.OptionalLong;
import org.commonway.launcher.console.Console;
import org.commonway.launcher.console.Table;
import org.commonway.launcher.process.ProcessMemory;
import org.commonway.launcher.state.RunningNetwork;

/**
 * The bench's figures with the processes they were taken on.
 *
 * @param network what ran
 * @param figures what was measured
 */
public record BenchReport(RunningNetwork network, SpineBench.Figures figures) {

    /** For programs. */
    public ObjectNode toJson() {
        ObjectNode json = new JsonMapper().createObjectNode();
        json.put("city", network.cityName());
        json.put("java", Runtime.version().toString());
        json.put("processors", Runtime.getRuntime().availableProcessors());
        json.set("search", figures.searches().toJson());
        json.set("booking", figures.bookings().toJson());
        json.put("legsPerBooking", figures.legsPerBooking());
        json.put("bookingsPerSecond", figures.bookingsPerSecond());
        ObjectNode refusals = json.putObject("refusals");
        figures.refusals().forEach(refusals::put);
        ArrayNode processes = json.putArray("processes");
        for (RunningNetwork.Entry entry : network.processes()) {
            ObjectNode node = processes.addObject();
            node.put("name", entry.name()).put("kind", entry.kind()).put("readySeconds", entry.readySeconds());
            ProcessMemory.residentMebibytes(entry.pid()).ifPresent(memory -> node.put("memoryMebibytes", memory));
        }
        return json;
    }

    /** For people. */
    public void show(Console console) {
        console.result(network.cityName() + ", Java " + Runtime.version() + ", "
                + Runtime.getRuntime().availableProcessors() + " cores, one client");
        Table calls = new Table("call", ">count", ">p50", ">p99", ">slowest");
        row(calls, "search", figures.searches());
        row(calls, "booking", figures.bookings());
        calls.show(console);
        console.result(String.format(
                Locale.ROOT,
                "%.1f held legs a booking, %.1f bookings a second; refusals: %s",
                figures.legsPerBooking(),
                figures.bookingsPerSecond(),
                figures.refusals().isEmpty() ? "none" : figures.refusals().toString()));
        console.result("");
        Table processes = new Table("process", ">ready after", ">memory");
        for (RunningNetwork.Entry entry : network.processes()) {
            OptionalLong memory = ProcessMemory.residentMebibytes(entry.pid());
            processes.row(
                    entry.name(), entry.readySeconds() + " s", memory.isPresent() ? memory.getAsLong() + " MiB" : "-");
        }
        processes.show(console);
    }

    private static void row(Table table, String call, Quantiles quantiles) {
        table.row(
                call,
                Integer.toString(quantiles.count()),
                millis(quantiles.p50()),
                millis(quantiles.p99()),
                millis(quantiles.max()));
    }

    private static String millis(double value) {
        return String.format(Locale.ROOT, "%.1f ms", value);
    }
}
