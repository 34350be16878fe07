package org.commonway.node;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.BindException;
import java.util.Optional;
import org.commonway.crypto.FastCrypto;
import org.commonway.node.settings.StartFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs one operator node until it is told to stop. */
public final class Application {
    private static final Logger LOG = LoggerFactory.getLogger(Application.class);
    private static final int OTHER_FAILURE = 1;
    /** gRPC logs by java.util.logging, to stderr; kept here since that framework forgets loggers nobody holds. */
    private static final java.util.logging.Logger GRPC_LOG = java.util.logging.Logger.getLogger("io.grpc");

    private Application() {}

    /** Starts the node; a node that cannot start says why in one sentence on stderr and ends with an exit code. */
    public static void main(String[] arguments) throws InterruptedException {
        GRPC_LOG.setLevel(java.util.logging.Level.WARNING);
        // Before anything is signed: the JDK's own P-256 is some twenty times slower.
        LOG.info("{}", FastCrypto.install());
        Node node;
        try {
            node = start(arguments);
        } catch (RuntimeException failed) {
            System.exit(explain(failed));
            return;
        }
        node.awaitStop();
    }

    private static Node start(String[] arguments) {
        ApplicationContext context =
                ApplicationContext.builder(arguments).banner(false).build();
        readConfiguration(context);
        Runtime.getRuntime().addShutdownHook(new Thread(context::close, "stop"));
        Node node = context.getBean(Node.class);
        EmbeddedServer http = context.getBean(EmbeddedServer.class).start();
        node.start();
        LOG.info("READY grpc={} http={}", node.grpcPort(), http.getPort());
        return node;
    }

    /** The YAML reader has exceptions of its own; whatever fails before anything is wired lies in the configuration. */
    private static void readConfiguration(ApplicationContext context) {
        try {
            context.start();
        } catch (RuntimeException unreadable) {
            throw new StartFailure(
                    StartFailure.Kind.INPUT,
                    "The configuration cannot be read (" + firstLine(unreadable) + "); check the node's YAML file.",
                    unreadable);
        }
    }

    private static int explain(Throwable failed) {
        Optional<StartFailure> known = findCause(failed, StartFailure.class);
        if (known.isPresent()) {
            System.err.println(known.get().getMessage());
            return known.get().kind().exitCode();
        }
        if (findCause(failed, BindException.class).isPresent()) {
            System.err.println("The HTTP port is in use; stop what uses it or set micronaut.server.port.");
            return StartFailure.Kind.PORT.exitCode();
        }
        // Not foreseen, so a bug: the log has all of it, the sentence its innermost cause.
        LOG.error("The node cannot start", failed);
        System.err.println("The node cannot start: " + firstLine(rootCause(failed)) + "; its log has the details.");
        return OTHER_FAILURE;
    }

    private static String firstLine(Throwable failed) {
        return String.valueOf(failed.getMessage())
                .lines()
                .findFirst()
                .orElse(failed.getClass().getName());
    }

    private static Throwable rootCause(Throwable failed) {
        Throwable cause = failed;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static <T extends Throwable> Optional<T> findCause(Throwable failed, Class<T> type) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return Optional.of(type.cast(cause));
            }
        }
        return Optional.empty();
    }
}
