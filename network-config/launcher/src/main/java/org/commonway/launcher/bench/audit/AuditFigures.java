package org.commonway.launcher.bench.audit;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.commonway.launcher.bench.Quantiles;
import org.commonway.launcher.console.Console;
import org.commonway.launcher.console.Table;

/**
 * The figures of one bench, for programs and for people: an object, and a table, for each thing that is measured.
 *
 * @param plan what was done
 * @param load as many appends as the appenders made
 * @param steady appends at a steady rate, whether or not answers came
 * @param proofs receipts at the log's size then
 */
public record AuditFigures(AuditBenchPlan plan, Appends load, Appends steady, Proofs proofs) {
    private static final double MICROS_PER_MILLI = 1000;

    /**
     * Appends of one load.
     *
     * @param seconds until the last was durable
     * @param durable from the call until the entry is on the disk, in milliseconds
     * @param cosigned from the call until a checkpoint with it is cosigned and published, in milliseconds
     * @param cpuSeconds of the whole process, its witnesses included; 0 where the machine does not say
     */
    public record Appends(double seconds, Quantiles durable, Quantiles cosigned, double cpuSeconds) {
        /** Entries that became durable in each second. */
        public double perSecond() {
            return durable.count() / seconds;
        }
    }

    /**
     * Receipts.
     *
     * @param size of the log
     * @param mostHashes of the longest inclusion proof
     * @param mostBytes of the longest receipt
     * @param make from tiles on the disk, in milliseconds
     * @param verify with all its cosignatures, in milliseconds
     * @param verifyPath the inclusion proof alone, in milliseconds
     */
    public record Proofs(
            long size, int mostHashes, int mostBytes, Quantiles make, Quantiles verify, Quantiles verifyPath) {}

    /** One JSON object. */
    public ObjectNode toJson() {
        ObjectNode json = new JsonMapper().createObjectNode();
        json.put("java", Runtime.version().toString());
        json.put("processors", Runtime.getRuntime().availableProcessors());
        json.put("entryBytes", plan.entryBytes());
        json.put("witnesses", plan.witnesses());
        json.put("required", plan.required());
        ObjectNode load = write(this.load, json.putObject("load"));
        load.put("appenders", plan.appenders());
        ObjectNode steady = write(this.steady, json.putObject("steady"));
        steady.put("targetPerSecond", plan.steadyPerSecond());
        ObjectNode receipts = json.putObject("proofs");
        receipts.put("logSize", proofs.size());
        receipts.put("inclusionHashes", proofs.mostHashes());
        receipts.put("inclusionBytes", proofs.mostHashes() * 32);
        receipts.put("receiptBytes", proofs.mostBytes());
        write(proofs.make(), receipts.putObject("make"));
        write(proofs.verify(), receipts.putObject("verify"));
        write(proofs.verifyPath(), receipts.putObject("verifyPath"));
        return json;
    }

    /** Tables. */
    public void show(Console console) {
        console.result("Public log, " + plan.entryBytes() + " bytes an entry, " + plan.required() + " of "
                + plan.witnesses() + " witnesses, Java " + Runtime.version() + ", "
                + Runtime.getRuntime().availableProcessors() + " cores, appenders and witnesses included");
        Table appends = new Table(
                "appends", ">count", ">a second", ">durable p50", ">p99", ">cosigned p50", ">p99", ">slowest", ">CPU");
        row(appends, plan.appenders() + " appenders", load);
        row(appends, plan.steadyPerSecond() + " a second", steady);
        appends.show(console);
        console.result("");
        Table receipts = new Table("receipts", ">count", ">p50", ">p99");
        row(receipts, "made", proofs.make());
        row(receipts, "verified", proofs.verify());
        row(receipts, "path alone verified", proofs.verifyPath());
        receipts.show(console);
        console.result(String.format(
                Locale.ROOT,
                "In a log of %,d entries: at most %d hashes (%d bytes), %d bytes a receipt.",
                proofs.size(),
                proofs.mostHashes(),
                proofs.mostHashes() * 32,
                proofs.mostBytes()));
    }

    private static void row(Table table, String name, Appends appends) {
        table.row(
                name,
                Integer.toString(appends.durable().count()),
                String.format(Locale.ROOT, "%.0f", appends.perSecond()),
                millis(appends.durable().p50()),
                millis(appends.durable().p99()),
                millis(appends.cosigned().p50()),
                millis(appends.cosigned().p99()),
                millis(appends.cosigned().max()),
                String.format(Locale.ROOT, "%.1f s", appends.cpuSeconds()));
    }

    private static void row(Table table, String name, Quantiles times) {
        table.row(name, Integer.toString(times.count()), micros(times.p50()), micros(times.p99()));
    }

    private static ObjectNode write(Appends appends, ObjectNode json) {
        json.put("entries", appends.durable().count());
        json.put("seconds", rounded(appends.seconds()));
        json.put("entriesPerSecond", rounded(appends.perSecond()));
        json.put("cpuSeconds", rounded(appends.cpuSeconds()));
        write(appends.durable(), json.putObject("durable"));
        write(appends.cosigned(), json.putObject("cosigned"));
        return json;
    }

    private static void write(Quantiles times, ObjectNode json) {
        json.put("count", times.count());
        json.put("p50Ms", rounded(times.p50()));
        json.put("p99Ms", rounded(times.p99()));
        json.put("maxMs", rounded(times.max()));
    }

    private static String millis(double value) {
        return String.format(Locale.ROOT, "%.1f ms", value);
    }

    private static String micros(double millis) {
        return String.format(Locale.ROOT, "%.0f µs", millis * MICROS_PER_MILLI);
    }

    private static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
