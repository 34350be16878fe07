package org.commonway.samplecity.streets;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.commonway.samplecity.place.Point;
import org.commonway.samplecity.place.Spot;

/** Writes a street map as OSM XML 0.6 (wiki.openstreetmap.org/wiki/OSM_XML), which GraphHopper imports as it is. */
public final class OsmWriter {
    private final Point centre;
    private final List<Spot> nodes = new ArrayList<>();
    private final List<OsmWay> ways = new ArrayList<>();

    private OsmWriter(StreetMap map, Point centre) {
        this.centre = centre;
        nodes.addAll(map.nodes());
        map.streets().forEach(this::addStreet);
        addShape(map.river(), Map.of("waterway", "river", "name", "Rio Lume"));
        addShape(map.park(), Map.of("leisure", "park", "name", "Jardim da Nora"));
    }

    /** Writes the file, replacing what stood there. */
    public static void write(StreetMap map, Point centre, Path file) throws IOException {
        OsmWriter osm = new OsmWriter(map, centre);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            osm.writeTo(out);
        }
    }

    private void addStreet(Street street) {
        Map<String, String> tags = new LinkedHashMap<>();
        tags.put("highway", street.roadClass().osmValue());
        tags.put("name", street.name());
        if (street.bridge()) {
            tags.put("bridge", "yes");
            tags.put("layer", "1");
        }
        ways.add(new OsmWay(street.nodes(), tags));
    }

    private void addShape(List<Spot> shape, Map<String, String> tags) {
        boolean closed = shape.get(0).equals(shape.get(shape.size() - 1));
        List<Integer> refs = new ArrayList<>();
        for (Spot spot : closed ? shape.subList(0, shape.size() - 1) : shape) {
            refs.add(nodes.size());
            nodes.add(spot);
        }
        if (closed) {
            refs.add(refs.get(0));
        }
        ways.add(new OsmWay(refs, new TreeMap<>(tags)));
    }

    private void writeTo(Writer out) throws IOException {
        out.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<osm version=\"0.6\" generator=\"commonway\">\n");
        for (int i = 0; i < nodes.size(); i++) {
            Point point = nodes.get(i).on(centre);
            out.write(String.format(
                    Locale.ROOT, "<node id=\"%d\" lat=\"%.7f\" lon=\"%.7f\"/>\n", i + 1, point.lat(), point.lon()));
        }
        for (int i = 0; i < ways.size(); i++) {
            writeWay(out, i + 1, ways.get(i));
        }
        out.write("</osm>\n");
    }

    private static void writeWay(Writer out, int id, OsmWay way) throws IOException {
        out.write("<way id=\"" + id + "\">\n");
        for (int ref : way.refs) {
            out.write("<nd ref=\"" + (ref + 1) + "\"/>\n");
        }
        for (Map.Entry<String, String> tag : way.tags.entrySet()) {
            out.write("<tag k=\"" + tag.getKey() + "\" v=\"" + tag.getValue() + "\"/>\n");
        }
        out.write("</way>\n");
    }

    private record OsmWay(List<Integer> refs, Map<String, String> tags) {}
}
