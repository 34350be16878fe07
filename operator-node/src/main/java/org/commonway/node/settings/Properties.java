package org.commonway.node.settings;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.Currency;
import java.util.Optional;
import java.util.function.Function;
import org.commonway.rules.money.Money;

/** Reads single values of the configuration, each with a sentence that names the key when it does not fit. */
final class Properties {
    private final Function<String, Optional<String>> source;

    Properties(Function<String, Optional<String>> source) {
        this.source = source;
    }

    Optional<String> find(String key) {
        return source.apply(key).map(String::strip).filter(text -> !text.isEmpty());
    }

    String get(String key) {
        return find(key).orElseThrow(() -> bad(key, "is missing; set it in the node's YAML file"));
    }

    String get(String key, String preset) {
        return find(key).orElse(preset);
    }

    Path getPath(String key) {
        return Path.of(get(key)).toAbsolutePath().normalize();
    }

    int getInt(String key, int preset, int least, int most) {
        String text = get(key, Integer.toString(preset));
        try {
            int value = Integer.parseInt(text);
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            throw new StartFailure(
                    StartFailure.Kind.INPUT, sentence(key, "must be a whole number, not '" + text + "'"), notANumber);
        }
        throw bad(key, "must be " + least + " to " + most + ", not " + text);
    }

    boolean getBoolean(String key, boolean preset) {
        String text = get(key, Boolean.toString(preset));
        if (!text.equals("true") && !text.equals("false")) {
            throw bad(key, "must be true or false, not '" + text + "'");
        }
        return Boolean.parseBoolean(text);
    }

    Currency getCurrency(String key) {
        String code = get(key);
        try {
            return Money.of(0, code).currency();
        } catch (IllegalArgumentException unknown) {
            throw new StartFailure(
                    StartFailure.Kind.INPUT,
                    sentence(key, "must be an ISO 4217 code such as EUR, not '" + code + "'"),
                    unknown);
        }
    }

    Money getMoney(String key, Currency currency) {
        String text = get(key);
        try {
            long minorUnits = new BigDecimal(text)
                    .movePointRight(currency.getDefaultFractionDigits())
                    .longValueExact();
            if (minorUnits >= 0) {
                return new Money(minorUnits, currency);
            }
        } catch (ArithmeticException | NumberFormatException notAnAmount) {
            throw new StartFailure(
                    StartFailure.Kind.INPUT,
                    sentence(key, "must be an amount of " + currency + " such as 1.50, not '" + text + "'"),
                    notAnAmount);
        }
        throw bad(key, "must not be below zero, not " + text);
    }

    /** A time of day; YAML 1.1 reads an unquoted 06:00 as 360, which are minutes too. */
    LocalTime getTimeOfDay(String key) {
        String text = get(key);
        try {
            return text.matches("\\d{1,4}")
                    ? LocalTime.MIN.plusMinutes(Integer.parseInt(text))
                    : LocalTime.parse(text.length() == 4 ? "0" + text : text);
        } catch (DateTimeException notATime) {
            throw new StartFailure(
                    StartFailure.Kind.INPUT,
                    sentence(key, "must be a time of day such as \"06:00\", not '" + text + "'"),
                    notATime);
        }
    }

    StartFailure bad(String key, String what) {
        return new StartFailure(StartFailure.Kind.INPUT, sentence(key, what));
    }

    private static String sentence(String key, String what) {
        return "Configuration commonway." + key + " " + what + ".";
    }
}
