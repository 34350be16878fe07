package org.commonway.embedded;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.commonway.chaincode.CommonwayChaincode;

/** The embedded network as a process. Flags and exit codes are in the README. */
public final class Main {
    private Main() {}

    /** Starts the network and serves until the process is told to stop. */
    public static void main(String[] arguments) throws InterruptedException {
        List<String> flags = List.of(arguments);
        if (flags.contains("--help")) {
            System.out.print(CommandLine.HELP);
            return;
        }
        try {
            EmbeddedNetwork network = EmbeddedNetwork.start(CommandLine.parse(flags, CommonwayChaincode::new));
            Runtime.getRuntime().addShutdownHook(new Thread(network::close, "stop"));
            System.out.println("READY " + network.address() + " height=" + network.height());
            new CountDownLatch(1).await(); // until a signal ends the process
        } catch (StartRefusal refusal) {
            System.err.println(refusal.sentence());
            System.exit(refusal.reason().exitCode());
        }
    }
}
