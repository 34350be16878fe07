package org.commonway.embedded;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.commonway.chaincode.CommonwayChaincode;
import org.commonway.embedded.StartRefusal.Reason;
import org.commonway.embedded.identity.IdentityRefusal;
import org.commonway.embedded.identity.Organizations;
import org.hyperledger.fabric.shim.Chaincode;

/** The embedded network as a process. Flags and exit codes are in the README. */
public final class Main {
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
