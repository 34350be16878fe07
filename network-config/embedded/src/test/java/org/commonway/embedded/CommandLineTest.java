package org.commonway.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.commonway.embedded.StartRefusal.Reason;
import org.commonway.embedded.identity.Organizations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The flags of the main program. */
class CommandLineTest {
    @TempDir
    Path folder;

    private NetworkSettings parse(String... flags) {
        return CommandLine.parse(
                Stream.concat(
                                List.of("--data", "d", "--crypto", "c", "--chaincode", "localhost:1").stream(),
                                List.of(flags).stream())
                        .toList(),
                () -> {
                    throw new IllegalStateException("not attached");
                });
    }

    @Test
    void collections_are_read_from_a_file() throws Exception {
        Path file = Files.writeString(
                folder.resolve("collections.json"),
                "[{\"name\":\"evidence\",\"policy\":\"OR('CityMSP.member')\",\"memberOnlyRead\":true}]");

        assertThat(parse("--collections", file.toString()).deployment().collections())
                .singleElement()
                .satisfies(one -> assertThat(one.name()).isEqualTo("evidence"));
    }

    @Test
    void a_collections_file_in_error_or_missing_is_named() throws Exception {
        Path file = Files.writeString(folder.resolve("collections.json"), "[{\"name\":\"evidence\"}]");

        assertThatThrownBy(() -> parse("--collections", file.toString()))
                .isInstanceOfSatisfying(
                        StartRefusal.class,
                        refusal -> assertThat(refusal.reason()).isEqualTo(Reason.BAD_SETTINGS))
                .hasMessageContaining("evidence has no policy");
        assertThatThrownBy(() -> parse("--collections", "/nowhere.json")).hasMessageContaining("/nowhere.json");
    }

    @Test
    void a_member_is_revoked_by_a_flag_and_no_network_is_started() throws Exception {
        Organizations organizations = Organizations.open(folder, List.of("TransitMSP"), Clock.systemUTC());
        organizations.enrol("TransitMSP", "metro");

        Main.serve(List.of("--crypto", folder.toString(), "--revoke", "TransitMSP:metro"), () -> {
            throw new IllegalStateException("not started");
        });
        assertThat(folder.resolve("TransitMSP/crl.pem")).content().contains("BEGIN X509 CRL");
    }

    @Test
    void a_revocation_without_a_member_or_a_folder_is_refused() {
        assertThatThrownBy(() -> CommandLine.revocation(List.of("--revoke", "TransitMSP:metro")))
                .hasMessageContaining("--crypto");
        assertThatThrownBy(() -> CommandLine.revocation(List.of("--crypto", "c", "--revoke", "metro")))
                .hasMessageContaining("MSP:name");
    }
}
