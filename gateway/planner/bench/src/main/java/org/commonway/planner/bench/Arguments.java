package org.commonway.planner.bench;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Options, each a name and a value. */
final class Arguments {
    private final Map<String, String> options = new HashMap<>();

    Arguments(String... arguments) {
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            options.put(arguments[i], arguments[i + 1]);
        }
    }

    Optional<String> find(String name) {
        return Optional.ofNullable(options.get(name));
    }

    private String get(String name) {
        return find(name).orElseThrow(() -> new BenchRefusal(name + " is missing."));
    }

    Path path(String name) {
        return Path.of(get(name));
    }

    LocalDate date(String name) {
        try {
            return LocalDate.parse(get(name));
        } catch (DateTimeException wrong) {
            throw new BenchRefusal(name + " wants a date: " + wrong.getMessage(), wrong);
        }
    }

    int number(String name) {
        try {
            return Integer.parseInt(get(name));
        } catch (NumberFormatException wrong) {
            throw new BenchRefusal(name + " wants a number: " + wrong.getMessage(), wrong);
        }
    }
}
