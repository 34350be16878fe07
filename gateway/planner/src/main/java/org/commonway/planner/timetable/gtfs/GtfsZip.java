package org.commonway.planner.timetable.gtfs;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.commonway.planner.refusal.PlannerRefusal;
import org.commonway.planner.refusal.RefusalCode;

/** The text files of a GTFS zip; they may lie in a folder inside it. */
final class GtfsZip implements AutoCloseable {
    private final Path path;
    private final ZipFile zip;

    private GtfsZip(Path path, ZipFile zip) {
        this.path = path;
        this.zip = zip;
    }

    static GtfsZip open(Path path) {
        if (!Files.isRegularFile(path)) {
            throw new PlannerRefusal(
                    RefusalCode.FEED_MISSING,
                    "There is no timetable at " + path + "; give the path of a GTFS zip file.");
        }
        try {
            return new GtfsZip(path, new ZipFile(path.toFile()));
        } catch (IOException e) {
            throw unreadable(path, "it is no zip file", e);
        }
    }

    boolean has(String file) {
        return findEntry(file).isPresent();
    }

    /** Reads a file that must be there with these columns. */
    void readRequired(String file, List<String> columns, Consumer<GtfsRow> reader) {
        if (!has(file)) {
            throw incomplete("has no " + file);
        }
        read(file, columns, reader);
    }

    /** Reads a file if it is there; then it must have these columns. */
    void read(String file, List<String> columns, Consumer<GtfsRow> reader) {
        Optional<? extends ZipEntry> entry = findEntry(file);
        if (entry.isEmpty()) {
            return;
        }
        // Malformed UTF-8 becomes replacement characters: a wrong letter in a name is no reason to lose a stop.
        try (Reader text = new InputStreamReader(zip.getInputStream(entry.get()), StandardCharsets.UTF_8);
                CsvReader<CsvRecord> csv = CsvReader.builder()
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .skipEmptyLines(true)
                        .ofCsvRecord(text)) {
            Iterator<CsvRecord> lines = csv.iterator();
            if (!lines.hasNext()) {
                throw incomplete("has an empty " + file);
            }
            Map<String, Integer> header = header(lines.next());
            for (String column : columns) {
                if (!header.containsKey(column)) {
                    throw incomplete("has no column " + column + " in " + file);
                }
            }
            while (lines.hasNext()) {
                reader.accept(new GtfsRow(file, header, lines.next()));
            }
        } catch (CsvParseException | IOException e) {
            throw unreadable(path, file + " is broken: " + e.getMessage(), e);
        } catch (UncheckedIOException e) {
            throw unreadable(path, file + " is broken: " + e.getMessage(), e);
        }
    }

    private static Map<String, Integer> header(CsvRecord line) {
        Map<String, Integer> columns = new HashMap<>();
        for (int i = 0; i < line.getFieldCount(); i++) {
            columns.putIfAbsent(line.getField(i).replace("\uFEFF", "").strip(), i);
        }
        return columns;
    }

    private Optional<? extends ZipEntry> findEntry(String file) {
        return zip.stream()
                .filter(entry -> entry.getName().equals(file) || entry.getName().endsWith("/" + file))
                .filter(entry -> !entry.getName().startsWith("__MACOSX"))
                .findFirst();
    }

    PlannerRefusal incomplete(String what) {
        return new PlannerRefusal(
                RefusalCode.FEED_INCOMPLETE,
                "The timetable " + path.getFileName() + " " + what
                        + ", which GTFS requires; export the feed again with it.");
    }

    PlannerRefusal empty() {
        return new PlannerRefusal(
                RefusalCode.FEED_EMPTY,
                "The timetable " + path.getFileName()
                        + " has no trip that could be ridden; check its trips.txt, stop_times.txt and calendar.txt.");
    }

    private static PlannerRefusal unreadable(Path path, String why, Exception e) {
        return new PlannerRefusal(
                RefusalCode.FEED_UNREADABLE,
                "The timetable " + path.getFileName() + " cannot be read (" + why + "); give a whole GTFS zip file.",
                e);
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            throw new UncheckedIOException("closing " + path, e);
        }
    }
}
