package org.commonway.city;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.info.License;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the city office. A start that fails prints one sentence and exits with the code that {@link StartFailure} gives. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Commonway city office",
                        version = "0.1",
                        description = "The market of a city in figures, and its gateways' public logs verified. Every"
                                + " answer says what it was computed from. Errors are application/problem+json with a"
                                + " stable code and one sentence.",
                        license =
                                @License(name = "Apache-2.0", url = "https://www.apache.org/licenses/LICENSE-2.0.txt")))
public final class Application {
    /** Not logback.xml, which is the command line's in a jar that the office takes its verifier from. */
    private static final String LOGGING = "office-logback.xml";

    /** It logs by java.util.logging, whose loggers live only as long as somebody holds them. */
    private static final List<java.util.logging.Logger> QUIET =
            List.of(java.util.logging.Logger.getLogger("io.grpc.netty"));

    private Application() {}

    /** Runs until the process is told to stop. */
    public static void main(String[] args) throws InterruptedException {
        if (System.getProperty("logback.configurationFile") == null) {
            System.setProperty("logback.configurationFile", LOGGING);
        }
        QUIET.forEach(logger -> logger.setLevel(Level.SEVERE));
        try {
            ApplicationContext context =
                    ApplicationContext.builder(args).banner(false).start();
            EmbeddedServer server = context.getBean(EmbeddedServer.class).start();
            Runtime.getRuntime().addShutdownHook(new Thread(server::stop, "stop"));
            Logger log = LoggerFactory.getLogger(Application.class);
            log.info("The city office listens at {}", server.getURI());
        } catch (RuntimeException e) {
            StartFailure failure = StartFailure.of(e);
            System.err.println(failure.sentence());
            System.exit(failure.exitCode());
        }
        new CountDownLatch(1).await();
    }
}
