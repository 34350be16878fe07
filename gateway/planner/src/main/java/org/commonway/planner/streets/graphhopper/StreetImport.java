package org.commonway.planner.streets.graphhopper;

import com.graphhopper.GraphHopper;
import com.graphhopper.config.Profile;
import com.graphhopper.json.Statement;
import com.graphhopper.util.CustomModel;
import com.graphhopper.util.GHUtility;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.commonway.planner.digest.Sha256;
import org.commonway.planner.refusal.PlannerRefusal;
import org.commonway.planner.refusal.RefusalCode;
import org.commonway.planner.streets.ParkAndRide;
import org.commonway.planner.streets.StreetProfile;

/** Imports street data once and keeps the result in a folder named after the data's SHA-256. */
final class StreetImport {
    /** What GraphHopper must know of each street for the four profiles. */
    private static final String ENCODED_VALUES = "foot_access, foot_average_speed, foot_priority, foot_road_access,"
            + " hike_rating, mtb_rating, country, road_class, roundabout, road_access,"
            + " bike_access, bike_average_speed, bike_priority, bike_road_access, car_access, car_average_speed, "
            + WheelchairParser.BARRED;

    /** Changes whenever the import itself changes, so that old folders are not used. */
    private static final String IMPORT_VERSION = "graphhopper11-2-";

    private final Path osmFile;
    private final Path cacheFolder;

    StreetImport(Path osmFile, Path cacheFolder) {
        this.osmFile = osmFile;
        this.cacheFolder = cacheFolder;
    }

    /**
     * What an import gives.
     *
     * @param hopper the streets
     * @param parks the park-and-ride places
     */
    record Opened(GraphHopper hopper, List<ParkAndRide> parks) {
        /** Copies the list. */
        Opened {
            parks = List.copyOf(parks);
        }
    }

    Opened open() {
        if (!Files.isRegularFile(osmFile)) {
            throw new PlannerRefusal(
                    RefusalCode.STREETS_MISSING,
                    "There is no street map at " + osmFile + "; give the path of an .osm.pbf or .osm file.");
        }
        try {
            Path kept = cacheFolder.resolve(IMPORT_VERSION
                    + HexFormat.of().formatHex(Sha256.of(osmFile)).substring(0, 32));
            if (!Files.isDirectory(kept)) {
                importInto(kept);
            }
            GraphHopper hopper = configured(kept).setAllowWrites(false);
            if (!hopper.load()) {
                delete(kept);
                importInto(kept);
                hopper = configured(kept).setAllowWrites(false);
                hopper.load();
            }
            return new Opened(hopper, ParkAndRideFile.read(kept));
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + osmFile + " or writing " + cacheFolder, e);
        }
    }

    /** Imports beside the folder and moves the result there at the end: a folder that exists is whole. */
    private void importInto(Path kept) throws IOException {
        Files.createDirectories(cacheFolder);
        Path part = Files.createTempDirectory(cacheFolder, "importing-");
        GraphHopper hopper = configured(part).setOSMFile(osmFile.toString());
        boolean whole = false;
        try {
            hopper.importOrLoad();
            ParkAndRideFile.write(part, ParkAndRideReader.read(osmFile));
            whole = hopper.getFullyLoaded();
        } catch (RuntimeException e) {
            throw new PlannerRefusal(
                    RefusalCode.STREETS_UNREADABLE,
                    "The street map " + osmFile + " cannot be read as OpenStreetMap data (" + firstLine(e)
                            + "); give an .osm.pbf or .osm file that is whole.",
                    e);
        } finally {
            hopper.close();
            if (whole && !Files.isDirectory(kept)) {
                Files.move(part, kept, StandardCopyOption.ATOMIC_MOVE);
            } else {
                delete(part);
            }
        }
    }

    private static GraphHopper configured(Path folder) {
        return new StreetsAlone()
                .setGraphHopperLocation(folder.toString())
                .setImportRegistry(new WheelchairRegistry())
                .setEncodedValuesString(ENCODED_VALUES)
                .setProfiles(Stream.of(StreetProfile.values())
                        .map(profile -> new Profile(nameOf(profile)).setCustomModel(model(profile)))
                        .toList());
    }

    /** GraphHopper without its index of places, which {@link PieceGrid} stands in for. */
    private static final class StreetsAlone extends GraphHopper {
        @Override
        protected void initLocationIndex() {
            // Neither made nor read: nothing asks it.
        }
    }

    /** GraphHopper's own model; a wheelchair's is that of feet, less what {@link WheelchairParser} bars. */
    private static CustomModel model(StreetProfile profile) {
        return profile == StreetProfile.WHEELCHAIR
                ? GHUtility.loadCustomModelFromJar("foot.json")
                        .addToPriority(Statement.If(WheelchairParser.BARRED, Statement.Op.MULTIPLY, "0"))
                : GHUtility.loadCustomModelFromJar(nameOf(profile) + ".json");
    }

    /** GraphHopper's name of the profile, mostly also of its model file. */
    static String nameOf(StreetProfile profile) {
        return profile.name().toLowerCase(Locale.ROOT);
    }

    private static String firstLine(Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage())
                .lines()
                .findFirst()
                .orElse(cause.getClass().getSimpleName());
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> walk = Files.walk(folder)) {
            all = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.deleteIfExists(path);
        }
    }
}
