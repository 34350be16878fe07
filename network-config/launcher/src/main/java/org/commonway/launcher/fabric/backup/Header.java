package org.commonway.launcher.fabric.backup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import org.commonway.launcher.fabric.plan.FabricRecord;

/**
 * What a backup begins with.
 *
 * @param made when it was begun
 * @param orderer the process whose ledger stands in it for all orderers
 */
record Header(Instant made, String orderer) {
    /** The entry's name. */
    static final String NAME = "backup.json";
    /** The name of the last entry: the SHA-256 of each of the others. */
    static final String MANIFEST = "manifest.json";

    /** Grows when an older launcher cannot read what is written now. */
    private static final int FORMAT = 1;

    private static final String KIND = "commonway-fabric-backup";

    byte[] toBytes() throws IOException {
        return new JsonMapper()
                .writeValueAsBytes(new JsonMapper()
                        .createObjectNode()
                        .put("kind", KIND)
                        .put("format", FORMAT)
                        .put("layout", FabricRecord.LAYOUT)
                        .put("made", made.toString())
                        .put("orderer", orderer));
    }

    /** Reads what {@link #toBytes} wrote; damaged when it is anything else. */
    static Header read(byte[] bytes) throws Damaged {
        try {
            JsonNode json = new JsonMapper().readTree(bytes);
            if (!json.path("kind").asText().equals(KIND)) {
                throw new Damaged("it is no backup of a Fabric network");
            }
            int format = json.path("format").asInt();
            int layout = json.path("layout").asInt();
            if (format != FORMAT || layout != FabricRecord.LAYOUT) {
                throw new Damaged("it was made by another version of Commonway (format " + format + ", layout " + layout
                        + "; this one reads " + FORMAT + " and " + FabricRecord.LAYOUT + "): restore it with that one");
            }
            return new Header(
                    Instant.parse(json.path("made").asText()),
                    json.path("orderer").asText());
        } catch (IOException | DateTimeException unreadable) {
            throw new Damaged("it is no backup of a Fabric network");
        }
    }
}
