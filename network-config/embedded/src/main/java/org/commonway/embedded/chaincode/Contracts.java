package org.commonway.embedded.chaincode;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.hyperledger.fabric.contract.ContractRouter;
import org.hyperledger.fabric.shim.Chaincode;
import org.hyperledger.fabric.shim.ChaincodeServer;

/**
 * A chaincode written with Fabric's contract API. The shim's router looks for contracts by scanning the whole class
 * path, twice; of this process's hundred jars it needs two.
 */
public final class Contracts {
    /** Kept, for java.util.logging forgets the level of a logger that nobody holds. */
    private static final List<Logger> SHIM_LOGGERS = List.of(
            Logger.getLogger("org.hyperledger.fabric"),
            Logger.getLogger("org.hyperledger.fabric.shim"),
            Logger.getLogger("org.hyperledger.fabric.contract"));

    private Contracts() {}

    /**
     * Loads the contracts that lie in the same jars or folders as these classes.
     *
     * @param chaincodeName the chaincode's name on the channel
     */
    public static Chaincode load(String chaincodeName, List<Class<?>> neighbours) {
        Set<String> places = new LinkedHashSet<>();
        places.add(place(ContractRouter.class));
        neighbours.forEach(neighbour -> places.add(place(neighbour)));
        quieten();
        String whole = System.getProperty("java.class.path");
        System.setProperty("java.class.path", String.join(File.pathSeparator, places));
        try {
            ContractRouter router = new ContractRouter(new String[] {"-i", chaincodeName});
            quieten(); // the router has just set its loggers to INFO, at which it logs each call
            // The contracts are looked for in here only; no server is wanted.
            router.startRouterWithChaincodeServer(new NoServer());
            return router;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("a server that does nothing failed", e);
        } finally {
            System.setProperty("java.class.path", whole);
        }
    }

    private static void quieten() {
        SHIM_LOGGERS.forEach(logger -> logger.setLevel(Level.WARNING));
    }

    private static String place(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("a class lies at no path", e);
        }
    }

    private static final class NoServer implements ChaincodeServer {
        @Override
        public void start() {
            // attached inside the process instead
        }

        @Override
        public void stop() {
            // never started
        }
    }
}
