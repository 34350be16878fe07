package org.commonway.launcher.fabric.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.commonway.identity.CertificateAuthority;
import org.commonway.identity.Pem;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.LauncherRefusal;
import org.commonway.launcher.console.Console;
import org.commonway.launcher.fabric.tool.Programs;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContainerFilesTest {
    private static final Path COMPOSE =
            Path.of("../fabric/compose").toAbsolutePath().normalize();
    private static final List<String> ORGANISATIONS = List.of("city", "transit", "coop");

    @TempDir
    static Path folder;

    private static Path made;
    private static String start = "";

    @BeforeAll
    static void makeTheFiles() throws IOException {
        made = folder.resolve("made");
        start = files(made).make(ContainerFilesTest::programs);
    }

    @Test
    void all_that_the_compose_file_mounts_is_there() throws IOException {
        Set<String> mounted = found("\\$\\{COMMONWAY_(KEYS|CITY)\\}(/[\\w/.-]+)?:", read("compose.yaml"))
                .map(match -> match.group(1).equals("KEYS") ? "keys" + match.group(2) : "city")
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(mounted).hasSizeGreaterThan(12).contains("keys/members/city", "keys/trust.pem", "keys/channel");
        assertThat(mounted).allSatisfy(path -> assertThat(made.resolve(path)).exists());
        assertThat(mounted).as("no container is given an authority's key").noneMatch(path -> path.contains("authorit"));
    }

    @Test
    void all_that_the_services_are_told_to_read_is_there() throws IOException {
        String compose = read("compose.yaml");
        for (String organisation : ORGANISATIONS) {
            Set<String> told = found("/keys/((peer|orderer|chaincode)/[\\w/.]+)(?!:)\\b", compose)
                    .map(match -> match.group(1))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(told).contains("peer/tls/server.key", "orderer/tls/ca.crt", "chaincode/tls.crt");
            assertThat(told)
                    .allSatisfy(path -> assertThat(
                                    made.resolve("keys").resolve(organisation).resolve(path))
                            .exists());
        }
        for (String member : List.of("linha-clara", "dona-ines", "gateway")) {
            assertThat(found("/city/([\\w.-]+)", read("programs/" + member + ".yml")))
                    .allSatisfy(match -> assertThat(made.resolve("city").resolve(match.group(1)))
                            .isNotEmptyFile());
        }
    }

    @Test
    void all_that_the_setup_reads_is_there() throws IOException {
        Path keys = made.resolve("keys");
        assertThat(keys.resolve("channel/mobility.block")).isNotEmptyFile();
        for (String organisation : ORGANISATIONS) {
            Path own = keys.resolve(organisation);
            for (String signer : List.of("admin", "peer", "orderer")) {
                for (String file : List.of(
                        "cacerts/ca.pem",
                        "tlscacerts/ca.pem",
                        "signcerts/cert.pem",
                        "keystore/key.pem",
                        "config.yaml")) {
                    assertThat(own.resolve(signer).resolve("msp").resolve(file)).isNotEmptyFile();
                }
            }
            assertThat(own.resolve("chaincode/ca.crt")).hasSameBinaryContentAs(own.resolve("peer/tls/ca.crt"));
        }
    }

    @Test
    void certificates_carry_the_names_of_the_services_and_chain_to_their_organisations_authority() throws Exception {
        for (String organisation : ORGANISATIONS) {
            Path own = made.resolve("keys").resolve(organisation);
            X509Certificate authority = Pem.readCertificate(own.resolve("peer/tls/ca.crt"));
            assertTls(own.resolve("peer/tls/server.crt"), authority, "peer." + organisation);
            assertTls(own.resolve("orderer/tls/server.crt"), authority, "orderer." + organisation);
            assertTls(own.resolve("chaincode/tls.crt"), authority, "chaincode." + organisation);
            for (String signer : List.of("peer", "orderer", "admin")) {
                X509Certificate certificate =
                        Pem.readCertificate(own.resolve(signer).resolve("msp/signcerts/cert.pem"));
                certificate.verify(authority.getPublicKey());
                assertThat(certificate.getSubjectX500Principal().getName()).contains("OU=" + signer);
            }
        }
    }

    @Test
    void members_carry_their_role_and_their_services_name() throws Exception {
        assertMember("city", "city", "city", "{\"attrs\":{\"commonway.role\":\"city\"}}");
        assertMember(
                "linha-clara",
                "transit",
                "linha-clara",
                "{\"attrs\":{\"commonway.role\":\"operator\",\"commonway.operator\":\"linha-clara\"}}");
        assertMember(
                "dona-ines",
                "coop",
                "dona-ines",
                "{\"attrs\":{\"commonway.role\":\"operator\",\"commonway.operator\":\"dona-ines\"}}");
        assertMember(
                "demo-gateway",
                "coop",
                "gateway",
                "{\"attrs\":{\"commonway.role\":\"gateway\",\"commonway.gateway\":\"demo-gateway\"}}");
    }

    @Test
    void the_first_block_is_made_for_the_services_addresses() throws IOException {
        String profile = Files.readString(made.resolve("keys/channel/mobility.block"));
        for (String organisation : ORGANISATIONS) {
            assertThat(profile)
                    .containsPattern("\"Host\":\"orderer." + organisation + "\"")
                    .containsPattern("\"Host\":\"peer." + organisation + "\"")
                    .contains("[\"orderer." + organisation + ":7050\"]");
        }
        assertThat(profile).doesNotContain("127.0.0.1");
    }

    @Test
    void all_trust_the_three_authorities() throws IOException {
        String trust = Files.readString(made.resolve("keys/trust.pem"));
        for (String organisation : ORGANISATIONS) {
            assertThat(trust)
                    .contains(Files.readString(
                            made.resolve("keys").resolve(organisation).resolve("peer/tls/ca.crt")));
        }
    }

    @Test
    void nothing_half_made_and_no_path_of_the_making_is_left() throws IOException {
        try (Stream<Path> files = Files.list(made)) {
            assertThat(files.map(file -> String.valueOf(file.getFileName()))).containsExactlyInAnyOrder("keys", "city");
        }
        assertThat(made.resolve("keys/config")).doesNotExist();
        assertThat(start)
                .contains("COMMONWAY_KEYS=" + made.resolve("keys"), "COMMONWAY_CITY=" + made.resolve("city"))
                .endsWith("docker compose --project-directory " + COMPOSE + " up -d");
    }

    @Test
    void keys_that_are_there_stay_and_the_way_to_others_is_told() throws IOException {
        byte[] before = Files.readAllBytes(made.resolve("keys/members/city/key.pem"));

        assertThatThrownBy(() -> files(made).make(ContainerFilesTest::programs))
                .isInstanceOfSatisfying(LauncherRefusal.class, refusal -> {
                    assertThat(refusal.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
                    assertThat(refusal.sentence())
                            .contains(made.resolve("keys").toString(), "docker compose down -v", "delete both folders");
                });
        assertThat(made.resolve("keys/members/city/key.pem")).hasBinaryContent(before);
    }

    @Test
    void what_failed_half_way_leaves_no_keys_and_is_gone_on_with(@TempDir Path other) throws IOException {
        assertThatThrownBy(() -> files(other).make(() -> new Programs(other.resolve("nowhere"), "v0")))
                .isInstanceOf(LauncherRefusal.class);
        assertThat(other.resolve("keys")).doesNotExist();
        byte[] streets = Files.readAllBytes(other.resolve("city/streets.osm"));

        assertThat(files(other).make(ContainerFilesTest::programs)).contains("docker compose");
        assertThat(other.resolve("keys/channel/mobility.block")).isNotEmptyFile();
        assertThat(other.resolve("city/streets.osm")).hasBinaryContent(streets);
    }

    @Test
    void programs_may_read_their_keys_or_the_setting_by_which_they_may_is_told(@TempDir Path other) throws IOException {
        Path key = Files.writeString(other.resolve("key.pem"), "key");
        int owner = (Integer) Files.getAttribute(key, "unix:uid");
        Path settings = Files.writeString(
                other.resolve(".env"), "COMMONWAY_UID=" + (owner + 1) + "\nCOMMONWAY_GID=" + (owner + 1) + "\n");

        assertThat(new ProgramsUser(Map.of("COMMONWAY_UID", Integer.toString(owner)), settings).give(List.of(key)))
                .isEmpty();
        boolean given = new ProgramsUser(Map.of(), settings)
                .give(List.of(key)).stream().noneMatch(told -> told.contains("COMMONWAY_UID=" + owner));

        assertThat(Files.getAttribute(key, "unix:uid").equals(owner + 1)).isEqualTo(given);
    }

    private static void assertMember(String name, String organisation, String host, String attributes)
            throws Exception {
        Path own = made.resolve("keys/members").resolve(name);
        X509Certificate authority =
                Pem.readCertificate(made.resolve("keys").resolve(organisation).resolve("peer/tls/ca.crt"));
        X509Certificate certificate = Pem.readCertificate(own.resolve("cert.pem"));
        certificate.verify(authority.getPublicKey());
        assertThat(CertificateAuthority.attributes(certificate)).contains(attributes);
        assertThat(Pem.readKey(own.resolve("key.pem")).getFormat()).isEqualTo("PKCS#8");
        assertThat(Pem.readKey(own.resolve("tls-key.pem")).getFormat()).isEqualTo("PKCS#8");
        assertTls(own.resolve("tls-cert.pem"), authority, host);
    }

    private static void assertTls(Path file, X509Certificate authority, String host) throws Exception {
        X509Certificate certificate = Pem.readCertificate(file);
        certificate.verify(authority.getPublicKey());
        assertThat(names(certificate)).contains(host, "localhost", "127.0.0.1");
        assertThat(certificate.getExtendedKeyUsage())
                .as("for servers and for clients")
                .contains("1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.2");
    }

    private static List<String> names(X509Certificate certificate) throws CertificateParsingException {
        return certificate.getSubjectAlternativeNames().stream()
                .map(name -> String.valueOf(name.get(1)))
                .toList();
    }

    private static Stream<MatchResult> found(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).results();
    }

    private static String read(String name) throws IOException {
        return Files.readString(COMPOSE.resolve(name));
    }

    private static ContainerFiles files(Path to) {
        PrintStream nowhere = new PrintStream(PrintStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        return new ContainerFiles(to, COMPOSE, Map.of(), new Console(nowhere, nowhere), Clock.systemUTC());
    }

    /** In place of Fabric's, which are not built for this module's tests: its block is what it was told to make it of. */
    private static Programs programs() {
        Path home = folder.resolve("fabric");
        Path program = home.resolve("bin/configtxgen");
        try {
            Files.createDirectories(home.resolve("bin"));
            Files.writeString(
                    program,
                    "#!/bin/sh\nfor last in \"$@\"; do :; done\ncp \"$FABRIC_CFG_PATH/configtx.yaml\" \"$last\"\n");
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
        assertThat(program.toFile().setExecutable(true)).isTrue();
        return new Programs(home, "v0");
    }
}
