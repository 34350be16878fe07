package org.commonway.samplecity.transit;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** CSV tables in a zip, the same bytes for the same tables. */
final class ZippedTables implements AutoCloseable {
    private static final LocalDateTime ENTRY_TIME = LocalDateTime.of(2026, 1, 1, 0, 0);

    private final ZipOutputStream zip;

    ZippedTables(Path file) throws IOException {
        OutputStream out = Files.newOutputStream(file);
        this.zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    }

    /** Adds a table: the header's columns are separated by commas. */
    void add(String name, String header, List<List<String>> rows) throws IOException {
        add(name, header, rows.stream());
    }

    /** The same for a table that is too long to be held. */
    void add(String name, String header, Stream<List<String>> rows) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(ENTRY_TIME);
        zip.putNextEntry(entry);
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(keptOpen());
        csv.writeRecord(header.split(",", -1));
        rows.forEach(csv::writeRecord);
        csv.close();
        zip.closeEntry();
    }

    /** Writes into the zip, which stays open for the next table. */
    private OutputStreamWriter keptOpen() {
        return new OutputStreamWriter(
                new FilterOutputStream(zip) {
                    @Override
                    public void write(byte[] bytes, int offset, int length) throws IOException {
                        out.write(bytes, offset, length);
                    }

                    @Override
                    public void close() throws IOException {
                        flush();
                    }
                },
                StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
