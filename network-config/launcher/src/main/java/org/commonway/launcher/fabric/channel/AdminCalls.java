package org.commonway.launcher.fabric.channel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.LauncherRefusal;
import org.commonway.launcher.fabric.plan.FabricFolder;
import org.commonway.launcher.fabric.plan.Organization;
import org.commonway.launcher.fabric.tool.ProgramRun;
import org.commonway.launcher.fabric.tool.Programs;

/** Fabric's command lines, run as an organisation's administrator. */
final class AdminCalls {
    /** An orderer that waits for itself takes a call and never answers; none of those that end take a minute. */
    private static final Duration LONGEST = Duration.ofMinutes(3);

    private final FabricFolder folder;
    private final Programs programs;

    AdminCalls(FabricFolder folder, Programs programs) {
        this.folder = folder;
        this.programs = programs;
    }

    /** Runs {@code peer} with these arguments at the organisation's own peer. */
    String peer(Organization organization, String step, List<String> arguments) {
        Path admin = folder.admin(organization);
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("FABRIC_CFG_PATH", folder.config().toString());
        environment.put("FABRIC_LOGGING_SPEC", "error");
        environment.put("CORE_PEER_LOCALMSPID", organization.mspId());
        environment.put("CORE_PEER_MSPCONFIGPATH", admin.resolve("msp").toString());
        environment.put("CORE_PEER_ADDRESS", organization.peerAddress());
        environment.put("CORE_PEER_TLS_ENABLED", "true");
        environment.put(
                "CORE_PEER_TLS_ROOTCERT_FILE", admin.resolve("tls/ca.crt").toString());
        return run("peer", environment, step, arguments);
    }

    /** The same where the answer is JSON. */
    JsonNode peerJson(Organization organization, String step, List<String> arguments) {
        String answer = peer(organization, step, arguments);
        try {
            return new JsonMapper().readTree(answer.substring(Math.max(0, answer.indexOf('{'))));
        } catch (IOException unreadable) {
            throw new LauncherRefusal(ExitCode.FAULT, step + ": the peer's answer is no JSON: " + answer, unreadable);
        }
    }

    /** The arguments by which {@code peer} finds an orderer. */
    List<String> at(Organization ordering) {
        return List.of(
                "--orderer",
                ordering.ordererAddress(),
                "--tls",
                "--cafile",
                folder.admin(ordering).resolve("tls/ca.crt").toString());
    }

    /** Runs {@code osnadmin} with these arguments at the organisation's own orderer. */
    String osnadmin(Organization organization, String step, List<String> arguments) {
        Path tls = folder.admin(organization).resolve("tls");
        List<String> all = new ArrayList<>(arguments);
        all.addAll(List.of(
                "--orderer-address", organization.ordererAdminAddress(),
                "--ca-file", tls.resolve("ca.crt").toString(),
                "--client-cert", tls.resolve("server.crt").toString(),
                "--client-key", tls.resolve("server.key").toString()));
        return run("osnadmin", Map.of(), step, all);
    }

    /** Runs one of Fabric's programs that speak to nobody. */
    String run(String program, Map<String, String> environment, String step, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(programs.program(program).toString()));
        command.addAll(arguments);
        return ProgramRun.in(folder.root()).with(environment).within(LONGEST).run(step, command);
    }
}
