package org.commonway.audit.acknowledgement;

import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.commonway.audit.digest.Digest;
import org.commonway.audit.refusal.AuditRefusal;
import org.commonway.audit.refusal.RefusalCode;
import org.commonway.audit.text.Decimal;

/**
 * The words of one line, with one space between.
 *
 * @param line as it stands
 * @param words of it
 */
record Words(String line, List<String> words) {
    /** The first word of an acknowledged answer. */
    static final String ANSWER = "answer";
    /** The first word of an acknowledged stream. */
    static final String STREAM = "stream";

    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    static Words of(String line) {
        return new Words(line, List.of(line.split(" ", -1)));
    }

    String first() {
        return words.get(0);
    }

    String word(int place) {
        return words.get(place);
    }

    /** A whole number; refuses ACKNOWLEDGEMENT_LINE. */
    long number(int place) {
        return Decimal.parse(words.get(place), RefusalCode.ACKNOWLEDGEMENT_LINE, "\"" + line + "\"");
    }

    /** A digest in 64 lower-case hexadecimal digits; refuses ACKNOWLEDGEMENT_LINE. */
    Digest digest(int place) {
        if (!DIGEST.matcher(words.get(place)).matches()) {
            throw refused();
        }
        return Digest.read(HexFormat.of().parseHex(words.get(place)));
    }

    /** Refuses ACKNOWLEDGEMENT_LINE unless there are so many. */
    void requireCount(int count) {
        if (words.size() != count) {
            throw refused();
        }
    }

    AuditRefusal refused() {
        return new AuditRefusal(RefusalCode.ACKNOWLEDGEMENT_LINE, "\"" + line + "\"");
    }
}
