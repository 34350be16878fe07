package org.commonway.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.commonway.embedded.StartRefusal.Reason;
import org.commonway.identity.Member;
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
                                 role: operator, gateway, cooperative (with an id), city, auditor
              --chaincode attached | host:port[,host:port...]
                                 in this process (default), or chaincode-as-a-service
              --collections FILE the chaincode's collections of private data, in the JSON form
                                 that `peer lifecycle chaincode` takes
              --revoke MSP:name  puts the member's certificates on its organisation's revocation
                                 list in --crypto and ends; a running network reads it within seconds
              --help             this text

            Prints "READY <address> height=<blocks>" on stdout once it serves; stops on SIGTERM.
            """;
    private static final int PORT = 7051;

    private Path data = Path.of("");
    private Path crypto = Path.of("");
    private int port = PORT;
    private String chaincode = "attached";
    private Deployment deployment = Deployment.usual();
    private String revoked = "";
    private final List<Member> members = new ArrayList<>();

    private CommandLine() {}

    /**
     * Reads.
     *
     * @param attached gives the chaincode if it is to run in this process
     * @throws StartRefusal if a flag is unknown, missing or wrong
     */
    static NetworkSettings parse(List<String> arguments, Supplier<Chaincode> attached) {
        CommandLine line = read(arguments);
        if (line.data.toString().isEmpty() || line.crypto.toString().isEmpty()) {
            throw bad("Both --data DIR and --crypto DIR are needed; see --help.");
        }
        ChaincodeChoice choice = line.chaincode.equals("attached")
                ? new ChaincodeChoice.Attached(attached.get())
                : new ChaincodeChoice.Served(List.of(line.chaincode.split(",")));
        return NetworkSettings.of(line.data, line.crypto, choice)
                .withMembers(line.members)
                .withDeployment(line.deployment)
                .withPort(line.port);
    }

    /**
     * A member to be revoked.
     *
     * @param crypto the folder of certificates and keys
     * @param mspId its organisation
     * @param name its name there
     */
    record Revocation(Path crypto, String mspId, String name) {}

    /**
     * The member to be revoked, if that is what is asked for.
     *
     * @throws StartRefusal if a flag is unknown, missing or wrong
     */
    static Optional<Revocation> revocation(List<String> arguments) {
        CommandLine line = read(arguments);
        if (line.revoked.isEmpty()) {
            return Optional.empty();
        }
        String[] parts = line.revoked.split(":", -1);
        if (parts.length != 2 || line.crypto.toString().isEmpty()) {
            throw bad("--revoke MSP:name, as in --revoke TransitMSP:metro, needs --crypto DIR; see --help.");
        }
        return Optional.of(new Revocation(line.crypto, parts[0], parts[1]));
    }

    private static CommandLine read(List<String> arguments) {
        CommandLine line = new CommandLine();
        for (int i = 0; i < arguments.size(); i += 2) {
            if (i + 1 == arguments.size()) {
                throw bad("The flag " + arguments.get(i) + " needs a value, or is unknown; see --help.");
            }
            line.take(arguments.get(i), arguments.get(i + 1));
        }
        return line;
    }

    private void take(String flag, String value) {
        switch (flag) {
            case "--data" -> data = Path.of(value);
            case "--crypto" -> crypto = Path.of(value);
            case "--port" -> port = port(value);
            case "--identity" -> members.add(member(value));
            case "--chaincode" -> chaincode = value;
            case "--revoke" -> revoked = value;
            case "--collections" -> deployment = collections(Path.of(value));
            default -> throw bad("The flag " + flag + " is unknown; see --help.");
        }
    }

    private static Deployment collections(Path file) {
        try {
            return Deployment.usual().withCollections(Files.readString(file));
        } catch (IOException e) {
            throw bad("The collections file " + file + " cannot be read (" + e + ").");
        } catch (IllegalArgumentException e) {
            throw bad(file + ": " + e.getMessage());
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
