package org.commonway.embedded;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.commonway.embedded.StartRefusal.Reason;
import org.commonway.embedded.identity.Member;
import org.hyperledger.fabric.shim.Chaincode;

/** Reads the flags of the main program. */
final class CommandLine {
    static final String HELP = """
            A Fabric network in one process, for a laptop or a test.

              --data DIR         where the chain is kept                               (needed)
              --crypto DIR       where certificates and keys are kept, made if absent  (needed)
              --port N           port on 127.0.0.1; default 7051, 0 for any free one
              --identity MSP:name:role:id
                                 gives a member its certificates; may be repeated;
                                 role: operator, gateway (both with an id), city, auditor
              --chaincode attached | host:port[,host:port...]
                                 in this process (default), or chaincode-as-a-service
              --help             this text

            Prints "READY <address> height=<blocks>" on stdout once it serves; stops on SIGTERM.
            """;
    private static final int PORT = 7051;

    private Path data = Path.of("");
    private Path crypto = Path.of("");
    private int port = PORT;
    private String chaincode = "attached";
    private final List<Member> members = new ArrayList<>();

    private CommandLine() {}

    /**
     * Reads.
     *
     * @param attached gives the chaincode if it is to run in this process
     * @throws StartRefusal if a flag is unknown, missing or wrong
     */
    static NetworkSettings parse(List<String> arguments, Supplier<Chaincode> attached) {
        CommandLine line = new CommandLine();
        for (int i = 0; i < arguments.size(); i += 2) {
            if (i + 1 == arguments.size()) {
                throw bad("The flag " + arguments.get(i) + " needs a value, or is unknown; see --help.");
            }
            line.take(arguments.get(i), arguments.get(i + 1));
        }
        if (line.data.toString().isEmpty() || line.crypto.toString().isEmpty()) {
            throw bad("Both --data DIR and --crypto DIR are needed; see --help.");
        }
        ChaincodeChoice choice = line.chaincode.equals("attached")
                ? new ChaincodeChoice.Attached(attached.get())
                : new ChaincodeChoice.Served(List.of(line.chaincode.split(",")));
        return NetworkSettings.of(line.data, line.crypto, choice)
                .withMembers(line.members)
                .withPort(line.port);
    }

    private void take(String flag, String value) {
        switch (flag) {
            case "--data" -> data = Path.of(value);
            case "--crypto" -> crypto = Path.of(value);
            case "--port" -> port = port(value);
            case "--identity" -> members.add(member(value));
            case "--chaincode" -> chaincode = value;
            default -> throw bad("The flag " + flag + " is unknown; see --help.");
        }
    }

    private static int port(String value) {
        if (!value.matches("\\d{1,5}") || Integer.parseInt(value) > 65_535) {
            throw bad("The port '" + value + "' is not a number from 0 to 65535.");
        }
        return Integer.parseInt(value);
    }

    private static Member member(String value) {
        try {
            return Member.parse(value);
        } catch (IllegalArgumentException e) {
            throw bad(String.valueOf(e.getMessage()));
        }
    }

    private static StartRefusal bad(String sentence) {
        return new StartRefusal(Reason.BAD_SETTINGS, sentence);
    }
}
