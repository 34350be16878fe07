package org.commonway.city;

import io.micronaut.context.exceptions.ConfigurationException;
import java.io.IOException;
import java.net.BindException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.commonway.city.settings.SettingRefusal;
import org.commonway.city.zone.ZoneRefusal;
import org.commonway.ledger.fabric.UnusableConnection;

/**
 * Why the office did not start.
 *
 * @param exitCode 2 configuration, 3 busy port, 4 disk, 1 anything else
 * @param sentence for the person who started it
 */
record StartFailure(int exitCode, String sentence) {

    static StartFailure of(Throwable failure) {
        List<Throwable> causes = Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(30)
                .toList();
        return causes.stream()
                .flatMap(cause -> known(cause).stream())
                .findFirst()
                .orElseGet(() -> new StartFailure(
                        1, "The city office cannot start: " + firstLine(causes.get(causes.size() - 1))));
    }

    private static Optional<StartFailure> known(Throwable cause) {
        if (cause instanceof SettingRefusal || cause instanceof ZoneRefusal || cause instanceof UnusableConnection) {
            return Optional.of(new StartFailure(2, firstLine(cause)));
        }
        if (cause instanceof BindException) {
            return Optional.of(new StartFailure(
                    3,
                    "The city office's port is in use by another process: stop that one, or set"
                            + " micronaut.server.port to a free port."));
        }
        if (cause instanceof ConfigurationException) {
            return Optional.of(
                    new StartFailure(2, "The city office's configuration cannot be used: " + firstLine(cause)));
        }
        if (cause.getClass().getName().startsWith("org.yaml.")) {
            return Optional.of(new StartFailure(
                    2, "The file that -Dmicronaut.config.files names is not YAML: " + firstLine(cause)));
        }
        if (cause instanceof IOException) {
            return Optional.of(new StartFailure(4, "The city office cannot read or write a file: " + firstLine(cause)));
        }
        return Optional.empty();
    }

    private static String firstLine(Throwable cause) {
        String message = cause.getMessage();
        String text = message == null || message.isBlank() ? cause.getClass().getSimpleName() : message;
        return text.strip().lines().findFirst().orElse("");
    }
}
