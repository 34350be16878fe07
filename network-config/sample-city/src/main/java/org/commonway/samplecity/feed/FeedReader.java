package org.commonway.samplecity.feed;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.commonway.samplecity.place.Point;

/** Reads the few facts of a GTFS feed that are needed before a node is started for it. */
public final class FeedReader {
    private static final String ADVICE = ": give a GTFS zip as its operator publishes it";
    private static final int MOST_DAYS = 3_000;

    private final Path file;
    private final ZipFile zip;

    private FeedReader(Path file, ZipFile zip) {
        this.file = file;
        this.zip = zip;
    }

    /** The facts of the feed in this zip. */
    public static FeedFacts read(Path file) throws FeedUnreadable {
        if (!Files.isRegularFile(file)) {
            throw new FeedUnreadable("There is no GTFS file " + file + ": check the path after --gtfs.");
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return new FeedReader(file, zip).facts();
        } catch (ZipException notZip) {
            throw new FeedUnreadable(file + " is no zip file or a damaged one" + ADVICE + ".", notZip);
        } catch (IOException | CsvParseException broken) {
            throw new FeedUnreadable(file + " cannot be read (" + broken.getMessage() + ")" + ADVICE + ".", broken);
        }
    }

    private FeedFacts facts() throws IOException, FeedUnreadable {
        List<NamedCsvRecord> agencies = table("agency.txt");
        List<FeedFacts.Stop> stops = stops();
        Set<String> used = table("trips.txt").stream()
                .map(trip -> field(trip, "service_id"))
                .collect(Collectors.toSet());
        if (agencies.isEmpty() || stops.isEmpty() || used.isEmpty()) {
            String empty = agencies.isEmpty() ? "agency.txt" : stops.isEmpty() ? "stops.txt" : "trips.txt";
            throw new FeedUnreadable(file + " is empty: its " + empty + " has no usable line" + ADVICE + ".");
        }
        NamedCsvRecord agency = agencies.get(0);
        String name = field(agency, "agency_name");
        String id = field(agency, "agency_id");
        NavigableSet<LocalDate> dates = dates(used);
        if (dates.isEmpty()) {
            throw new FeedUnreadable(
                    file + " has no day of service in calendar.txt or calendar_dates.txt" + ADVICE + ".");
        }
        return new FeedFacts(
                file, id.isEmpty() ? name : id, name, zone(field(agency, "agency_timezone")), stops, dates);
    }

    private ZoneId zone(String id) throws FeedUnreadable {
        try {
            return ZoneId.of(id);
        } catch (DateTimeException unknown) {
            throw new FeedUnreadable(
                    file + " names the time zone \"" + id + "\" in agency.txt, which does not exist" + ADVICE + ".",
                    unknown);
        }
    }

    private List<FeedFacts.Stop> stops() throws IOException, FeedUnreadable {
        List<FeedFacts.Stop> stops = new ArrayList<>();
        for (NamedCsvRecord stop : table("stops.txt")) {
            String kind = field(stop, "location_type");
            if (kind.isEmpty() || kind.equals("0")) {
                stops.add(new FeedFacts.Stop(field(stop, "stop_name"), point(stop)));
            }
        }
        return stops;
    }

    private Point point(NamedCsvRecord stop) throws FeedUnreadable {
        try {
            return new Point(Double.parseDouble(field(stop, "stop_lat")), Double.parseDouble(field(stop, "stop_lon")));
        } catch (IllegalArgumentException bad) {
            throw new FeedUnreadable(
                    file + " has no usable place in stops.txt, line " + stop.getStartingLineNumber() + ADVICE + ".",
                    bad);
        }
    }

    private NavigableSet<LocalDate> dates(Set<String> used) throws IOException, FeedUnreadable {
        Map<String, Set<LocalDate>> byService = new HashMap<>();
        if (zip.getEntry("calendar.txt") != null) {
            for (NamedCsvRecord service : table("calendar.txt")) {
                byService
                        .computeIfAbsent(field(service, "service_id"), key -> new TreeSet<>())
                        .addAll(regular(service));
            }
        }
        if (zip.getEntry("calendar_dates.txt") != null) {
            for (NamedCsvRecord exception : table("calendar_dates.txt")) {
                Set<LocalDate> days = byService.computeIfAbsent(field(exception, "service_id"), key -> new TreeSet<>());
                LocalDate date = date(exception, "date");
                if (field(exception, "exception_type").equals("1")) {
                    days.add(date);
                } else {
                    days.remove(date);
                }
            }
        }
        NavigableSet<LocalDate> all = new TreeSet<>();
        used.forEach(service -> all.addAll(byService.getOrDefault(service, Set.of())));
        return all;
    }

    private List<LocalDate> regular(NamedCsvRecord service) throws FeedUnreadable {
        LocalDate first = date(service, "start_date");
        LocalDate last = date(service, "end_date");
        if (last.isBefore(first)) {
            return List.of();
        }
        return first.datesUntil(last.plusDays(1))
                .limit(MOST_DAYS)
                .filter(day -> field(service, day.getDayOfWeek().name().toLowerCase(Locale.ROOT))
                        .equals("1"))
                .toList();
    }

    private LocalDate date(NamedCsvRecord row, String column) throws FeedUnreadable {
        try {
            return LocalDate.parse(field(row, column), DateTimeFormatter.BASIC_ISO_DATE);
        } catch (DateTimeException bad) {
            throw new FeedUnreadable(
                    file + " has no date YYYYMMDD in column " + column + ", calendar line "
                            + row.getStartingLineNumber() + ADVICE + ".",
                    bad);
        }
    }

    private List<NamedCsvRecord> table(String name) throws IOException, FeedUnreadable {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new FeedUnreadable(file + " has no " + name + ADVICE + ".");
        }
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder()
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofNamedCsvRecord(withoutByteOrderMark(zip.getInputStream(entry)))) {
            return csv.stream().toList();
        }
    }

    private static Reader withoutByteOrderMark(InputStream in) throws IOException {
        BufferedReader text = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        text.mark(1);
        if (text.read() != '\uFEFF') {
            text.reset();
        }
        return text;
    }

    private static String field(NamedCsvRecord row, String column) {
        return row.findField(column).map(String::strip).orElse("");
    }
}
