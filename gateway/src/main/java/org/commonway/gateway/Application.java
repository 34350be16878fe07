package org.commonway.gateway;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.info.License;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import org.commonway.crypto.FastCrypto;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the gateway. A start that fails prints one sentence and exits with the code that {@link StartFailure} gives. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Commonway gateway",
                        version = "0.1",
                        description = "Plan, book and pay one trip across all operators of the network. Errors are"
                                + " application/problem+json with a stable code and one sentence.",
                        license =
                                @License(name = "Apache-2.0", url = "https://www.apache.org/licenses/LICENSE-2.0.txt")))
public final class Application {
    private static final Logger LOG = LoggerFactory.getLogger(Application.class);

    /**
     * These libraries log by java.util.logging, whose loggers live only as long as somebody holds them. Protobuf warns
     * of each message type of the map reader that its generated code is old; the map is a file of our own.
     */
    private static final List<java.util.logging.Logger> QUIET = List.of(
            java.util.logging.Logger.getLogger("com.google.protobuf.GeneratedMessage"),
            java.util.logging.Logger.getLogger("io.grpc.netty"));

    private Application() {}

    /** Runs until the process is told to stop. */
    public static void main(String[] args) throws InterruptedException {
        QUIET.forEach(logger -> logger.setLevel(Level.SEVERE));
        // Before anything verifies an operator's signature: the JDK's own P-256 is nearly twenty times slower.
        LOG.info("{}", FastCrypto.install());
        try {
            ApplicationContext context =
                    ApplicationContext.builder(args).banner(false).start();
            EmbeddedServer server = context.getBean(EmbeddedServer.class).start();
            Runtime.getRuntime().addShutdownHook(new Thread(server::stop, "stop"));
            LOG.info("The gateway listens at {}", server.getURI());
        } catch (RuntimeException e) {
            StartFailure failure = StartFailure.of(e);
            System.err.println(failure.sentence());
            System.exit(failure.exitCode());
        }
        new CountDownLatch(1).await();
    }
}
