package org.commonway.embedded;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.commonway.chaincode.CommonwayChaincode;
import org.commonway.crypto.FastCrypto;
import org.commonway.embedded.StartRefusal.Reason;
import org.commonway.embedded.identity.Organizations;
import org.commonway.identity.IdentityRefusal;
import org.hyperledger.fabric.shim.Chaincode;
import org.slf4j.LoggerFactory;

/** The embedded network as a process. Flags and exit codes are in the README. */
public final class Main {
    /** Several seconds' worth: a signature is asked for again within one booking. */
    private static final int REMEMBERED_SIGNATURES = 50_000;

    private Main() {}

    /** Starts the network and serves until the process is told to stop. */
    public static void main(String[] arguments) throws InterruptedException {
        serve(List.of(arguments), CommonwayChaincode::new);
    }

    /** The same with another chaincode in the place of Commonway's own, where the flags ask for the attached one. */
    static void serve(List<String> flags, Supplier<Chaincode> attached) throws InterruptedException {
        if (flags.contains("--help")) {
            System.out.print(CommandLine.HELP);
            return;
        }
        quieten();
        // First, so that the contracts too verify with it: the JDK's own P-256 is nearly twenty times slower.
        LoggerFactory.getLogger(Main.class).info("{}", FastCrypto.install());
        // The peers of all organisations are here: each would verify what the others have verified.
        FastCrypto.rememberSignatures(REMEMBERED_SIGNATURES);
        try {
            Optional<CommandLine.Revocation> revocation = CommandLine.revocation(flags);
            if (revocation.isPresent()) {
                revoke(revocation.get());
                return;
            }
            EmbeddedNetwork network = EmbeddedNetwork.start(CommandLine.parse(flags, attached));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(network), "stop"));
            System.out.println("READY " + network.address() + " height=" + network.height());
            new CountDownLatch(1).await(); // until a signal ends the process
        } catch (StartRefusal refusal) {
            System.err.println(refusal.sentence());
            System.exit(refusal.reason().exitCode());
        }
    }

    private static void stop(EmbeddedNetwork network) {
        network.close();
        System.out.println("FIGURES " + network.figures().toJson());
    }

    /** The shim and gRPC tell java.util.logging what they do, on stderr, which is for what is wrong. */
    private static void quieten() {
        for (Handler handler : Logger.getLogger("").getHandlers()) {
            handler.setFilter(
                    line -> line.getLevel().intValue() >= Level.WARNING.intValue()); // the shim sets levels anew
        }
    }

    private static void revoke(CommandLine.Revocation revocation) {
        try {
            Organizations.revoke(
                    revocation.crypto(),
                    revocation.mspId(),
                    revocation.name(),
                    Clock.systemUTC().instant());
            System.out.println("REVOKED " + revocation.mspId() + ":" + revocation.name());
        } catch (IdentityRefusal | IllegalArgumentException e) {
            throw new StartRefusal(Reason.IDENTITIES, String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new StartRefusal(Reason.STORAGE, "The folder " + revocation.crypto() + " cannot be used: " + e, e);
        }
    }
}
