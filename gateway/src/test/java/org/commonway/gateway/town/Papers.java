package org.commonway.gateway.town;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.commonway.rules.signature.SigningKeys;

/** One organisation's certificates in a folder, laid out as the network's crypto folder is. */
public final class Papers {
    private static final SecureRandom RANDOM = new SecureRandom();
    private final Path folder;
    private final KeyPair authority = SigningKeys.generate(RANDOM);

    /** Writes the authority's certificate. */
    public Papers(Path folder) {
        this.folder = folder;
        write(trust(), "CERTIFICATE", encoded(certificate("CA", authority, true)));
    }

    /** The file that everybody trusts. */
    public Path trust() {
        return folder.resolve("trust.pem");
    }

    /** A folder with the four files of a member. */
    public Path of(String name) {
        Path member = folder.resolve(name);
        KeyPair keys = SigningKeys.generate(RANDOM);
        byte[] certificate = encoded(certificate(name, keys, false));
        for (String prefix : new String[] {"", "tls-"}) {
            write(member.resolve(prefix + "cert.pem"), "CERTIFICATE", certificate);
            write(member.resolve(prefix + "key.pem"), "PRIVATE KEY", SigningKeys.encode(keys.getPrivate()));
        }
        return member;
    }

    private X509Certificate certificate(String name, KeyPair keys, boolean isAuthority) {
        try {
            Instant now = Instant.now();
            JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    new X500Principal("CN=CA"),
                    new BigInteger(64, RANDOM),
                    Date.from(now.minusSeconds(3600)),
                    Date.from(now.plusSeconds(86_400)),
                    new X500Principal("CN=" + name),
                    keys.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(isAuthority));
            builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(new GeneralName[] {
                new GeneralName(GeneralName.dNSName, "localhost"), new GeneralName(GeneralName.iPAddress, "127.0.0.1")
            }));
            return new JcaX509CertificateConverter()
                    .getCertificate(builder.build(
                            new JcaContentSignerBuilder("SHA256withECDSA").build(authority.getPrivate())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void write(Path file, String kind, byte[] der) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(
                    file,
                    "-----BEGIN " + kind + "-----\n"
                            + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END " + kind
                            + "-----\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
