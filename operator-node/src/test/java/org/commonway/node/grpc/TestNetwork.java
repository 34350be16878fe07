package org.commonway.node.grpc;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;
import org.commonway.rules.signature.SigningKeys;

/** An authority that issues identity folders as the network's do. */
final class TestNetwork {
    private final String organisation;
    private final Path folder;
    private final KeyPair authority = SigningKeys.generate(new SecureRandom());
    private final X500Name name;

    TestNetwork(Path folder, String organisation) {
        this.folder = folder;
        this.organisation = organisation;
        this.name = new X500Name("CN=ca,O=" + organisation);
        X509v3CertificateBuilder own = builder(name, authority);
        write(trust(), "CERTIFICATE", sign(own, true));
    }

    Path trust() {
        return folder.resolve(organisation + "-ca.pem");
    }

    /** A folder with tls-cert.pem and tls-key.pem; attributes as JSON, or empty for none. */
    Path member(String member, String attributes) {
        KeyPair keys = SigningKeys.generate(new SecureRandom());
        X509v3CertificateBuilder builder = builder(new X500Name("CN=" + member + ",O=" + organisation), keys);
        try {
            builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(new GeneralName[] {
                new GeneralName(GeneralName.dNSName, "localhost"), new GeneralName(GeneralName.iPAddress, "127.0.0.1")
            }));
            if (!attributes.isEmpty()) {
                builder.addExtension(
                        new ASN1ObjectIdentifier("1.2.3.4.5.6.7.8.1"),
                        false,
                        ("{\"attrs\":" + attributes + "}").getBytes(StandardCharsets.UTF_8));
            }
            Path place = Files.createDirectories(folder.resolve(organisation).resolve(member));
            write(place.resolve("tls-cert.pem"), "CERTIFICATE", sign(builder, false));
            write(place.resolve("tls-key.pem"), "PRIVATE KEY", SigningKeys.encode(keys.getPrivate()));
            return place;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    Path gateway(String gatewayId) {
        return member(gatewayId, "{\"commonway.role\":\"gateway\",\"commonway.gateway\":\"" + gatewayId + "\"}");
    }

    private X509v3CertificateBuilder builder(X500Name subject, KeyPair keys) {
        Instant now = Instant.now();
        return new JcaX509v3CertificateBuilder(
                name,
                BigInteger.valueOf(now.toEpochMilli()),
                Date.from(now.minusSeconds(60)),
                Date.from(now.plusSeconds(3600)),
                subject,
                keys.getPublic());
    }

    private byte[] sign(X509v3CertificateBuilder builder, boolean isAuthority) {
        try {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(isAuthority));
            return builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(authority.getPrivate()))
                    .getEncoded();
        } catch (IOException | OperatorCreationException failed) {
            throw new IllegalStateException(new GeneralSecurityException(failed));
        }
    }

    private static void write(Path file, String type, byte[] der) {
        StringWriter text = new StringWriter();
        try (PemWriter pem = new PemWriter(text)) {
            pem.writeObject(new PemObject(type, der));
            pem.flush();
            Files.writeString(file, text.toString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
