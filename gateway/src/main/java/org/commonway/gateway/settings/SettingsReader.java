package org.commonway.gateway.settings;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.commonway.rules.money.Money;

/** Reads and checks {@code commonway.*}: the first setting that is missing or wrong is refused by its name. */
public final class SettingsReader {
    /** What the licence of OpenStreetMap's data (ODbL) asks of a map that is drawn from it. */
    private static final String OPEN_STREET_MAP = "© OpenStreetMap contributors";

    private static final String WHERE = " in the file that -Dmicronaut.config.files names";
    private final Function<String, Optional<String>> property;

    /** Reads from this source of properties by full name, such as "commonway.city.name". */
    public SettingsReader(Function<String, Optional<String>> property) {
        this.property = property;
    }

    /** The settings; throws {@link SettingRefusal}. */
    public GatewaySettings read() {
        List<GatewaySettings.City> cities = cities();
        return new GatewaySettings(
                Path.of(text("data")),
                new GatewaySettings.Gateway(
                        text("gateway.id"), text("gateway.name"), number("gateway.commission-bps", "0", 0, 10_000)),
                identity(),
                cities,
                amount("wallet.opening-balance", cities.get(0).currency()),
                number("quotes.deadline-millis", "800", 50, 10_000),
                number("realtime.every-seconds", "15", 1, 120),
                new LogSettings(property).read(text("gateway.id")));
    }

    private GatewaySettings.Identity identity() {
        Path folder = Path.of(text("identity.folder"));
        for (String file : new String[] {"cert.pem", "key.pem", "tls-cert.pem", "tls-key.pem"}) {
            existing("identity.folder", folder.resolve(file));
        }
        Path trust = Path.of(text("identity.trust"));
        existing("identity.trust", trust);
        return new GatewaySettings.Identity(text("identity.msp"), folder, trust);
    }

    /** The city of {@code commonway.city}, and the others as a list. */
    private List<GatewaySettings.City> cities() {
        List<GatewaySettings.City> cities = new ArrayList<>(List.of(city("city.", "ledger.")));
        if (find("further-cities").isPresent() && !isNamed(0)) {
            throw new SettingRefusal("commonway.further-cities is no list of cities, each with \"name\": write one"
                    + WHERE + ", or leave it out.");
        }
        for (int number = 0; isNamed(number); number++) {
            String prefix = "further-cities[" + number + "].";
            GatewaySettings.City city = city(prefix, prefix + "ledger.");
            checkBeside(cities, city, prefix);
            cities.add(city);
        }
        return cities;
    }

    private boolean isNamed(int number) {
        return Stream.of("name", "streets", "ledger.channel")
                .anyMatch(setting ->
                        find("further-cities[" + number + "]." + setting).isPresent());
    }

    /** A channel is one city's, and a rider's wallet is in one currency. */
    private static void checkBeside(List<GatewaySettings.City> others, GatewaySettings.City city, String prefix) {
        for (GatewaySettings.City other : others) {
            if (other.channel().equals(city.channel())) {
                throw new SettingRefusal("commonway." + prefix + "ledger.channel is \"" + city.channel()
                        + "\", which is the channel of " + other.name() + " already: each city has its own.");
            }
            if (!other.currency().equals(city.currency())) {
                throw new SettingRefusal("commonway." + prefix + "currency is " + city.currency() + " and that of "
                        + other.name() + " is " + other.currency()
                        + ": a rider's wallet is in one currency, so run a gateway for each.");
            }
        }
    }

    private GatewaySettings.City city(String prefix, String ledger) {
        Path streets = Path.of(text(prefix + "streets"));
        existing(prefix + "streets", streets);
        return new GatewaySettings.City(
                new GatewaySettings.LedgerAddress(
                        address(ledger + "address"), text(ledger + "channel"), text(ledger + "chaincode")),
                text(prefix + "name"),
                streets,
                parsed(prefix + "time-zone", ZoneId::of, "an IANA name such as Europe/Lisbon"),
                parsed(prefix + "currency", Currency::getInstance, "an ISO 4217 code such as EUR"),
                find(prefix + "journey-date").map(value -> date(prefix + "journey-date", value)),
                find(prefix + "attribution").orElse(OPEN_STREET_MAP));
    }

    private static LocalDate date(String name, String value) {
        try {
            // A YAML reader may have made a timestamp of an unquoted date: its first ten characters are the date.
            return LocalDate.parse(value.length() > 10 ? value.substring(0, 10) : value);
        } catch (DateTimeException e) {
            throw new SettingRefusal(
                    "commonway." + name + " is \"" + value + "\": write a date such as \"2024-05-14\".");
        }
    }

    private Optional<String> find(String name) {
        return property.apply("commonway." + name).map(String::strip).filter(value -> !value.isEmpty());
    }

    private String text(String name) {
        return find(name)
                .orElseThrow(() -> new SettingRefusal("commonway." + name + " is missing: set it" + WHERE + "."));
    }

    private <T> T parsed(String name, Function<String, T> parser, String wanted) {
        String value = text(name);
        try {
            return parser.apply(value);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new SettingRefusal("commonway." + name + " is \"" + value + "\": write " + wanted + ".");
        }
    }

    private String address(String name) {
        return parsed(
                name,
                value -> {
                    int colon = value.lastIndexOf(':');
                    int port = Integer.parseInt(value.substring(colon + 1));
                    if (colon < 1 || port < 1 || port > 65_535) {
                        throw new IllegalArgumentException(value);
                    }
                    return value;
                },
                "host:port such as 127.0.0.1:7051");
    }

    private int number(String name, String otherwise, int least, int most) {
        String value = find(name).orElse(otherwise);
        try {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below, in the same words as a number out of range.
        }
        throw new SettingRefusal("commonway." + name + " is \"" + value + "\": write a whole number from " + least
                + " to " + most + ".");
    }

    private Money amount(String name, Currency currency) {
        return parsed(
                name,
                value -> {
                    try {
                        BigDecimal minor = new BigDecimal(value).movePointRight(currency.getDefaultFractionDigits());
                        Money money = new Money(minor.longValueExact(), currency);
                        if (money.minorUnits() < 0) {
                            throw new IllegalArgumentException(value);
                        }
                        return money;
                    } catch (ArithmeticException e) {
                        throw new IllegalArgumentException(value, e);
                    }
                },
                "an amount of " + currency.getCurrencyCode() + " such as \"50.00\", not below zero");
    }

    private static void existing(String name, Path file) {
        if (!Files.isReadable(file)) {
            throw new SettingRefusal("commonway." + name + ": the file " + file
                    + " does not exist or cannot be read; check the path" + WHERE + ".");
        }
    }
}
