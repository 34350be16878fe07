package org.commonway.city.settings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who owns whom, as the city says: lines of {@code ORGANISATION-OR-OPERATOR,OWNER} after the header {@code who,owner}. A
 * line for an operator goes before one for its organisation. Lines that begin with {@code #} are notes.
 */
final class OwnersFile {
    private static final String HEADER = "who,owner";
    private static final Pattern LINE = Pattern.compile("([A-Za-z0-9._-]{1,64}),([A-Za-z0-9._-]{1,64})");

    private OwnersFile() {}

    /** Owner by organisation or operator; throws {@link SettingRefusal} with the number of the first wrong line. */
    static Map<String, String> read(Path file) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new SettingRefusal("commonway.owners: the file " + file + " cannot be read ("
                    + e.getClass().getSimpleName() + "): check its path, or leave the setting out.");
        }
        if (lines.isEmpty() || !lines.get(0).strip().equals(HEADER)) {
            throw refused(file, 1, "the first line is not " + HEADER);
        }
        Map<String, String> owners = new HashMap<>();
        for (int i = 1; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            Matcher words = LINE.matcher(line);
            if (!words.matches()) {
                throw refused(file, i + 1, "it is not two names with a comma between");
            }
            if (owners.put(words.group(1), words.group(2)) != null) {
                throw refused(file, i + 1, words.group(1) + " has an owner already");
            }
        }
        return owners;
    }

    private static SettingRefusal refused(Path file, int line, String why) {
        return new SettingRefusal("commonway.owners: " + file + ", line " + line + " (" + why
                + "): write lines such as CoopMSP,city-cooperative; names are 1 to 64 of letters, digits, '-', '_' and"
                + " '.'.");
    }
}
