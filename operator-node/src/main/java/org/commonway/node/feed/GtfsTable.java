package org.commonway.node.feed;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** One CSV file of a GTFS zip, row by row. Columns may come in any order; a byte order mark does no harm. */
final class GtfsTable {
    private final Map<String, Integer> columns;
    private CsvRecord row;

    private GtfsTable(CsvRecord header) {
        this.columns = new HashMap<>();
        for (int column = 0; column < header.getFieldCount(); column++) {
            columns.putIfAbsent(header.getField(column).strip(), column);
        }
        this.row = header;
    }

    /** Gives each row of the file to the reader; false when the zip has no such file. */
    static boolean read(ZipFile zip, String name, Consumer<GtfsTable> reader) throws IOException, BrokenFeed {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            return false;
        }
        try (InputStream bytes = zip.getInputStream(entry);
                CsvReader<CsvRecord> rows = CsvReader.builder()
                        .detectBomHeader(true)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .ofCsvRecord(bytes)) {
            readRows(rows, reader);
        } catch (CsvParseException | UncheckedIOException broken) {
            throw new BrokenFeed(
                    "File " + name + " in " + zip.getName() + " is no readable CSV; fix the feed.", broken);
        }
        return true;
    }

    private static void readRows(CsvReader<CsvRecord> rows, Consumer<GtfsTable> reader) {
        var records = rows.iterator();
        if (!records.hasNext()) {
            return;
        }
        GtfsTable table = new GtfsTable(records.next());
        while (records.hasNext()) {
            table.row = records.next();
            reader.accept(table);
        }
    }

    /** The value of this column in the row, without spaces around; empty when there is none. */
    String get(String column) {
        Integer at = columns.get(column);
        return at == null || at >= row.getFieldCount() ? "" : row.getField(at).strip();
    }
}
