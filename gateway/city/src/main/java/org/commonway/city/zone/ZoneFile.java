package org.commonway.city.zone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads the city's zones from GeoJSON (RFC 7946): a FeatureCollection of Polygons and MultiPolygons, each with the property
 * {@code name}. They must not overlap; where they do, the first one counts.
 */
final class ZoneFile {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final int LEAST_CORNERS = 4;
    private static final double E7 = 1e7;

    private final Path file;

    private ZoneFile(Path file) {
        this.file = file;
    }

    /** The zones in the order of the file; throws {@link ZoneRefusal}. */
    static List<Zone> read(Path file) {
        return new ZoneFile(file).read();
    }

    private List<Zone> read() {
        JsonNode features;
        try {
            features = new JsonMapper().readTree(file.toFile()).path("features");
        } catch (IOException e) {
            throw refused("the file cannot be read as JSON (" + e.getClass().getSimpleName() + ")");
        }
        List<Zone> zones = new ArrayList<>();
        Set<String> names = new HashSet<>(Set.of(OpenedLegs.OUTSIDE, OpenedLegs.UNOPENED));
        for (JsonNode feature : features) {
            String name = feature.at("/properties/name").asText();
            if (!NAME.matcher(name).matches() || !names.add(name)) {
                throw refused("zone " + (zones.size() + 1) + " has the name \"" + name
                        + "\", which is taken or is not 1 to 64 of letters, digits, '-', '_' and '.'");
            }
            zones.add(new Zone(name, rings(name, feature.path("geometry"))));
        }
        if (zones.isEmpty()) {
            throw refused("it has no features");
        }
        return zones;
    }

    private List<List<long[]>> rings(String name, JsonNode geometry) {
        List<List<long[]>> rings = new ArrayList<>();
        JsonNode coordinates = geometry.path("coordinates");
        switch (geometry.path("type").asText()) {
            case "Polygon" -> coordinates.forEach(ring -> rings.add(ring(name, ring)));
            case "MultiPolygon" -> coordinates.forEach(polygon -> polygon.forEach(ring -> rings.add(ring(name, ring))));
            default -> throw refused("the zone " + name + " is no Polygon and no MultiPolygon");
        }
        if (rings.isEmpty()) {
            throw refused("the zone " + name + " has no ring");
        }
        return rings;
    }

    private List<long[]> ring(String name, JsonNode positions) {
        List<long[]> ring = new ArrayList<>();
        for (JsonNode position : positions) {
            double lon = position.path(0).asDouble(Double.NaN);
            double lat = position.path(1).asDouble(Double.NaN);
            if (!(Math.abs(lat) <= 90 && Math.abs(lon) <= 180)) {
                throw refused("the zone " + name + " has a corner that is no longitude and latitude");
            }
            long[] corner = {Math.round(lat * E7), Math.round(lon * E7)};
            ring.add(corner);
            if (Math.abs(corner[0] - ring.get(0)[0]) > Zone.WIDEST_E7
                    || Math.abs(corner[1] - ring.get(0)[1]) > Zone.WIDEST_E7) {
                throw refused("the zone " + name + " is wider than 20 degrees");
            }
        }
        if (ring.size() < LEAST_CORNERS) {
            throw refused("the zone " + name + " has a ring of less than four positions");
        }
        return ring;
    }

    private ZoneRefusal refused(String why) {
        return new ZoneRefusal("commonway.zones: " + file + " cannot be used, for " + why
                + ": write a GeoJSON FeatureCollection of polygons, each with a property \"name\".");
    }
}
