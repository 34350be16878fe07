package org.commonway.launcher.city;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.LauncherRefusal;

/** A first look at a street file, so that a wrong one is told before anything is started. */
final class OsmFile {
    private static final int HEAD_BYTES = 512;

    private OsmFile() {}

    /** Refuses what is neither OSM PBF (its first blob is called OSMHeader) nor OSM XML. */
    static void check(Path file) {
        if (!Files.isRegularFile(file)) {
            throw refusal("There is no street file " + file + ": check the path after --osm.");
        }
        String head;
        try (InputStream in = Files.newInputStream(file)) {
            head = new String(in.readNBytes(HEAD_BYTES), StandardCharsets.ISO_8859_1);
        } catch (IOException unreadable) {
            throw refusal("The street file " + file + " cannot be read (" + unreadable.getMessage() + ").");
        }
        boolean pbf = head.contains("OSMHeader");
        boolean xml = head.contains("<osm");
        boolean named = file.toString().endsWith(".pbf") ? pbf : file.toString().endsWith(".osm") && xml;
        if (!named) {
            throw refusal(file + " is no OpenStreetMap extract: give an .osm.pbf or .osm file, for instance of"
                    + " download.geofabrik.de.");
        }
    }

    private static LauncherRefusal refusal(String sentence) {
        return new LauncherRefusal(ExitCode.BAD_INPUT, sentence);
    }
}
