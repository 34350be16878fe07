package org.commonway.embedded.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.commonway.identity.Client;
import org.commonway.identity.IdentityRefusal;
import org.commonway.identity.Pem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An organisation's revocation list, in its file. */
class RevocationTest {
    @TempDir
    Path folder;

    private Organizations organizations;
    private ByteString metro;

    @BeforeEach
    void enrol() throws Exception {
        organizations = open(folder);
        metro = identity(organizations.enrol("TransitMSP", "metro"));
    }

    private static Organizations open(Path root) throws Exception {
        return Organizations.open(root, List.of("CityMSP", "TransitMSP"), Clock.systemUTC());
    }

    private static ByteString identity(Client client) {
        return SerializedIdentities.serialize(client.mspId(), Pem.encode(client.certificate()));
    }

    private Path list() {
        return folder.resolve("TransitMSP/crl.pem");
    }

    private void assertRevoked(Organizations where) {
        assertThatThrownBy(() -> where.verify(metro))
                .isInstanceOf(IdentityRefusal.class)
                .hasMessageContaining("revoked");
    }

    @Test
    void a_member_is_revoked_at_once_and_others_are_not() throws Exception {
        ByteString tram = identity(organizations.enrol("TransitMSP", "tram"));
        assertThat(organizations.verify(metro).mspId()).isEqualTo("TransitMSP");

        organizations.revoke("TransitMSP", "metro");
        assertRevoked(organizations);
        assertThat(organizations.verify(tram).mspId()).isEqualTo("TransitMSP");
    }

    @Test
    void a_second_revocation_keeps_the_first() throws Exception {
        ByteString tram = identity(organizations.enrol("TransitMSP", "tram"));
        organizations.revoke("TransitMSP", "metro");
        organizations.revoke("TransitMSP", "tram");

        assertRevoked(organizations);
        assertThatThrownBy(() -> organizations.verify(tram)).hasMessageContaining("revoked");
    }

    @Test
    void a_revocation_outlasts_a_restart() throws Exception {
        organizations.revoke("TransitMSP", "metro");

        assertRevoked(open(folder));
    }

    @Test
    void a_list_that_another_process_writes_is_read_by_a_running_network() throws Exception {
        assertThat(organizations.verify(metro).mspId()).isEqualTo("TransitMSP");
        Organizations.revoke(folder, "TransitMSP", "metro", Clock.systemUTC().instant());

        while (!isRevoked()) {
            Thread.sleep(50);
        }
        assertRevoked(organizations);
    }

    private boolean isRevoked() {
        try {
            organizations.verify(metro);
            return false;
        } catch (IdentityRefusal refusal) {
            return true;
        }
    }

    @Test
    void the_tls_certificate_is_revoked_with_the_one_for_signing() throws Exception {
        organizations.revoke("TransitMSP", "metro");
        ByteString tls = SerializedIdentities.serialize(
                "TransitMSP", Files.readString(folder.resolve("TransitMSP/users/metro/tls-cert.pem")));

        assertThatThrownBy(() -> organizations.verify(tls)).hasMessageContaining("revoked");
    }

    @Test
    void a_list_that_is_none_keeps_a_network_from_starting() throws Exception {
        Files.writeString(list(), "no list");

        assertThatThrownBy(() -> open(folder))
                .isInstanceOf(IdentityRefusal.class)
                .hasMessageContaining("crl.pem");
    }

    @Test
    void a_list_of_another_authority_keeps_a_network_from_starting() throws Exception {
        Organizations others = open(folder.resolve("elsewhere"));
        others.enrol("TransitMSP", "metro");
        others.revoke("TransitMSP", "metro");
        Files.copy(folder.resolve("elsewhere/TransitMSP/crl.pem"), list());

        assertThatThrownBy(() -> open(folder))
                .isInstanceOf(IdentityRefusal.class)
                .hasMessageContaining("signed by its organisation's authority");
    }

    @Test
    void a_running_network_keeps_to_the_last_good_list() throws Exception {
        organizations.revoke("TransitMSP", "metro");
        Files.writeString(list(), "no list");
        Thread.sleep(1_200); // past the time in which the file is not looked at again

        assertRevoked(organizations);
        Files.delete(list());
        assertRevoked(organizations);
    }

    @Test
    void a_member_that_does_not_exist_cannot_be_revoked() {
        assertThatThrownBy(() -> organizations.revoke("TransitMSP", "nobody"))
                .isInstanceOf(IdentityRefusal.class)
                .hasMessageContaining("nobody");
        assertThatThrownBy(() -> organizations.revoke("NobodyMSP", "metro")).isInstanceOf(IdentityRefusal.class);
        assertThatThrownBy(() -> organizations.revoke("TransitMSP", "../CityMSP"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
