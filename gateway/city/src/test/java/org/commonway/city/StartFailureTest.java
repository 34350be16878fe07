package org.commonway.city;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.BindException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.commonway.city.settings.SettingRefusal;
import org.commonway.city.zone.OpenedLegs;
import org.commonway.city.zone.ZoneRefusal;
import org.junit.jupiter.api.Test;

/** What a start that fails says, and with which code it exits. */
class StartFailureTest {

    @Test
    void a_setting_a_port_and_a_disk_have_codes_of_their_own() {
        failed(new RuntimeException(new SettingRefusal("commonway.city is missing.")), 2, "commonway.city is missing.");
        failed(new RuntimeException(new BindException("in use")), 3, "micronaut.server.port");
        failed(new RuntimeException(new NoSuchFileException("data")), 4, "cannot read or write a file");
        failed(new IllegalStateException("odd"), 1, "The city office cannot start: odd");
    }

    @Test
    void zones_that_cannot_be_used_are_a_setting_too() {
        try {
            OpenedLegs.read(Path.of("none.json"), Optional.empty());
        } catch (ZoneRefusal refusal) {
            failed(new RuntimeException(refusal), 2, "commonway.zones: none.json cannot be used");
            return;
        }
        throw new AssertionError("a file that is not there was read");
    }

    private static void failed(Throwable failure, int exitCode, String words) {
        StartFailure told = StartFailure.of(failure);
        assertThat(told.exitCode()).isEqualTo(exitCode);
        assertThat(told.sentence()).contains(words);
    }
}
