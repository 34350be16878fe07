package org.commonway.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.commonway.identity.CertificateAuthority.Request;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenewalTest {
    private static final Instant NOW = Instant.parse("2026-05-14T08:00:00Z");
    private static final Request PEER = new Request("CityMSP", "peer0", "peer", Optional.empty(), false);

    @TempDir
    Path folder;

    private CryptoFolder crypto;
    private CertificateAuthority authority;
    private Path peer;

    @BeforeEach
    void makeThePeer() throws IOException {
        crypto = new CryptoFolder(folder);
        authority = crypto.openAuthority("CityMSP", NOW);
        peer = crypto.peer("CityMSP");
        crypto.openMember(peer, authority, PEER, NOW);
    }

    @Test
    void a_renewed_certificate_has_the_same_name_another_key_and_the_life_asked_for() throws Exception {
        X509Certificate before = certificate();

        crypto.prepareMember(peer, authority, PEER, NOW, Duration.ofDays(30));
        assertThat(certificate()).isEqualTo(before);
        crypto.replaceMember(peer);

        assertThat(certificate().getSubjectX500Principal()).isEqualTo(before.getSubjectX500Principal());
        assertThat(certificate().getPublicKey()).isNotEqualTo(before.getPublicKey());
        assertThat(certificate().getNotAfter()).isEqualTo(Date.from(NOW.plus(Duration.ofDays(30))));
        certificate().verify(authority.certificate().getPublicKey(), Ecdsa.PROVIDER);
    }

    @Test
    void what_was_prepared_and_told_to_others_is_prepared_once_only() throws IOException {
        Path first = crypto.prepareMember(peer, authority, PEER, NOW, Duration.ofDays(30));
        byte[] prepared = Files.readAllBytes(first.resolve("tls-cert.pem"));

        Path second = crypto.prepareMember(peer, authority, PEER, NOW, Duration.ofDays(60));

        assertThat(second.resolve("tls-cert.pem")).hasBinaryContent(prepared);
    }

    private X509Certificate certificate() throws IOException {
        return Pem.readCertificate(peer.resolve("cert.pem"));
    }
}
