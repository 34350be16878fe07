package org.commonway.launcher.network;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.LauncherRefusal;
import org.commonway.launcher.process.JavaProgram;
import org.commonway.launcher.process.PortHolder;
import org.commonway.launcher.process.Starting;
import org.commonway.launcher.start.ProcessGroup;
import org.commonway.launcher.start.ProcessPlan;
import org.commonway.launcher.state.StateFolder;

/** The embedded network as a process: one address for all organisations. */
public final class EmbeddedSite implements LedgerSite {
    private static final String NAME = "ledger";
    /** Kept with the chaincode, in the form that Fabric's own tools take. */
    private static final String COLLECTIONS = "chaincode/collections_config.json";

    private final Path project;
    private final StateFolder state;
    private final List<Member> members;
    private final int port;
    private Optional<Starting> started = Optional.empty();

    /** An embedded network for these members, in the state folder. */
    public EmbeddedSite(Path project, StateFolder state, List<Member> members, int port) {
        this.project = project;
        this.state = state;
        this.members = List.copyOf(members);
        this.port = port;
    }

    @Override
    public Map<String, String> addresses() {
        Map<String, String> addresses = new LinkedHashMap<>();
        members.forEach(member -> addresses.put(member.msp(), "127.0.0.1:" + port));
        return addresses;
    }

    @Override
    public void requireChannels(List<String> channels) {
        if (!channels.equals(List.of(CityOnChannel.FIRST))) {
            throw new LauncherRefusal(
                    ExitCode.BAD_INPUT,
                    "The embedded network has the one channel " + CityOnChannel.FIRST
                            + ": a further city needs a Fabric network, with --network fabric.");
        }
    }

    @Override
    public void checkPorts() {
        PortHolder.checkFree(NAME, port);
    }

    @Override
    public void begin(ProcessGroup group) {
        started = Optional.of(group.launch(plan()));
        group.await("the members' keys", () -> members.stream().allMatch(this::hasKeys));
    }

    @Override
    public void finish(ProcessGroup group) {
        group.await("the ledger", () -> started.orElseThrow().hasLogged("READY "));
        group.ready(NAME);
    }

    private ProcessPlan plan() {
        List<String> arguments = new ArrayList<>(List.of(
                "--data", state.ledger().toString(),
                "--crypto", state.crypto().toString(),
                "--port", Integer.toString(port),
                "--chaincode", "attached",
                "--collections", project.resolve(COLLECTIONS).toString()));
        members.forEach(member -> arguments.addAll(List.of("--identity", member.argument())));
        List<String> flags = new ArrayList<>(List.of("-Dcommonway.state=" + state.root()));
        flags.addAll(JavaProgram.LEDGER_FLAGS);
        List<String> command = JavaProgram.LEDGER.commandLine(project, flags, arguments);
        return new ProcessPlan(NAME, NAME, command, Map.of(), List.of(port), "");
    }

    private boolean hasKeys(Member member) {
        Path folder = state.crypto().resolve(member.folder());
        return Files.exists(folder.resolve("tls-key.pem"))
                && Files.exists(state.crypto().resolve("trust.pem"));
    }
}
