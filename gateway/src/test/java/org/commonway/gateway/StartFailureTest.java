package org.commonway.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.BindException;
import java.sql.SQLException;
import org.commonway.gateway.settings.SettingRefusal;
import org.junit.jupiter.api.Test;

class StartFailureTest {
    private static StartFailure of(Exception cause) {
        return StartFailure.of(new IllegalStateException("a bean broke\nwith much detail", cause));
    }

    @Test
    void a_start_that_fails_is_told_in_one_line_with_a_fitting_exit_code() {
        assertThat(of(new SettingRefusal("commonway.data is missing.")))
                .isEqualTo(new StartFailure(2, "commonway.data is missing."));
        assertThat(of(new BindException("in use")).exitCode()).isEqualTo(3);
        assertThat(of(new IOException("No space left on device")).exitCode()).isEqualTo(4);
        assertThat(of(new SQLException("locked")).exitCode()).isEqualTo(4);
        assertThat(of(new IllegalArgumentException("x\ny")))
                .isEqualTo(new StartFailure(1, "The gateway cannot start: x"));
    }
}
