package org.commonway.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.commonway.audit.checkpoint.Checkpoint;
import org.commonway.audit.merkle.Hash;
import org.commonway.audit.note.NoteSigner;
import org.commonway.audit.note.SignedNote;
import org.commonway.audit.note.VerifierKey;
import org.commonway.audit.storage.DiskFolder;
import org.commonway.audit.witness.AddCheckpoint;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WitnessCommandTest {
    private static final String LOG_KEY = "gateway.example/log+ba349cbf+AYqI4910CfGV/VLbLTy6XXLKZwm/HZQSG/N0iAG0D29c";

    @TempDir
    Path folder;

    private Commands commands;

    @BeforeEach
    void openTheWorkplace() {
        commands = new Commands(folder.resolve("project"), Clock.systemUTC());
    }

    @Test
    void without_a_log_it_makes_the_key_once_and_prints_how_others_verify_it() throws Exception {
        assertThat(commands.run("witness", "--name", "porto.example/witness", "--key", key()))
                .isZero();
        String printed = commands.results();
        assertThat(VerifierKey.parse(printed.strip()).name()).isEqualTo("porto.example/witness");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(Path.of(key()))))
                .isEqualTo("rw-------");
        commands.run("witness", "--name", "porto.example/witness", "--key", key());
        assertThat(commands.results()).isEqualTo(printed);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--name w | Missing required option: '--key=FILE'",
                "--name w --key KEY --log " + LOG_KEY + " | --log needs --state FOLDER",
                "--name w --key KEY --log nonsense --state STATE | KEY_MALFORMED",
                "--name a+b --key KEY | KEY_NAME",
                "--name w --key KEY --listen 7600 | --listen 7600 is no address: give one as 127.0.0.1:7600",
                "--name w --key KEY --listen 127.0.0.1:99999 | is no address",
            })
    void a_witness_that_cannot_be_is_refused_in_one_sentence(String options, String part) {
        String command = "witness "
                + options.replace("KEY ", key() + " ").replaceAll("KEY$", key()).replace("STATE", state().toString());
        assertThat(commands.run(command.split(" "))).isEqualTo(ExitCode.BAD_INPUT.status());
        assertThat(commands.progress()).contains(part);
        assertThat(commands.progress().lines()).hasSize(1);
        assertThat(commands.results()).isEmpty();
    }

    @Test
    void a_key_that_others_may_read_is_refused() throws Exception {
        commands.run("witness", "--name", "w", "--key", key());
        Files.setPosixFilePermissions(Path.of(key()), PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(commands.run("witness", "--name", "w", "--key", key())).isEqualTo(ExitCode.BAD_INPUT.status());
        assertThat(commands.progress()).contains("rw-r--r--", "KEY_FILE");
    }

    @Test
    void a_folder_that_another_witness_has_open_is_refused() throws Exception {
        try (DiskFolder open = DiskFolder.open(state())) {
            assertThat(open.list("")).isEmpty();
            assertThat(commands.run(serving("127.0.0.1:0", LOG_KEY))).isEqualTo(ExitCode.BAD_INPUT.status());
            assertThat(commands.progress()).contains("FOLDER_IN_USE");
        }
    }

    @Test
    void a_busy_port_is_told_and_the_folder_is_free_again() throws Exception {
        try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(commands.run(serving("127.0.0.1:" + busy.getLocalPort(), LOG_KEY)))
                    .isEqualTo(ExitCode.PORT_BUSY.status());
            assertThat(commands.progress()).contains("choose another with --listen");
        }
        DiskFolder.open(state()).close();
    }

    @Test
    void it_cosigns_until_it_is_told_to_end_and_keeps_what_it_cosigned() throws Exception {
        NoteSigner log = NoteSigner.log(
                "gateway.example/log", KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
        String text = new Checkpoint("gateway.example/log", 1, Hash.ofLeaf(new byte[] {1})).text();
        byte[] request = new AddCheckpoint(0, List.of(), SignedNote.sign(text, log)).bytes();
        for (int status : new int[] {200, 409}) {
            Process process = start(serving("127.0.0.1:0", log.verifier().toString()));
            try (BufferedReader results = process.inputReader(StandardCharsets.UTF_8);
                    BufferedReader progress = process.errorReader(StandardCharsets.UTF_8)) {
                VerifierKey witness = VerifierKey.parse(results.readLine());
                String line = progress.readLine();
                String url = line.substring(line.indexOf("http://"));
                HttpResponse<String> answer = HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(URI.create(url + "/add-checkpoint"))
                                        .POST(BodyPublishers.ofByteArray(request))
                                        .build(),
                                BodyHandlers.ofString());
                assertThat(answer.statusCode()).isEqualTo(status);
                if (status == 200) {
                    SignedNote note = SignedNote.parse((text + "\n" + answer.body()).getBytes(StandardCharsets.UTF_8));
                    assertThat(note.verify(List.of(witness))).hasSize(1);
                }
                process.toHandle().destroy();
                assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
                assertThat(progress.readLine()).isEqualTo("Stopped.");
            } finally {
                process.destroyForcibly();
            }
        }
    }

    private static Process start(String[] arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).start();
    }

    private String[] serving(String address, String log) {
        return new String[] {
            "witness",
            "--name",
            "porto.example/witness",
            "--key",
            key(),
            "--state",
            state().toString(),
            "--listen",
            address,
            "--log",
            log
        };
    }

    private String key() {
        return folder.resolve("witness.key").toString();
    }

    private Path state() {
        return folder.resolve("state");
    }
}
