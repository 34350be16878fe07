package org.commonway.gateway;

import io.micronaut.context.exceptions.ConfigurationException;
import java.io.IOException;
import java.net.BindException;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.commonway.gateway.settings.SettingRefusal;
import org.commonway.ledger.fabric.UnusableConnection;

/**
 * Why the gateway did not start.
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
                .orElseGet(() -> new StartFailure(1, "The gateway cannot start: " + firstLine(last(causes))));
    }

    private static Throwable last(List<Throwable> causes) {
        return causes.get(causes.size() - 1);
    }

    private static java.util.Optional<StartFailure> known(Throwable cause) {
        if (cause instanceof SettingRefusal || cause instanceof UnusableConnection) {
            return some(2, firstLine(cause));
        }
        if (cause instanceof BindException) {
            return some(
                    3,
                    "The gateway's port is in use by another process: stop that one, or set"
                            + " micronaut.server.port to a free port.");
        }
        if (cause instanceof SSLException) {
            return some(
                    2,
                    "The files tls-cert.pem, tls-key.pem or trust.pem of commonway.identity cannot be used: "
                            + firstLine(cause));
        }
        if (cause instanceof SQLException) {
            return some(
                    4,
                    "The database in commonway.data cannot be opened; is another gateway using the folder, or is"
                            + " the disk full? " + firstLine(cause));
        }
        if (cause instanceof ConfigurationException) {
            return some(2, "The gateway's configuration cannot be used: " + firstLine(cause));
        }
        if (cause.getClass().getName().startsWith("org.yaml.")) {
            return some(2, "The file that -Dmicronaut.config.files names is not YAML: " + oneLine(cause));
        }
        if (cause instanceof IOException) {
            return some(4, "The gateway cannot read or write a file: " + firstLine(cause));
        }
        return java.util.Optional.empty();
    }

    private static java.util.Optional<StartFailure> some(int exitCode, String sentence) {
        return java.util.Optional.of(new StartFailure(exitCode, sentence));
    }

    private static String oneLine(Throwable cause) {
        return String.valueOf(cause.getMessage()).strip().replaceAll("\\s+", " ");
    }

    private static String firstLine(Throwable cause) {
        String message = cause.getMessage();
        String text = message == null || message.isBlank() ? cause.getClass().getSimpleName() : message;
        return text.strip().lines().findFirst().orElse("");
    }
}
