package org.commonway.gateway.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.commonway.rules.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsReaderTest {
    private static final String WITNESS = "porto.example/witness+07cf5380+BEOnLnFEAXYt9mtowm373yaCquyfJHTspGE+QkoPuv08";

    @TempDir
    Path folder;

    private final Map<String, String> told = new HashMap<>();

    @BeforeEach
    void aWholeConfiguration() throws IOException {
        for (String file : new String[] {"cert.pem", "key.pem", "tls-cert.pem", "tls-key.pem", "trust.pem", "a.osm"}) {
            Files.writeString(folder.resolve(file), "x");
        }
        told.put("data", folder.toString());
        told.put("gateway.id", "g");
        told.put("gateway.name", "G");
        told.put("identity.msp", "CoopMSP");
        told.put("identity.folder", folder.toString());
        told.put("identity.trust", folder.resolve("trust.pem").toString());
        told.put("ledger.address", "127.0.0.1:7051");
        told.put("ledger.channel", "mobility");
        told.put("ledger.chaincode", "commonway");
        told.put("city.name", "Town");
        told.put("city.streets", folder.resolve("a.osm").toString());
        told.put("city.time-zone", "Europe/Lisbon");
        told.put("city.currency", "EUR");
        told.put("city.journey-date", "2024-05-14");
        told.put("wallet.opening-balance", "50.00");
    }

    private GatewaySettings read() {
        return new SettingsReader(name -> Optional.ofNullable(told.get(name.replaceFirst("^commonway\\.", "")))).read();
    }

    private void refused(String name, String value, String... words) {
        told.put(name, value);
        assertThatThrownBy(this::read).isInstanceOf(SettingRefusal.class).hasMessageContainingAll(words);
    }

    @Test
    void a_whole_configuration_is_read() {
        GatewaySettings settings = read();
        assertThat(settings.openingBalance()).isEqualTo(Money.of(5000, "EUR"));
        assertThat(settings.firstCity().journeyDate()).contains(LocalDate.of(2024, 5, 14));
        assertThat(settings.quoteDeadlineMillis()).isEqualTo(800);
        assertThat(settings.realtimeSeconds()).isEqualTo(15);
    }

    private void tellOfAnotherCity() {
        told.put("further-cities[0].name", "Village");
        told.put("further-cities[0].streets", folder.resolve("a.osm").toString());
        told.put("further-cities[0].time-zone", "Europe/Madrid");
        told.put("further-cities[0].currency", "EUR");
        told.put("further-cities[0].ledger.address", "127.0.0.1:7051");
        told.put("further-cities[0].ledger.channel", "village");
        told.put("further-cities[0].ledger.chaincode", "commonway");
    }

    @Test
    void a_further_city_is_read_beside_the_first() {
        assertThat(read().cities()).extracting(GatewaySettings.City::channel).containsExactly("mobility");
        tellOfAnotherCity();
        assertThat(read().cities()).extracting(GatewaySettings.City::channel).containsExactly("mobility", "village");
    }

    @Test
    void a_further_city_has_a_channel_of_its_own_and_the_currency_of_the_wallets() {
        tellOfAnotherCity();
        refused("further-cities[0].ledger.channel", "mobility", "further-cities[0].ledger.channel", "Town already");
        told.put("further-cities[0].ledger.channel", "village");
        refused("further-cities[0].currency", "SEK", "further-cities[0].currency", "a gateway for each");
        told.put("further-cities[0].currency", "EUR");
        told.remove("further-cities[0].name");
        assertThatThrownBy(this::read).hasMessageContainingAll("commonway.further-cities[0].name", "missing");
    }

    @Test
    void further_cities_that_are_no_list_are_not_passed_over() {
        refused("further-cities", "Village", "commonway.further-cities", "no list");
    }

    @Test
    void a_missing_setting_is_named() {
        told.remove("gateway.id");
        assertThatThrownBy(this::read).hasMessageContainingAll("commonway.gateway.id", "missing");
    }

    @Test
    void a_wrong_setting_is_named_with_what_to_write() {
        refused("city.streets", folder.resolve("none.pbf").toString(), "commonway.city.streets", "none.pbf");
        told.put("city.streets", folder.resolve("a.osm").toString());
        refused("city.time-zone", "Lisbon/Europe", "commonway.city.time-zone", "Europe/Lisbon");
        told.put("city.time-zone", "Europe/Lisbon");
        refused("wallet.opening-balance", "50.001", "commonway.wallet.opening-balance", "50.00");
        told.put("wallet.opening-balance", "50.00");
        refused("ledger.address", "nowhere", "commonway.ledger.address", "host:port");
        told.put("ledger.address", "127.0.0.1:7051");
        refused("quotes.deadline-millis", "5", "commonway.quotes.deadline-millis", "50");
        told.put("quotes.deadline-millis", "800");
        refused("realtime.every-seconds", "0", "commonway.realtime.every-seconds", "1 to 120");
    }

    @Test
    void a_log_is_named_like_its_gateway_and_has_no_witness_unless_it_is_told() {
        assertThat(read().log().name()).isEqualTo(told.get("gateway.id"));
        assertThat(read().log().witnesses()).isEmpty();
        told.put("gateway.log.name", "citygo.example/log");
        told.put("gateway.log.witnesses[0].key", WITNESS);
        told.put("gateway.log.witnesses[0].url", "http://127.0.0.1:7600");
        assertThat(read().log().name()).isEqualTo("citygo.example/log");
        assertThat(read().log().required()).as("all that are named").isEqualTo(1);
        told.put("gateway.log.witnesses-required", "0");
        assertThat(read().log().required()).isZero();
    }

    @Test
    void a_wrong_setting_of_the_log_is_named_with_what_to_write() {
        refused("gateway.log.name", "two words", "commonway.gateway.log.name", "citygo.example/log");
        told.remove("gateway.log.name");
        refused("gateway.log.witnesses", "porto", "commonway.gateway.log.witnesses", "no list");
        told.remove("gateway.log.witnesses");
        told.put("gateway.log.witnesses[0].url", "http://127.0.0.1:7600");
        refused("gateway.log.witnesses[0].key", "porto+1", "log.witnesses[0].key", "./commonway witness");
        told.put("gateway.log.witnesses[0].key", WITNESS);
        refused("gateway.log.witnesses[0].url", "porto", "log.witnesses[0].url", "http://127.0.0.1:7600");
        told.put("gateway.log.witnesses[0].url", "http://127.0.0.1:7600");
        refused("gateway.log.witnesses-required", "2", "log.witnesses-required", "from 0 to 1");
        told.put("gateway.log.witnesses-required", "1");
        told.put("gateway.log.witnesses[1].key", WITNESS);
        told.put("gateway.log.witnesses[1].url", "http://127.0.0.1:7601");
        assertThatThrownBy(this::read).hasMessageContainingAll("commonway.gateway.log.witnesses", "each witness once");
    }
}
