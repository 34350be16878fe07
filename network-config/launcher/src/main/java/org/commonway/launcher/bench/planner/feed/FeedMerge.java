package org.commonway.launcher.bench.planner.feed;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.LauncherRefusal;
import org.commonway.samplecity.place.Point;

/** Merges GTFS feeds into one zip, each one's ids with a prefix, so that none of them means something of another. */
public final class FeedMerge {
    private final List<Path> feeds;
    private final List<MergedFeed.Stop> stops = new ArrayList<>();
    /** By feed, the id of its first agency: that of a route which names none. */
    private final Map<String, String> agencies = new HashMap<>();

    private FeedMerge(List<Path> feeds) {
        this.feeds = feeds;
    }

    /** The feeds as one, written to this file; refused when one of them cannot be read. */
    public static MergedFeed merge(List<Path> feeds, Path target) {
        return new FeedMerge(feeds).write(target);
    }

    private MergedFeed write(Path target) {
        List<ZipFile> open = new ArrayList<>();
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(target))) {
            for (Path feed : feeds) {
                open.add(new ZipFile(feed.toFile()));
            }
            for (GtfsTable table : GtfsTable.ALL) {
                if (open.stream().anyMatch(zip -> zip.getEntry(table.file()) != null)) {
                    out.putNextEntry(new ZipEntry(table.file()));
                    write(table, open, out);
                    out.closeEntry();
                }
            }
        } catch (IOException | CsvParseException | IllegalArgumentException broken) {
            throw new LauncherRefusal(
                    ExitCode.BAD_INPUT,
                    "The feeds " + feeds + " cannot be merged into " + target + " (" + broken.getMessage()
                            + "): give GTFS zips as their operators publish them, and see that the disk has room.",
                    broken);
        } finally {
            open.forEach(FeedMerge::close);
        }
        return new MergedFeed(target, stops);
    }

    private void write(GtfsTable table, List<ZipFile> open, ZipOutputStream out) throws IOException {
        Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        CsvWriter csv = CsvWriter.builder().build(text); // not closed: the zip goes on
        csv.writeRecord(table.columns());
        for (int feed = 0; feed < open.size(); feed++) {
            ZipEntry entry = open.get(feed).getEntry(table.file());
            if (entry != null) {
                copy(table, prefix(feed), open.get(feed).getInputStream(entry), csv);
            }
        }
        csv.flush();
        text.flush();
    }

    private static String prefix(int feed) {
        return feed + "_";
    }

    private void copy(GtfsTable table, String prefix, InputStream in, CsvWriter csv) throws IOException {
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder()
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofNamedCsvRecord(withoutByteOrderMark(in))) {
            for (NamedCsvRecord row : rows) {
                List<String> fields = new ArrayList<>();
                table.ids().forEach(column -> fields.add(id(prefix, column, field(row, column))));
                table.values().forEach(column -> fields.add(field(row, column)));
                csv.writeRecord(fields);
                if (table.equals(GtfsTable.STOPS)) {
                    note(prefix, row);
                }
            }
        }
    }

    private String id(String prefix, String column, String id) {
        if (column.equals("agency_id")) {
            // Agencies come first. One may have no id as long as it is alone; merged, it is not.
            String first = agencies.computeIfAbsent(prefix, key -> id);
            return prefix + (id.isEmpty() ? first : id);
        }
        return id.isEmpty() ? "" : prefix + id;
    }

    private void note(String prefix, NamedCsvRecord row) {
        String lat = field(row, "stop_lat");
        String lon = field(row, "stop_lon");
        if (!lat.isEmpty() && !lon.isEmpty()) { // entrances and the like may have none
            String id = field(row, "stop_id");
            stops.add(
                    new MergedFeed.Stop(prefix + id, id, new Point(Double.parseDouble(lat), Double.parseDouble(lon))));
        }
    }

    private static String field(NamedCsvRecord row, String column) {
        return row.findField(column).map(String::strip).orElse("");
    }

    private static Reader withoutByteOrderMark(InputStream in) throws IOException {
        BufferedReader text = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        text.mark(1);
        if (text.read() != '\uFEFF') {
            text.reset();
        }
        return text;
    }

    private static void close(ZipFile zip) {
        try {
            zip.close();
        } catch (IOException e) {
            throw new IllegalStateException("a file that was only read cannot fail to close", e);
        }
    }
}
