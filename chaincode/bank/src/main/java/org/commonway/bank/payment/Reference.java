package org.commonway.bank.payment;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Ids of a bank file that a person can read: the settlement's number and the parties, such as
 * {@code S1-CoopMSP/demo-gateway-metro}. The same parts always make the same id, so that a bank notices a file that is
 * handed in twice.
 */
final class Reference {
    /** Max35Text of ISO 20022. */
    static final int MOST_CHARACTERS = 35;

    private static final int DIGEST_CHARACTERS = 8;

    private Reference() {}

    /** The parts joined by '-'; when they are too long together, each cut short and a digest of all added. */
    static String of(int settlement, String... parts) {
        List<String> clean = Arrays.stream(parts).map(Reference::clean).toList();
        String start = "S" + settlement + "-";
        String whole = start + String.join("-", clean);
        if (whole.length() <= MOST_CHARACTERS && clean.equals(List.of(parts))) {
            return whole;
        }
        int room = MOST_CHARACTERS - start.length() - DIGEST_CHARACTERS - parts.length;
        int each = room / parts.length;
        String cut = clean.stream()
                .map(part -> part.substring(0, Math.min(each, part.length())) + "-")
                .collect(Collectors.joining());
        return start + cut + digest(String.join("\n", parts));
    }

    /** Banks take these characters only (EPC 217-08), and no slash at an end or doubled. */
    private static String clean(String part) {
        return part.replaceAll("[^A-Za-z0-9/.-]", ".").replaceAll("/{2,}", "/").replaceAll("^/|/$", ".");
    }

    private static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, DIGEST_CHARACTERS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
