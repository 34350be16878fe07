package org.commonway.launcher.bench.ledger;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.commonway.launcher.console.Console;
import org.commonway.launcher.console.Table;

/**
 * The figures of one bench, for programs and for people.
 *
 * @param shape the network
 * @param plan what was done
 * @param load the measured load
 * @param lone bookings one after the other
 */
public record LedgerFigures(BenchNetwork.Shape shape, BenchPlan plan, Window load, Window lone) {
    private static final double KIBIBYTE = 1024;

    /** One JSON object. */
    public ObjectNode toJson() {
        Window.Cost cost = load.cost();
        ObjectNode json = new JsonMapper().createObjectNode();
        json.put("network", shape.kind());
        json.put("organizations", shape.organizations());
        json.put("orderers", shape.orderers());
        json.put("endorsers", shape.endorsers());
        json.put("java", Runtime.version().toString());
        json.put("processors", Runtime.getRuntime().availableProcessors());
        json.put("seconds", rounded(load.seconds()));
        json.put("targetPerSecond", plan.schedule().perSecond());
        json.put("openLoop", plan.schedule().isOpen());
        json.put("bookings", load.bookings());
        json.put("bookingsPerSecond", rounded(load.bookingsPerSecond()));
        json.put("p50Ms", rounded(load.latency().p50()));
        json.put("p99Ms", rounded(load.latency().p99()));
        json.put("maxMs", rounded(load.latency().max()));
        json.put("conflicts", load.conflictCount() + lone.conflictCount());
        json.put("failed", load.failureCount() + lone.failureCount());
        ObjectNode conflicts = json.putObject("conflictsByCode");
        load.conflicts().forEach(conflicts::put);
        ObjectNode failures = json.putObject("failuresByReason");
        load.failures().forEach(failures::put);
        json.put("cpuMsPerBooking", rounded(load.cpuMillisPerBooking()));
        json.put("cpuMsPerBookingNetwork", rounded(load.perBooking(cost.networkCpuMillis())));
        json.put("cpuMsPerBookingClient", rounded(load.perBooking(cost.client().cpuMillis())));
        json.put("transactions", cost.batches().transactionCount());
        json.put("bookingsPerTransaction", rounded(bookingsPerTransaction()));
        json.put("fsyncs", cost.batches().blockCount());
        json.put("fsyncsPerBooking", rounded(load.perBooking(cost.batches().blockCount())));
        json.put("diskBytesPerBooking", Math.round(load.perBooking(cost.diskBytes())));
        json.put("memoryMebibytesNetwork", cost.networkMemoryMebibytes());
        json.put("memoryMebibytesClient", cost.client().memoryMebibytes());
        json.put("bookingsOnLedger", load.ledgerBookings());
        cost.batches().writeTo(json.putObject("batches"));
        ArrayNode processes = json.putArray("processes");
        cost.network().forEach(use -> write(use, processes.addObject()));
        write(cost.client(), processes.addObject());
        json.putObject("lone")
                .put("bookings", lone.bookings())
                .put("p50Ms", rounded(lone.latency().p50()))
                .put("p99Ms", rounded(lone.latency().p99()))
                .put("cpuMsPerBooking", rounded(lone.cpuMillisPerBooking()));
        return json;
    }

    /** Several as one JSON object, as a ledger grew. */
    public static ObjectNode toJson(List<LedgerFigures> rows) {
        ObjectNode json = new JsonMapper().createObjectNode();
        json.put("network", rows.get(0).shape().kind());
        ArrayNode growth = json.putArray("growth");
        rows.forEach(row -> growth.add(row.toJson()));
        return json;
    }

    /** Tables, a row for each. */
    public static void show(List<LedgerFigures> rows, Console console) {
        BenchNetwork.Shape shape = rows.get(0).shape();
        console.result(shape.kind() + ", " + shape.organizations() + " organisations, " + shape.orderers()
                + " orderers, " + shape.endorsers() + " endorse, Java " + Runtime.version() + ", "
                + Runtime.getRuntime().availableProcessors() + " cores, client included");
        Table calls = new Table(
                ">on ledger",
                ">booked",
                ">a second",
                ">p50",
                ">p99",
                ">slowest",
                ">lone p50",
                ">lone p99",
                ">conflicts",
                ">failed");
        Table costs = new Table(
                ">on ledger",
                ">CPU",
                ">of network",
                ">of client",
                ">transactions",
                ">bookings each",
                ">fsyncs",
                ">disk",
                ">memory",
                ">of client");
        for (LedgerFigures row : rows) {
            Window load = row.load();
            Window.Cost cost = load.cost();
            String size = String.format(Locale.ROOT, "%,d", load.ledgerBookings());
            calls.row(
                    size,
                    Integer.toString(load.bookings()),
                    number(load.bookingsPerSecond(), ""),
                    number(load.latency().p50(), " ms"),
                    number(load.latency().p99(), " ms"),
                    number(load.latency().max(), " ms"),
                    number(row.lone().latency().p50(), " ms"),
                    number(row.lone().latency().p99(), " ms"),
                    Integer.toString(load.conflictCount()),
                    Integer.toString(load.failureCount()));
            costs.row(
                    size,
                    number(load.cpuMillisPerBooking(), " ms"),
                    number(load.perBooking(cost.networkCpuMillis()), " ms"),
                    number(load.perBooking(cost.client().cpuMillis()), " ms"),
                    Integer.toString(cost.batches().transactionCount()),
                    number(row.bookingsPerTransaction(), ""),
                    Integer.toString(cost.batches().blockCount()),
                    number(load.perBooking(cost.diskBytes()) / KIBIBYTE, " KiB"),
                    cost.networkMemoryMebibytes() + " MiB",
                    cost.client().memoryMebibytes() + " MiB");
        }
        calls.show(console);
        console.result("");
        console.result("CPU and disk for each booking:");
        costs.show(console);
        showProcesses(rows.get(rows.size() - 1).load(), console);
        rows.stream()
                .filter(row -> !row.load().conflicts().isEmpty()
                        || !row.load().failures().isEmpty())
                .forEach(row -> console.result("Not booked: " + row.load().conflicts() + " "
                        + row.load().failures()));
    }

    private static void showProcesses(Window load, Console console) {
        console.result("");
        console.result("CPU and memory by process:");
        Table processes = new Table("process", ">CPU", ">each booking", ">memory");
        Stream.concat(load.cost().network().stream(), Stream.of(load.cost().client()))
                .forEach(use -> processes.row(
                        use.name(),
                        number(use.cpuMillis() / 1000.0, " s"),
                        number(load.perBooking(use.cpuMillis()), " ms"),
                        use.memoryMebibytes() + " MiB"));
        processes.show(console);
    }

    private void write(Window.Use use, ObjectNode json) {
        json.put("name", use.name())
                .put("cpuSeconds", rounded(use.cpuMillis() / 1000.0))
                .put("cpuMsPerBooking", rounded(load.perBooking(use.cpuMillis())))
                .put("memoryMebibytes", use.memoryMebibytes());
    }

    private double bookingsPerTransaction() {
        int transactions = load.cost().batches().transactionCount();
        return transactions == 0 ? 0 : (double) load.bookings() / transactions;
    }

    private static String number(double value, String unit) {
        return String.format(Locale.ROOT, "%.1f%s", value, unit);
    }

    private static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
