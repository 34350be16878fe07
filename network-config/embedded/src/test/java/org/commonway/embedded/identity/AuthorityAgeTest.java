package org.commonway.embedded.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.commonway.identity.Client;
import org.commonway.identity.CryptoFolder;
import org.commonway.identity.IdentityRefusal;
import org.commonway.identity.Pem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An authority vouches only for certificates that begin while its own is in force. */
class AuthorityAgeTest {
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    @TempDir
    Path folder;

    private static ByteString identity(Client client) {
        return SerializedIdentities.serialize(client.mspId(), Pem.encode(client.certificate()));
    }

    private Organizations at(Instant time) throws Exception {
        return Organizations.open(folder, List.of("CityMSP"), InstantSource.fixed(time));
    }

    @Test
    void a_certificate_that_begins_with_its_authoritys_is_good() throws Exception {
        assertThat(at(NOW).verify(identity(at(NOW).enrol("CityMSP", "town"))).mspId())
                .isEqualTo("CityMSP");
    }

    @Test
    void a_certificate_that_begins_before_its_authoritys_is_none() throws Exception {
        var unused = new CryptoFolder(folder).openAuthority("CityMSP", NOW);
        ByteString early = identity(at(NOW.minus(Duration.ofDays(1))).enrol("CityMSP", "town"));

        assertThatThrownBy(() -> at(NOW).verify(early))
                .isInstanceOf(IdentityRefusal.class)
                .hasMessageContaining("authority");
    }
}
