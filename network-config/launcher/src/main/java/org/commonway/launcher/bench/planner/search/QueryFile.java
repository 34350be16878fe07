package org.commonway.launcher.bench.planner.search;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.LauncherRefusal;
import org.commonway.samplecity.place.Point;

/** Reads queries from CSV with the columns {@code id,from_id,from_lat,from_lon,to_id,to_lat,to_lon,dep_sec}. */
public final class QueryFile {
    /** Trips of a service day run on after midnight; GTFS counts on, and so may queries. */
    private static final int MOST_SECONDS = 2 * 86_400;

    private static final List<String> COLUMNS =
            List.of("id", "from_id", "from_lat", "from_lon", "to_id", "to_lat", "to_lon", "dep_sec");

    private final Path file;
    private final Set<String> ids = new HashSet<>();

    private QueryFile(Path file) {
        this.file = file;
    }

    /** The first so many queries; refused by line number when one makes no sense. */
    public static List<PlannerQuery> read(Path file, int limit) {
        if (!Files.isRegularFile(file)) {
            throw refusal("There is no file of queries " + file + ": check the path after --queries.");
        }
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder()
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE) // told by line below
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofNamedCsvRecord(file)) {
            return new QueryFile(file).read(rows, limit);
        } catch (IOException | CsvParseException broken) {
            throw refusal(file + " cannot be read as CSV (" + broken.getMessage() + "): give a file with the columns "
                    + String.join(",", COLUMNS) + ".");
        }
    }

    private List<PlannerQuery> read(CsvReader<NamedCsvRecord> rows, int limit) {
        List<PlannerQuery> queries = new ArrayList<>();
        for (NamedCsvRecord row : rows) {
            if (queries.size() == limit) {
                break;
            }
            queries.add(query(row));
        }
        if (queries.isEmpty()) {
            throw refusal(file + " has no queries: give at least one line below the header " + String.join(",", COLUMNS)
                    + ".");
        }
        return queries;
    }

    private PlannerQuery query(NamedCsvRecord row) {
        for (String column : COLUMNS) {
            if (row.findField(column).filter(value -> !value.isBlank()).isEmpty()) {
                throw wrong(row, "has no " + column);
            }
        }
        String id = row.getField("id");
        if (!ids.add(id)) {
            throw wrong(row, "has the id " + id + " of an earlier line");
        }
        int seconds = (int) number(row, "dep_sec", 0, MOST_SECONDS);
        return new PlannerQuery(id, end(row, "from"), end(row, "to"), seconds);
    }

    private PlannerQuery.End end(NamedCsvRecord row, String which) {
        Point point = new Point(number(row, which + "_lat", -90, 90), number(row, which + "_lon", -180, 180));
        return new PlannerQuery.End(row.getField(which + "_id"), point);
    }

    private double number(NamedCsvRecord row, String column, int least, int most) {
        String text = row.getField(column).strip();
        try {
            double value = Double.parseDouble(text);
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException none) {
            throw wrong(row, "has " + text + " as " + column + ", which is no number");
        }
        throw wrong(row, "has " + text + " as " + column + ", which is not from " + least + " to " + most);
    }

    private LauncherRefusal wrong(NamedCsvRecord row, String what) {
        return refusal(file + " line " + row.getStartingLineNumber() + " " + what + ": correct the line.");
    }

    private static LauncherRefusal refusal(String sentence) {
        return new LauncherRefusal(ExitCode.BAD_INPUT, sentence);
    }
}
