package org.commonway.audit.ranking;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.commonway.audit.digest.Digest;
import org.commonway.audit.refusal.AuditRefusal;
import org.commonway.audit.refusal.RefusalCode;
import org.commonway.audit.text.Decimal;
import org.commonway.audit.text.Utf8;

/**
 * The rules of a ranking as one text that programs and people read: eight lines for programs, an empty one, and then what
 * they mean and why (P2B Regulation (EU) 2019/1150, Article 5(1)). The lines are, in this order and form:
 *
 * <pre>
 * commonway-ranking-policy
 * version: 1             a number, 1 to 9,999; a later policy has a higher one
 * formula: 1             what {@link Ranking} computes; no other number is known
 * default-order: SOONEST when a rider asks for none; no other can be the default
 * first-page: 5          trips on the first page, 1 to 100
 * most-shown: 20         trips shown at most, from first-page and 6 (the bests that are always shown) to 100
 * ask-within-ms: 100     how long after the first operator the last is asked, 0 to 10,000
 * notice-days: 15        from publishing to first use, 15 to 365 (rule R12)
 * </pre>
 *
 * <p>The policy's hash is the SHA-256 of all its bytes: who changes a word changes the policy.
 */
public final class Policy {
    /** The version by which gateways of this release rank. */
    public static final int CURRENT_VERSION = 1;

    /** The only formula that {@link Ranking} knows. */
    public static final int FORMULA = 1;

    /** The longest text; an entry of a log must hold it. */
    public static final int MOST_BYTES = 60_000;

    private static final String FIRST_LINE = "commonway-ranking-policy";
    private static final List<Range> HEADER = List.of(
            new Range("version", 1, 9_999),
            new Range("formula", 1, 9_999),
            new Range("first-page", 1, 100),
            new Range("most-shown", 6, 100),
            new Range("ask-within-ms", 0, 10_000),
            new Range("notice-days", 15, 365));
    private static final int DEFAULT_ORDER_LINE = 3;
    private static final int HEADER_LINES = 8;

    private final byte[] bytes;
    private final Digest hash;
    private final int[] values;

    /** A line with a number. */
    private record Range(String name, int least, int most) {}

    private Policy(byte[] bytes, int[] values) {
        this.bytes = bytes;
        this.hash = Digest.of(bytes);
        this.values = values;
    }

    /**
     * The policy of this text. Refuses RANKING_POLICY_TEXT for what is no text of at most {@link #MOST_BYTES} in lines,
     * RANKING_POLICY_HEADER for a line that is not the one expected, RANKING_POLICY_VALUE for a number out of range,
     * RANKING_POLICY_RULES if there are no words, and RANKING_FORMULA for a formula or default order that this code does
     * not have.
     */
    public static Policy parse(byte[] bytes) {
        List<String> lines = lines(bytes);
        if (lines.size() < HEADER_LINES || !lines.get(0).equals(FIRST_LINE)) {
            throw new AuditRefusal(RefusalCode.RANKING_POLICY_HEADER, "line 1");
        }
        List<String> numbers = new ArrayList<>(lines.subList(1, HEADER_LINES));
        String defaultOrder = numbers.remove(DEFAULT_ORDER_LINE - 1);
        int[] values = new int[HEADER.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(numbers.get(i), HEADER.get(i));
        }
        if (!defaultOrder.startsWith("default-order: ")) {
            throw new AuditRefusal(RefusalCode.RANKING_POLICY_HEADER, "default-order");
        }
        if (values[1] != FORMULA || !defaultOrder.equals("default-order: " + Order.SOONEST)) {
            throw new AuditRefusal(RefusalCode.RANKING_FORMULA, "formula " + values[1] + ", " + defaultOrder);
        }
        if (values[3] < values[2]) {
            throw new AuditRefusal(RefusalCode.RANKING_POLICY_VALUE, "most-shown below first-page");
        }
        requireRules(lines.subList(HEADER_LINES, lines.size()));
        return new Policy(bytes.clone(), values);
    }

    /** The policy of this version that lies beside the code; refuses RANKING_POLICY_VERSION when there is none. */
    public static Policy ofVersion(int version) {
        try (InputStream file = Policy.class.getResourceAsStream("policy-" + version + ".txt")) {
            if (file == null) {
                throw new AuditRefusal(RefusalCode.RANKING_POLICY_VERSION, "version " + version);
            }
            return parse(file.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text as it is published. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** SHA-256 of the text. */
    public Digest hash() {
        return hash;
    }

    /** Which policy this is, 1 or more. */
    public int version() {
        return values[0];
    }

    /** How many trips are on the first page. */
    public int firstPage() {
        return values[2];
    }

    /** How many trips are shown at most. */
    public int mostShown() {
        return values[3];
    }

    /** Within how many milliseconds of the first all operators are asked. */
    public int askWithinMillis() {
        return values[4];
    }

    /** How many days it is published before its first use. */
    public int noticeDays() {
        return values[5];
    }

    private static List<String> lines(byte[] bytes) {
        if (bytes.length > MOST_BYTES) {
            throw new AuditRefusal(RefusalCode.RANKING_POLICY_TEXT, bytes.length + " bytes");
        }
        String text = Utf8.decode(bytes, RefusalCode.RANKING_POLICY_TEXT);
        if (!text.endsWith("\n") || Utf8.hasControlCharacter(text)) {
            throw new AuditRefusal(RefusalCode.RANKING_POLICY_TEXT);
        }
        return List.of(text.substring(0, text.length() - 1).split("\n", -1));
    }

    private static int value(String line, Range range) {
        String prefix = range.name() + ": ";
        if (!line.startsWith(prefix)) {
            throw new AuditRefusal(RefusalCode.RANKING_POLICY_HEADER, range.name());
        }
        long value = Decimal.parse(line.substring(prefix.length()), RefusalCode.RANKING_POLICY_VALUE, range.name());
        if (value < range.least() || value > range.most()) {
            throw new AuditRefusal(RefusalCode.RANKING_POLICY_VALUE, range.name() + " " + value);
        }
        return (int) value;
    }

    private static void requireRules(List<String> rules) {
        if (rules.isEmpty() || !rules.get(0).isEmpty() || rules.stream().allMatch(String::isBlank)) {
            throw new AuditRefusal(RefusalCode.RANKING_POLICY_RULES);
        }
    }
}
