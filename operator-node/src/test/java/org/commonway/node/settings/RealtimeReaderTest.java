package org.commonway.node.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.commonway.node.settings.NodeSettings.RealtimeSettings;
import org.junit.jupiter.api.Test;

class RealtimeReaderTest {
    private static RealtimeSettings read(Map<String, String> configuration) {
        return new RealtimeReader(new Properties(
                        key -> Optional.ofNullable(configuration.get(key.replaceFirst("^timetable.realtime\\.", "")))))
                .read();
    }

    @Test
    void an_operator_names_addresses_and_files() {
        RealtimeSettings settings = read(Map.of("feeds", "https://example.org/trips?key=1  /var/alerts.pb"));

        assertThat(settings.feeds()).containsExactly("https://example.org/trips?key=1", "/var/alerts.pb");
        assertThat(settings.pollSeconds()).isEqualTo(10);
        assertThat(settings.isGiven()).isTrue();
    }

    @Test
    void an_operator_that_names_none_says_nothing() {
        assertThat(read(Map.of()).isGiven()).isFalse();
    }

    @Test
    void what_is_no_address_and_too_many_stop_the_node_by_the_keys_name() {
        for (String wrong : new String[] {"ftp://example.org/trips", "http://[b", "http:///trips", "a ".repeat(9)}) {
            assertThatThrownBy(() -> read(Map.of("feeds", wrong)))
                    .as(wrong)
                    .isInstanceOf(StartFailure.class)
                    .hasMessageContaining("commonway.timetable.realtime.feeds");
        }
        assertThatThrownBy(() -> read(Map.of("poll-seconds", "0")))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("commonway.timetable.realtime.poll-seconds");
    }
}
