package org.commonway.planner.timetable.gtfs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.commonway.planner.refusal.PlannerRefusal;
import org.commonway.planner.refusal.RefusalCode;

/** The text files of a GTFS zip; they may lie in a folder inside it. */
final class GtfsZip implements AutoCloseable {
    private final Path path;
    private final ZipFile zip;
    private final SkipLog log;

    private GtfsZip(Path path, ZipFile zip, SkipLog log) {
        this.path = path;
        this.zip = zip;
        this.log = log;
    }

    static GtfsZip open(Path path, SkipLog log) {
        if (!Files.isRegularFile(path)) {
            throw new PlannerRefusal(
                    RefusalCode.FEED_MISSING,
                    "There is no timetable at " + path + "; give the path of a GTFS zip file.");
        }
        try {
            return new GtfsZip(path, new ZipFile(path.toFile()), log);
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
        // ZipFile does not hold what it unpacks against the checksum in the zip.
        try (CheckedInputStream in = new CheckedInputStream(zip.getInputStream(entry.get()), new CRC32())) {
            CsvLines lines = new CsvLines(in);
            if (!lines.next() || lines.isBroken()) {
                throw incomplete("has no line of column names in " + file);
            }
            GtfsHeader header = new GtfsHeader(lines);
            for (String column : columns) {
                if (!header.has(column)) {
                    throw incomplete("has no column " + column + " in " + file);
                }
            }
            GtfsRow row = new GtfsRow(file, header, lines);
            while (lines.next()) {
                read(row, lines, reader);
            }
            if (in.getChecksum().getValue() != entry.get().getCrc()) {
                throw unreadable(path, file + " does not fit its checksum", new IOException("CRC-32 of " + file));
            }
        } catch (IOException e) {
            throw unreadable(path, file + " is broken: " + e.getMessage(), e);
        }
    }

    private void read(GtfsRow row, CsvLines lines, Consumer<GtfsRow> reader) {
        if (lines.isBroken()) {
            log.add(row, SkipReason.LINE_BROKEN, "its quotation marks do not fit, or it is endless");
            return;
        }
        for (long line = row.line() + 1; line <= lines.lastLine(); line++) {
            log.add(
                    row.file(),
                    line,
                    SkipReason.LINE_JOINED,
                    () -> "it is part of the value that opens in line " + row.line() + "; GTFS wants each on one line");
        }
        if (row.isShort()) {
            log.add(row, SkipReason.LINE_SHORT, "it has fewer values than the header; the others count as empty");
        }
        reader.accept(row);
    }

    /** Says of a file, if it is there, that nothing is read from it. */
    void noteUnused(String file, String why) {
        if (has(file)) {
            log.add(file, 0, SkipReason.FILE_NOT_USED, () -> why);
        }
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
