package org.commonway.gateway.map;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.zip.GZIPOutputStream;
import org.commonway.planner.streets.Streets;

/** Draws tiles of streets as gzipped GeoJSON and keeps the last used ones. Safe for many threads. */
public final class StreetTiles {
    private static final int KEPT_BYTES_MAX = 48 * 1024 * 1024;

    private final Supplier<List<Streets>> streets;
    private final LinkedHashMap<Key, byte[]> kept = new LinkedHashMap<>(64, 0.75f, true);
    private long keptBytes;

    /** A tile, as it was drawn when so many maps were open. */
    private record Key(TileBounds tile, int maps) {}

    /** Tiles of the streets on these maps, which are asked for with each tile: maps may be opened one after the other. */
    public StreetTiles(Supplier<List<Streets>> streets) {
        this.streets = streets;
    }

    /** The tile, gzipped; empty when there is no such tile. A tile without streets is one without features. */
    public Optional<byte[]> find(int zoom, int x, int y) {
        TileBounds tile = new TileBounds(zoom, x, y);
        if (!tile.exists()) {
            return Optional.empty();
        }
        List<Streets> maps = streets.get();
        Key key = new Key(tile, maps.size());
        synchronized (kept) {
            byte[] known = kept.get(key);
            if (known != null) {
                return Optional.of(known);
            }
        }
        // Two callers may draw the same tile at once; that costs less than making all others wait.
        byte[] drawn = gzip(draw(tile, maps));
        keep(key, drawn);
        return Optional.of(drawn);
    }

    private void keep(Key tile, byte[] drawn) {
        synchronized (kept) {
            byte[] before = kept.put(tile, drawn);
            keptBytes += drawn.length - (before == null ? 0 : before.length);
            var oldest = kept.entrySet().iterator();
            while (keptBytes > KEPT_BYTES_MAX && oldest.hasNext()) {
                Map.Entry<Key, byte[]> entry = oldest.next();
                keptBytes -= entry.getValue().length;
                oldest.remove();
            }
        }
    }

    private static String draw(TileBounds tile, List<Streets> maps) {
        GeoJsonStreets features = new GeoJsonStreets(tile.zoom());
        maps.forEach(streets -> streets.visitSegments(tile.box(), segment -> {
            if (StreetClasses.isDrawn(segment.roadClass(), tile.zoom())) {
                features.add(segment);
            }
        }));
        return features.text();
    }

    private static byte[] gzip(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return bytes.toByteArray();
    }
}
