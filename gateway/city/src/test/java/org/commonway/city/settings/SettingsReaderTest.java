package org.commonway.city.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the office is told, and each thing that it does not take. */
class SettingsReaderTest {
    @TempDir
    Path folder;

    private final Map<String, String> told = new HashMap<>();

    @BeforeEach
    void tell_all_that_is_needed() throws IOException {
        for (String file : new String[] {"cert.pem", "key.pem", "trust.pem"}) {
            Files.writeString(folder.resolve(file), "");
        }
        told.putAll(Map.of(
                "data", "data",
                "city", "Alvora",
                "identity.msp", "CityMSP",
                "identity.folder", folder.toString(),
                "identity.trust", folder.resolve("trust.pem").toString(),
                "ledger.address", "127.0.0.1:7051",
                "ledger.channel", "mobility",
                "ledger.chaincode", "commonway"));
    }

    private OfficeSettings read() {
        return new SettingsReader(name -> Optional.ofNullable(told.get(name.substring("commonway.".length())))).read();
    }

    private void refused(String setting, String value, String... words) {
        told.put(setting, value);
        assertThatThrownBy(this::read).isInstanceOf(SettingRefusal.class).hasMessageContainingAll(words);
    }

    @Test
    void without_more_each_organisation_owns_itself_and_only_what_may_be_published_is_shown() {
        OfficeSettings settings = read();
        assertThat(settings.owners()).isEmpty();
        assertThat(settings.logs()).isEmpty();
        assertThat(settings.showsEverything()).isFalse();
        assertThat(settings.verifyEveryMinutes()).isEqualTo(60);
        assertThat(settings.witnesses().required()).isZero();
    }

    @Test
    void a_city_says_who_owns_whom() throws IOException {
        Path owners = Files.writeString(
                folder.resolve("owners.csv"), "who,owner\n# both are the holding's\nCoopMSP,holding\nvan,holding\n\n");
        told.put("owners", owners.toString());
        assertThat(read().owners()).isEqualTo(Map.of("CoopMSP", "holding", "van", "holding"));

        Files.writeString(owners, "who,owner\nCoopMSP,holding\nCoopMSP,other\n");
        refused("owners", owners.toString(), "owners.csv, line 3", "has an owner already");
        Files.writeString(owners, "who,owner\nCoopMSP;holding\n");
        refused("owners", owners.toString(), "line 2", "CoopMSP,city-cooperative");
        Files.writeString(owners, "CoopMSP,holding\n");
        refused("owners", owners.toString(), "line 1", "who,owner");
        refused("owners", folder.resolve("none.csv").toString(), "none.csv cannot be read");
    }

    @Test
    void logs_are_named_once_each_with_an_address() {
        told.put("logs[0].origin", "gateway.example/log");
        refused("logs[0].url", "gateway.example", "commonway.logs[0].url", "https://gateway.example/log");
        told.put("logs[0].url", "https://gateway.example/log");
        assertThat(read().logs()).isEqualTo(Map.of("gateway.example/log", "https://gateway.example/log"));
        told.put("logs[1].origin", "gateway.example/log");
        refused("logs[1].url", "https://gateway.example/log", "a second time");
    }

    @Test
    void what_is_missing_or_out_of_range_is_named() {
        refused("verify-every-minutes", "often", "commonway.verify-every-minutes", "0 to 10080");
        told.remove("verify-every-minutes");
        refused("shows-everything", "yes", "true or false");
        told.remove("shows-everything");
        refused("witnesses[0]", "porto", "commonway.witnesses[0]", "./commonway witness");
        told.remove("witnesses[0]");
        refused("identity.folder", folder.resolve("none").toString(), "cert.pem does not exist");
        told.remove("identity.folder");
        refused("city", "Alvora", "commonway.identity.folder is missing");
    }
}
