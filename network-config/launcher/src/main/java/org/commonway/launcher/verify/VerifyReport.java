package org.commonway.launcher.verify;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.commonway.audit.replay.Summary;
import org.commonway.launcher.console.Console;

/**
 * What a verification came to.
 *
 * @param origin whose log
 * @param size entries by its checkpoint; -1 when there is none that could be read
 * @param root base64; empty when there is no checkpoint
 * @param cosignatures how many witnesses have cosigned it
 * @param required how many must have
 * @param replay what was run again
 * @param anchors how many of the ledger's agree
 * @param receipts how many agree
 * @param acknowledgedAnswers how many answers stand in the log as they were acknowledged
 * @param acknowledgedSearches how many searches, for each operator, saw its stream as was acknowledged
 * @param isComplete whether the log was read to its end
 * @param counts differences by code
 * @param first the first of them, by index
 * @param unchecked what was not looked at, and what would be needed
 * @param seconds how long it took
 */
public record VerifyReport(
        String origin,
        long size,
        String root,
        int cosignatures,
        int required,
        Summary replay,
        int anchors,
        int receipts,
        int acknowledgedAnswers,
        long acknowledgedSearches,
        boolean isComplete,
        Map<String, Long> counts,
        List<Difference> first,
        List<String> unchecked,
        double seconds) {

    /** True only if all of the log was read and nothing differs. */
    public boolean isVerified() {
        return isComplete && counts.isEmpty();
    }

    /** For programs. */
    public ObjectNode toJson() {
        ObjectNode json = new ObjectMapper().createObjectNode();
        json.put("verified", isVerified());
        json.put("log", origin);
        json.put("entries", size);
        json.put("root", root);
        json.put("cosignatures", cosignatures);
        json.put("cosignaturesRequired", required);
        json.put("entriesReplayed", replay.entries());
        json.put("searches", replay.searches());
        json.put("searchesVerified", replay.verified());
        json.put("searchesOpen", replay.open());
        json.put("anchorsThatAgree", anchors);
        json.put("receiptsThatAgree", receipts);
        json.put("acknowledgedAnswersThatAgree", acknowledgedAnswers);
        json.put("acknowledgedSearchesThatAgree", acknowledgedSearches);
        json.put("complete", isComplete);
        ObjectNode codes = json.putObject("differences");
        counts.forEach(codes::put);
        var list = json.putArray("first");
        first.forEach(difference -> list.addObject()
                .put("index", difference.index())
                .put("code", difference.code())
                .put("sentence", difference.sentence()));
        var open = json.putArray("notChecked");
        unchecked.forEach(open::add);
        json.put("seconds", Math.round(seconds * 1000) / 1000.0);
        return json;
    }

    /** For people. */
    public void show(Console console) {
        console.result("Log          " + origin);
        if (size >= 0) {
            console.result(String.format(Locale.ROOT, "Entries      %,d, root %s", size, root));
            console.result("Cosigned     by " + cosignatures + " of the witnesses given, " + required + " required");
        }
        console.result(String.format(
                Locale.ROOT,
                "Run again    %,d entries, %,d searches: %,d as they must be, %,d wait for their day's seed",
                replay.entries(),
                replay.searches(),
                replay.verified(),
                replay.open()));
        console.result("Ledger       " + anchors + " anchors agree");
        console.result("Receipts     " + receipts + " agree");
        console.result(String.format(
                Locale.ROOT,
                "Acknowledged %,d answers are in their records, %,d searches saw the streams that were acknowledged",
                acknowledgedAnswers,
                acknowledgedSearches));
        unchecked.forEach(what -> console.result("Not checked  " + what));
        console.result(String.format(Locale.ROOT, "Time         %.1f s", seconds));
        console.result("");
        if (isVerified()) {
            console.result("VERIFIED");
            return;
        }
        long count = counts.values().stream().mapToLong(Long::longValue).sum();
        console.result(String.format(Locale.ROOT, "NOT VERIFIED: %,d differences, the first of them:", count));
        first.forEach(difference ->
                console.result("  " + place(difference) + "  " + difference.code() + "  " + difference.sentence()));
        if (!isComplete) {
            console.result("The log was not read to its end.");
        }
    }

    private static String place(Difference difference) {
        return difference.index() == Difference.WHOLE_LOG ? "the log" : "entry " + difference.index();
    }
}
