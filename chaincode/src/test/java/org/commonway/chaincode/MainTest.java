package org.commonway.chaincode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.hyperledger.fabric.shim.ChaincodeServerProperties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
    @TempDir
    Path folder;

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

    @Test
    void metrics_are_off_unless_the_environment_says_where() {
        assertThat(Main.metricsAddressOf(Map.of())).isEmpty();
        assertThat(Main.metricsAddressOf(Map.of("CHAINCODE_METRICS_ADDRESS", " ")))
                .isEmpty();
        assertThat(Main.metricsAddressOf(Map.of("CHAINCODE_METRICS_ADDRESS", "127.0.0.1:9464")))
                .hasValueSatisfying(address -> assertThat(address).hasToString("/127.0.0.1:9464"));
    }

    @Test
    void an_address_for_metrics_that_is_none_is_told_so_in_one_sentence() {
        for (String address :
                new String[] {"9464", ":9464", "localhost:", "localhost:99999", "no.such.host.invalid:1"}) {
            assertThatThrownBy(() -> Main.metricsAddressOf(Map.of("CHAINCODE_METRICS_ADDRESS", address)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("CHAINCODE_METRICS_ADDRESS is '" + address + "'")
                    .hasMessageEndingWith("such as 127.0.0.1:9464.");
        }
    }

    @Test
    void without_files_for_it_there_is_no_tls_and_with_them_only_peers_of_the_organisation_are_served()
            throws Exception {
        assertThat(Main.propertiesOf(Map.of()).isTlsEnabled()).isFalse();

        String file = Files.createFile(folder.resolve("some.pem")).toString();
        ChaincodeServerProperties properties = Main.propertiesOf(
                Map.of("CHAINCODE_TLS_CERT", file, "CHAINCODE_TLS_KEY", file, "CHAINCODE_CLIENT_CA_CERT", file));
        assertThat(properties.isTlsEnabled()).isTrue();
        assertThat(properties.getTrustCertCollectionFile()).isEqualTo(file);
    }

    @Test
    void tls_by_halves_or_with_a_file_that_is_not_there_is_told_so_in_one_sentence() throws Exception {
        String file = Files.createFile(folder.resolve("some.pem")).toString();
        for (String alone : new String[] {"CHAINCODE_TLS_CERT", "CHAINCODE_TLS_KEY", "CHAINCODE_CLIENT_CA_CERT"}) {
            assertThatThrownBy(() -> Main.propertiesOf(Map.of(alone, file)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("both CHAINCODE_TLS_CERT and CHAINCODE_TLS_KEY must be set");
        }
        assertThatThrownBy(() ->
                        Main.propertiesOf(Map.of("CHAINCODE_TLS_CERT", file + ".gone", "CHAINCODE_TLS_KEY", file)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("CHAINCODE_TLS_CERT is")
                .hasMessageContaining("cannot be read");
    }

    private static Map<String, String> environment(String address) {
        return Map.of("CORE_CHAINCODE_ID_NAME", "commonway:1", "CHAINCODE_SERVER_ADDRESS", address);
    }
}
