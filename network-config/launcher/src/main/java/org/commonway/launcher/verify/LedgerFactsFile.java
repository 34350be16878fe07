package org.commonway.launcher.verify;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import org.commonway.audit.digest.Digest;
import org.commonway.audit.digest.Octets;
import org.commonway.audit.merkle.Hash;
import org.commonway.audit.note.VerifierKey;
import org.commonway.audit.refusal.AuditRefusal;
import org.commonway.audit.refusal.RefusalCode;
import org.commonway.audit.replay.RegisteredOperator;
import org.commonway.audit.seed.SeedDay;
import org.commonway.audit.text.Base64Text;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.LauncherRefusal;

/**
 * Ledger facts as lines of words with one space between: so plain that anybody can make them of a peer's answers or of
 * the blocks, and compare two by eye. Moments are milliseconds since 1970, days are days since then.
 *
 * <pre>
 * commonway-ledger-facts 1
 * operator ID timetable|shared_vehicles|on_demand KEY-BASE64 FROM-MOMENT
 * policy VERSION HASH-HEX FIRST-DAY stands|withdrawn
 * log VERIFIER-KEY
 * anchor ORIGIN SIZE ROOT-BASE64 MOMENT
 * </pre>
 */
public final class LedgerFactsFile {
    /** The first line. */
    public static final String HEADER = "commonway-ledger-facts 1";

    private static final int OPERATOR_WORDS = 5;
    private static final int POLICY_WORDS = 5;
    private static final int LOG_WORDS = 2;
    private static final int ANCHOR_WORDS = 5;

    private final LedgerFacts facts = new LedgerFacts();
    private final List<Registered> registered = new ArrayList<>();

    private record Registered(RegisteredOperator operator, long fromMillis) {}

    private LedgerFactsFile() {}

    /** The facts of this file; refused with the number of the first line that is none. */
    public static LedgerFacts read(Path file) {
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            return new LedgerFactsFile().read(lines, file);
        } catch (IOException e) {
            throw new LauncherRefusal(
                    ExitCode.BAD_INPUT,
                    file + " cannot be read (" + e.getClass().getSimpleName() + ": " + e.getMessage()
                            + "): give a file of ledger facts.",
                    e);
        }
    }

    private LedgerFacts read(BufferedReader lines, Path file) throws IOException {
        long number = 1;
        String line = lines.readLine();
        if (!HEADER.equals(line)) {
            throw refused(file, number, "the first line is not " + HEADER);
        }
        for (line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            try {
                take(line.split(" ", -1));
            } catch (AuditRefusal e) {
                throw refused(file, number, e.code() + ", " + e.getMessage());
            } catch (IllegalArgumentException e) {
                throw refused(file, number, String.valueOf(e.getMessage()));
            }
        }
        registered.sort(Comparator.comparingLong(Registered::fromMillis));
        registered.forEach(one -> facts.addOperator(one.operator(), one.fromMillis()));
        return facts;
    }

    private void take(String[] words) {
        switch (words[0]) {
            case "operator" -> operator(counted(words, OPERATOR_WORDS));
            case "policy" -> policy(counted(words, POLICY_WORDS));
            case "log" -> facts.addLog(VerifierKey.parse(counted(words, LOG_WORDS)[1]));
            case "anchor" -> anchor(counted(words, ANCHOR_WORDS));
            default -> throw new IllegalArgumentException("no fact begins with \"" + words[0] + "\"");
        }
    }

    private void operator(String[] words) {
        boolean onDemand = chosen(words[2], "on_demand", "timetable", "shared_vehicles");
        Octets key = Octets.of(Base64Text.decode(words[3], RefusalCode.KEY_MALFORMED, "operator " + words[1]));
        registered.add(
                new Registered(new RegisteredOperator(words[1], onDemand, key), number(words[4], Long::parseLong)));
    }

    private void policy(String[] words) {
        number(words[1], Integer::parseInt);
        Digest hash = Digest.read(HexFormat.of().parseHex(words[2]));
        SeedDay from = new SeedDay(number(words[3], Integer::parseInt));
        if (chosen(words[4], "stands", "withdrawn")) {
            facts.addPolicy(hash, from);
        }
    }

    private void anchor(String[] words) {
        long size = number(words[2], Long::parseLong);
        Hash root = Hash.parse(words[3]);
        facts.addAnchor(words[1], new LedgerFacts.Anchor(size, root, number(words[4], Long::parseLong)));
    }

    private static String[] counted(String[] words, int count) {
        if (words.length != count) {
            throw new IllegalArgumentException(
                    "a fact " + words[0] + " has " + count + " words and this one " + words.length);
        }
        return words;
    }

    /** True for the first word, false for one of the others. */
    private static boolean chosen(String word, String yes, String... no) {
        if (word.equals(yes)) {
            return true;
        }
        if (List.of(no).contains(word)) {
            return false;
        }
        throw new IllegalArgumentException(word + " is none of " + yes + ", " + String.join(", ", no));
    }

    private static <N extends Number> N number(String word, Function<String, N> parser) {
        if (!word.matches("0|[1-9][0-9]{0,17}")) {
            throw new IllegalArgumentException(word + " is no number");
        }
        return parser.apply(word);
    }

    private static LauncherRefusal refused(Path file, long line, String why) {
        return new LauncherRefusal(
                ExitCode.BAD_INPUT,
                file + ", line " + line + " is no ledger fact (" + why + "): export the facts again.");
    }
}
