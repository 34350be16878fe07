package org.commonway.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.commonway.launcher.process.OwnedProcess;
import org.commonway.launcher.state.RunningNetwork;
import org.commonway.launcher.state.StateFolder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code commonway city-report} asks a city office for, and what it makes of the answer. */
class CityReportCommandTest {
    @TempDir
    Path folder;

    private Commands commands;
    private HttpServer office;
    private int status = 200;
    private byte[] bytes = bytes("<!doctype html>");
    private String asked = "";

    @BeforeEach
    void openTheOffice() throws IOException {
        commands = new Commands(
                folder.resolve("project"), Clock.fixed(Instant.parse("2026-11-20T10:00:00Z"), ZoneOffset.UTC));
        office = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        office.createContext("/", exchange -> {
            asked = exchange.getRequestURI().toString();
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        office.start();
        run("city-office", "office", "http://127.0.0.1:" + office.getAddress().getPort() + "/health");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void run(String name, String kind, String healthUrl) {
        ProcessHandle self = ProcessHandle.current();
        RunningNetwork.Entry entry = new RunningNetwork.Entry(
                name, kind, self.pid(), OwnedProcess.startMillis(self), List.of(1), healthUrl, 1.0);
        new StateFolder(folder.resolve("state"))
                .put(
                        RunningNetwork.FILE,
                        new RunningNetwork("Alvora", "key", "http://127.0.0.1:1", Map.of(), List.of(entry)).toJson());
    }

    @AfterEach
    void closeTheOffice() {
        office.stop(0);
    }

    private int report(String more) {
        return report("report.html", more);
    }

    private int report(String file, String more) {
        return commands.run(
                ("city-report --out " + folder.resolve(file) + " --state " + folder.resolve("state") + " " + more)
                        .split(" ", -1));
    }

    @Test
    void the_offices_report_becomes_a_file() throws IOException {
        assertThat(report("--month 2026-06")).isZero();
        assertThat(asked).isEqualTo("/api/months/2026-06/report.html?view=city");
        assertThat(Files.readString(folder.resolve("report.html"))).isEqualTo("<!doctype html>");
        assertThat(report("--month 2026-06 --public")).isZero();
        assertThat(asked).endsWith("view=public");
    }

    @Test
    void a_file_that_ends_in_pdf_is_asked_for_as_one_and_kept_byte_for_byte() throws IOException {
        bytes = new byte[] {'%', 'P', 'D', 'F', (byte) 0xe2, (byte) 0xff, 0, '\r', '\n'};

        assertThat(report("June.PDF", "--month 2026-06")).isZero();
        assertThat(asked).isEqualTo("/api/months/2026-06/report.pdf?view=city");
        assertThat(Files.readAllBytes(folder.resolve("June.PDF"))).isEqualTo(bytes);
    }

    @Test
    void another_ending_is_refused_before_the_office_is_asked() {
        for (String name : List.of("report.docx", "report", "pdf", "report.pdf.txt")) {
            assertThat(report(name, "--month 2026-06")).as(name).isEqualTo(ExitCode.BAD_INPUT.status());
            assertThat(commands.progress())
                    .contains("/" + name + " ends in no format of a report: let it end in .html or .pdf.");
            assertThat(folder.resolve(name)).doesNotExist();
        }
        assertThat(asked).isEmpty();
    }

    @Test
    void what_the_office_says_no_to_is_told_and_nothing_is_written() {
        status = 404;
        bytes = bytes("{\"code\":\"MONTH_EMPTY\",\"detail\":\"No leg was ridden in 2026-05.\"}");

        assertThat(report("--month 2026-05")).isEqualTo(ExitCode.BAD_INPUT.status());
        assertThat(commands.progress()).contains("No leg was ridden in 2026-05. (MONTH_EMPTY)");
        assertThat(folder.resolve("report.html")).doesNotExist();
    }

    @Test
    void no_month_another_city_and_no_office_are_named() {
        assertThat(report("--month June")).isEqualTo(ExitCode.BAD_INPUT.status());
        assertThat(commands.progress()).contains("--month June is no month");
        assertThat(report("--month 2026-06 --city gaia")).isEqualTo(ExitCode.BAD_INPUT.status());
        run("gateway", "gateway", "");
        assertThat(report("--month 2026-06")).isEqualTo(ExitCode.UNREACHABLE.status());
        assertThat(commands.progress()).contains("has no city office for mobility");
    }
}
