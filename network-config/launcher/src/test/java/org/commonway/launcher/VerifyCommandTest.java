package org.commonway.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.commonway.launcher.verify.LedgerFactsFile;
import org.commonway.launcher.verify.WrittenLog;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerifyCommandTest {
    @TempDir
    Path folder;

    private Commands commands;
    private VerifiedLog log;

    @BeforeEach
    void an_honest_log_of_two_days_and_what_a_ledger_says_of_it() throws IOException {
        commands = new Commands(folder.resolve("project"), Clock.systemUTC());
        log = new VerifiedLog(folder, commands);
    }

    @Test
    void an_honest_log_is_verified_against_ledger_witnesses_receipt_and_policy() throws IOException {
        assertThat(log.verify("--json")).isZero();
        JsonNode json = log.json();
        assertThat(json.get("verified").asBoolean()).isTrue();
        assertThat(json.get("entries").asInt()).isEqualTo(VerifiedLog.SIZE);
        assertThat(json.get("searches").asInt()).isEqualTo(2 * VerifiedLog.PER_DAY);
        assertThat(json.get("searchesVerified").asInt()).isEqualTo(2 * VerifiedLog.PER_DAY);
        assertThat(json.get("anchorsThatAgree").asInt()).isEqualTo(3);
        assertThat(json.get("receiptsThatAgree").asInt()).isEqualTo(1);
        assertThat(json.get("cosignatures").asInt()).isEqualTo(2);
        assertThat(log.verify()).isZero();
        assertThat(commands.results()).contains("VERIFIED").doesNotContain("NOT VERIFIED");
    }

    @Test
    void without_ledger_and_witnesses_it_says_what_was_not_checked() {
        assertThat(commands.run("verify", "--log", log.log.toString(), "--key", VerifiedLog.key()))
                .isZero();
        assertThat(commands.results())
                .contains("Not checked  whether others were shown another log", "give facts with --ledger", "VERIFIED");
    }

    @Test
    void a_log_without_entries_is_verified() throws IOException {
        Path empty = folder.resolve("empty");
        new WrittenLog(empty, false).end();
        assertThat(commands.run("verify", "--log", empty.toString(), "--key", VerifiedLog.key(), "--json"))
                .isZero();
        assertThat(log.json().get("entries").asInt()).isZero();
    }

    @Test
    void a_log_is_verified_where_a_web_server_has_it() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/log/", exchange -> {
            Path file = log.log.resolve(exchange.getRequestURI().getPath().substring("/log/".length()));
            byte[] bytes = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
            exchange.sendResponseHeaders(Files.exists(file) ? 200 : 404, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/log";
        assertThat(commands.run("verify", "--log", url, "--key", VerifiedLog.key()))
                .isZero();
        server.stop(0);
        assertThat(commands.run("verify", "--log", url, "--key", VerifiedLog.key()))
                .isEqualTo(ExitCode.UNREACHABLE.status());
        assertThat(commands.results()).doesNotContain("VERIFIED");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--log LOG | Missing required option: '--key=VKEY'",
                "--log LOG --key nonsense | KEY_MALFORMED",
                "--log LOG/none --key KEY | is no folder",
                "--log LOG --key KEY --required 1 | --required 1 is not from 0 to 0",
                "--log LOG --key KEY --witness KEY | KEY_TYPE",
                "--log LOG --key KEY --threads 0 | --threads 0 is not from 1 to 256",
                "--log LOG --key KEY --policy-text LOG/checkpoint | RANKING_POLICY_HEADER",
                "--log LOG --key KEY --receipt LOG/checkpoint | PROOF_HEADER",
                "--log LOG --key KEY --ledger LOG/checkpoint | line 1 is no ledger fact",
                "--log LOG --key KEY --ledger LOG/none | cannot be read",
            })
    void what_cannot_be_used_is_refused_in_one_sentence(String options, String part) {
        String command = "verify " + options.replace("KEY", VerifiedLog.key()).replace("LOG", log.log.toString());
        assertThat(commands.run(command.split(" "))).isEqualTo(ExitCode.BAD_INPUT.status());
        assertThat(commands.progress()).contains(part);
        assertThat(commands.progress().lines()).hasSize(1);
        assertThat(commands.results()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tram metro | no fact begins with",
                "log | has 2 words and this one 1",
                "log nonsense | KEY_MALFORMED",
                "operator metro funicular AAAA 0 | none of on_demand, timetable, shared_vehicles",
                "operator metro timetable A 0 | KEY_MALFORMED",
                "operator metro timetable AAAA -1 | -1 is no number",
                "policy 1 00 20000 stands | DIGEST_LENGTH",
                "policy 1 zz 20000 stands | not a hexadecimal digit",
                "anchor x 1 AAAA 0 | HASH_MALFORMED",
                "anchor x 0 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA= 0 | an anchor has one entry or more",
            })
    void a_line_that_is_no_ledger_fact_is_named(String line, String part) throws IOException {
        Files.writeString(folder.resolve("ledger.facts"), LedgerFactsFile.HEADER + "\n" + line + "\n");
        assertThat(log.verify()).isEqualTo(ExitCode.BAD_INPUT.status());
        assertThat(commands.progress()).contains("line 2 is no ledger fact", part);
    }
}
