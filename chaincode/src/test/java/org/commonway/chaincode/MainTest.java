package org.commonway.chaincode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class MainTest {

    @Test
    void the_environment_says_where_to_listen() {
        assertThat(Main.addressOf(environment("127.0.0.1:9999"))).hasToString("/127.0.0.1:9999");
    }

    @Test
    void an_environment_that_does_not_say_it_is_told_so_in_one_sentence() {
        for (String address : new String[] {"", "9999", ":9999", "localhost:", "localhost:99999"}) {
            assertThatThrownBy(() -> Main.addressOf(environment(address)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("CHAINCODE_SERVER_ADDRESS");
        }
        assertThatThrownBy(() -> Main.addressOf(Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("CORE_CHAINCODE_ID_NAME");
    }

    private static Map<String, String> environment(String address) {
        return Map.of("CORE_CHAINCODE_ID_NAME", "commonway:1", "CHAINCODE_SERVER_ADDRESS", address);
    }
}
