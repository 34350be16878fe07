package org.commonway.gateway.map;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.zip.GZIPOutputStream;
import org.commonway.planner.streets.Streets;

/** Draws tiles of streets as gzipped GeoJSON and keeps the last used ones. Safe for many threads. */
public final class StreetTiles {
    private static final int KEPT_BYTES_MAX = 48 * 1024 * 1024;

    private final Supplier<Streets> streets;
    private final LinkedHashMap<TileBounds, byte[]> kept = new LinkedHashMap<>(64, 0.75f, true);
    private long keptBytes;

    /** Tiles of these streets, which are asked for when the first tile is drawn. */
    public StreetTiles(Supplier<Streets> streets) {
        this.streets = streets;
    }

    /** The tile, gzipped; empty when there is no such tile. A tile without streets is one without features. */
    public Optional<byte[]> find(int zoom, int x, int y) {
        TileBounds tile = new TileBounds(zoom, x, y);
        if (!tile.exists()) {
            return Optional.empty();
        }
        synchronized (kept) {
            byte[] known = kept.get(tile);
            if (known != null) {
                return Optional.of(known);
            }
        }
        // Two callers may draw the same tile at once; that costs less than making all others wait.
        byte[] drawn = gzip(draw(tile));
        keep(tile, drawn);
        return Optional.of(drawn);
    }

    private void keep(TileBounds tile, byte[] drawn) {
        synchronized (kept) {
            byte[] before = kept.put(tile, drawn);
            keptBytes += drawn.length - (before == null ? 0 : before.length);
            var oldest = kept.entrySet().iterator();
            while (keptBytes > KEPT_BYTES_MAX && oldest.hasNext()) {
                Map.Entry<TileBounds, byte[]> entry = oldest.next();
                keptBytes -= entry.getValue().length;
                oldest.remove();
            }
        }
    }

    private String draw(TileBounds tile) {
        GeoJsonStreets features = new GeoJsonStreets(tile.zoom());
        streets.get().visitSegments(tile.box(), segment -> {
            if (StreetClasses.isDrawn(segment.roadClass(), tile.zoom())) {
                features.add(segment);
            }
        });
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
