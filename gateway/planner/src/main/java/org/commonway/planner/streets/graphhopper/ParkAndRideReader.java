package org.commonway.planner.streets.graphhopper;

import com.graphhopper.reader.ReaderElement;
import com.graphhopper.reader.ReaderNode;
import com.graphhopper.reader.ReaderWay;
import com.graphhopper.reader.osm.OSMInputFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import javax.xml.stream.XMLStreamException;
import org.commonway.planner.place.Coordinate;
import org.commonway.planner.streets.ParkAndRide;

/**
 * Finds the park-and-ride places of a map: points at once; of outlines, whose corners stand before them in the file, the
 * corners in a second reading. Outlines made of several ways (relations) are not read.
 */
final class ParkAndRideReader {
    private static final int WORKERS = 2;

    private final Path osmFile;
    private final List<ParkAndRide> found = new ArrayList<>();
    private final List<ReaderWay> outlines = new ArrayList<>();
    private final Set<Long> corners = new HashSet<>();
    private final Map<Long, Coordinate> positions = new HashMap<>();

    private ParkAndRideReader(Path osmFile) {
        this.osmFile = osmFile;
    }

    static List<ParkAndRide> read(Path osmFile) throws IOException {
        return new ParkAndRideReader(osmFile).read();
    }

    private List<ParkAndRide> read() throws IOException {
        visit(this::look);
        if (!outlines.isEmpty()) {
            visit(this::take);
            outlines.forEach(this::add);
        }
        return found;
    }

    private void visit(Consumer<ReaderElement> visitor) throws IOException {
        try (OSMInputFile file =
                new OSMInputFile(osmFile.toFile()).setWorkerThreads(WORKERS).open()) {
            for (ReaderElement element = file.getNext(); element != null; element = file.getNext()) {
                visitor.accept(element);
            }
        } catch (XMLStreamException e) {
            throw new IOException("reading " + osmFile, e);
        }
    }

    private void look(ReaderElement element) {
        if (!element.hasTag("amenity", "parking")
                || !element.hasTag("park_ride")
                || element.hasTag("park_ride", "no")) {
            return;
        }
        if (element instanceof ReaderNode node) {
            found.add(place(node, new Coordinate(node.getLat(), node.getLon())));
        } else if (element instanceof ReaderWay way) {
            outlines.add(way);
            for (long corner : way.getNodes().toArray()) {
                corners.add(corner);
            }
        }
    }

    private void take(ReaderElement element) {
        if (element instanceof ReaderNode node && corners.contains(node.getId())) {
            positions.put(node.getId(), new Coordinate(node.getLat(), node.getLon()));
        }
    }

    private void add(ReaderWay outline) {
        double latitudes = 0;
        double longitudes = 0;
        int count = 0;
        for (long corner : outline.getNodes().toArray()) {
            Coordinate position = positions.get(corner);
            if (position != null) {
                latitudes += position.latitude();
                longitudes += position.longitude();
                count++;
            }
        }
        if (count > 0) {
            found.add(place(outline, new Coordinate(latitudes / count, longitudes / count)));
        }
    }

    private static ParkAndRide place(ReaderElement element, Coordinate position) {
        String capacity = element.getTag("capacity", "");
        return new ParkAndRide(
                element.getTag("name", ""),
                position,
                capacity.matches("\\d{1,6}") ? OptionalInt.of(Integer.parseInt(capacity)) : OptionalInt.empty());
    }
}
