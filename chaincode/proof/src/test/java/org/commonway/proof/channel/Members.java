package org.commonway.proof.channel;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.commonway.proof.model.Who;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;

/** Makes the creators of transactions: real X.509 certificates with Fabric CA's attributes. */
final class Members {
    private static final ASN1ObjectIdentifier ATTRIBUTES = new ASN1ObjectIdentifier("1.2.3.4.5.6.7.8.1");

    private final Map<Who, byte[]> creators = new ConcurrentHashMap<>();
    private final KeyPair keys = keys();

    byte[] creator(Who who) {
        return creators.computeIfAbsent(who, this::make);
    }

    private byte[] make(Who who) {
        String role = "\"commonway.role\":\"" + who.role() + '"';
        String party = who.party().isEmpty() ? "" : ",\"commonway." + who.role() + "\":\"" + who.party() + '"';
        return SerializedIdentity.newBuilder()
                .setMspid(who.msp())
                .setIdBytes(ByteString.copyFromUtf8(certificate("{\"attrs\":{" + role + party + "}}")))
                .build()
                .toByteArray();
    }

    private String certificate(String attributes) {
        X500Name name = new X500Name("CN=member");
        Instant now = Instant.now();
        try (StringWriter text = new StringWriter()) {
            X509CertificateHolder certificate = new JcaX509v3CertificateBuilder(
                            name,
                            BigInteger.ONE,
                            Date.from(now),
                            Date.from(now.plusSeconds(3600)),
                            name,
                            keys.getPublic())
                    .addExtension(ATTRIBUTES, false, attributes.getBytes(StandardCharsets.UTF_8))
                    .build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate()));
            try (JcaPEMWriter pem = new JcaPEMWriter(text)) {
                pem.writeObject(certificate);
            }
            return text.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
