package org.commonway.launcher.command;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.LauncherRefusal;
import org.commonway.launcher.city.CityRequest;
import org.commonway.launcher.command.option.Workplace;
import org.commonway.samplecity.CitySize;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which city a network is started for. */
final class CityOptions {
    private static final ZoneId SAMPLE_ZONE = ZoneId.of("Europe/Lisbon");

    @Option(
            names = "--osm",
            paramLabel = "FILE",
            description = "Streets of a real city: an OpenStreetMap extract, .osm.pbf or .osm. Needs --gtfs.")
    private @Nullable Path osm;

    @Option(
            names = "--gtfs",
            paramLabel = "FILE",
            arity = "1..*",
            description = "Timetables of a real city: GTFS zips, each an operator of its own. Needs --osm.")
    private List<Path> gtfs = List.of();

    @Option(
            names = "--date",
            paramLabel = "YYYY-MM-DD",
            description = "Day of the journey. Default: the first that all timetables cover (sample city: today).")
    private @Nullable String date;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "7",
            description = "Seed of the sample city, or of a real city's simulated fleets. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--size",
            paramLabel = "SIZE",
            defaultValue = "medium",
            description = "Sample city: small, medium, large, or its radius in metres. Default: ${DEFAULT-VALUE}.")
    private String size = "medium";

    @Option(
            names = "--fare",
            paramLabel = "AMOUNT",
            defaultValue = "2.00",
            description = "Real city: what any transit ride costs. Default: ${DEFAULT-VALUE}.")
    private BigDecimal fare = new BigDecimal("2.00");

    @Option(
            names = "--currency",
            paramLabel = "CODE",
            defaultValue = "EUR",
            description = "Real city: ISO 4217 currency of all prices. Default: ${DEFAULT-VALUE}.")
    private String currency = "EUR";

    /** Whether any city was asked for at all. */
    boolean realCityGiven() {
        return osm != null || !gtfs.isEmpty();
    }

    /** The day asked for, if one was. */
    Optional<LocalDate> date() {
        return Optional.ofNullable(date).map(CityOptions::day);
    }

    /** The city asked for; refused when the options do not fit together. */
    CityRequest request(Workplace workplace) {
        Optional<LocalDate> day = date();
        Path streets = osm;
        if (streets == null && gtfs.isEmpty()) {
            LocalDate today = LocalDate.now(workplace.clock().withZone(SAMPLE_ZONE));
            // The city's trips are for the day after its first.
            LocalDate first = day.map(asked -> asked.minusDays(1)).orElse(today);
            return new CityRequest.Sample(seed, radius(), first);
        }
        if (streets == null || gtfs.isEmpty()) {
            throw bad("A real city needs both --osm FILE and --gtfs FILE: give the one that is missing.");
        }
        if (fare.signum() < 0 || fare.scale() > 2) {
            throw bad("--fare " + fare.toPlainString() + " is no price: give an amount such as 2.00.");
        }
        return new CityRequest.Real(
                seed,
                absolute(streets),
                gtfs.stream().map(CityOptions::absolute).toList(),
                new CityRequest.Fares(fare.setScale(2), knownCurrency()),
                day);
    }

    private String knownCurrency() {
        try {
            return Currency.getInstance(currency).getCurrencyCode();
        } catch (IllegalArgumentException unknown) {
            throw new LauncherRefusal(
                    ExitCode.BAD_INPUT,
                    "--currency " + currency + " is no ISO 4217 code: give one such as EUR.",
                    unknown);
        }
    }

    private int radius() {
        try {
            return CitySize.parse(size).radiusMetres();
        } catch (IllegalArgumentException bad) {
            throw new LauncherRefusal(ExitCode.BAD_INPUT, "--size: " + bad.getMessage() + ".", bad);
        }
    }

    /** The day that a {@code --date} names; refused when it is none. */
    static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException bad) {
            throw new LauncherRefusal(
                    ExitCode.BAD_INPUT, "--date " + text + " is no date: give one as 2024-05-14.", bad);
        }
    }

    private static Path absolute(Path path) {
        return path.toAbsolutePath().normalize();
    }

    private static LauncherRefusal bad(String sentence) {
        return new LauncherRefusal(ExitCode.BAD_INPUT, sentence);
    }
}
