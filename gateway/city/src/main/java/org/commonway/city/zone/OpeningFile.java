package org.commonway.city.zone;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.commonway.audit.digest.Octets;

/**
 * Reads openings of legs: lines of {@code TRIP,LEG,SALT,TERMS} after the header {@code trip,leg,salt,terms}; the first leg
 * is 1, salt and terms are the two fields of a LegOpening in base64.
 */
final class OpeningFile {
    private static final String HEADER = "trip,leg,salt,terms";
    private static final int WORDS = 4;

    private OpeningFile() {}

    /**
     * An opening.
     *
     * @param salt 32 bytes that were drawn for the leg
     * @param terms the bytes of its LegTerms
     */
    record Opening(Octets salt, Octets terms) {}

    /** Openings by {@link #keyOf}; throws {@link ZoneRefusal} with the number of the first wrong line. */
    static Map<String, Opening> read(Path file) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new ZoneRefusal("commonway.openings: the file " + file + " cannot be read ("
                    + e.getClass().getSimpleName() + "): check its path, or leave the setting out.");
        }
        if (lines.isEmpty() || !lines.get(0).strip().equals(HEADER)) {
            throw refused(file, 1, "the first line is not " + HEADER);
        }
        Map<String, Opening> openings = new HashMap<>();
        for (int i = 1; i < lines.size(); i++) {
            String[] words = lines.get(i).strip().split(",", -1);
            if (words.length != WORDS || !words[1].matches("[1-9][0-9]?")) {
                throw refused(file, i + 1, "it is not a trip, the number of a leg, a salt and terms");
            }
            try {
                Base64.Decoder base64 = Base64.getDecoder();
                openings.put(
                        keyOf(words[0], Integer.parseInt(words[1]) - 1),
                        new Opening(Octets.of(base64.decode(words[2])), Octets.of(base64.decode(words[3]))));
            } catch (IllegalArgumentException e) {
                throw refused(file, i + 1, "salt or terms are no base64");
            }
        }
        return openings;
    }

    /** What names a leg; the first is 0. */
    static String keyOf(String trip, int leg) {
        return trip + " " + leg;
    }

    private static ZoneRefusal refused(Path file, int line, String why) {
        return new ZoneRefusal("commonway.openings: " + file + ", line " + line + " (" + why + "): write lines such as"
                + " TRIP,1,SALT-BASE64,TERMS-BASE64.");
    }
}
