package org.commonway.chaincode;

import com.google.protobuf.ByteString;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.commonway.rules.signature.SigningKeys;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;

/** A member of the network, with a real X.509 certificate that carries Fabric CA's attributes. */
record Member(ByteString creator) {
    private static final KeyPair KEYS = SigningKeys.generate(new SecureRandom());
    private static final ASN1ObjectIdentifier ATTRIBUTES = new ASN1ObjectIdentifier("1.2.3.4.5.6.7.8.1");

    static Member operator(String mspId, String operatorId) {
        return of(mspId, Map.of("commonway.role", "operator", "commonway.operator", operatorId));
    }

    static Member gateway(String mspId, String gatewayId) {
        return of(mspId, Map.of("commonway.role", "gateway", "commonway.gateway", gatewayId));
    }

    static Member of(String mspId, Map<String, String> attributes) {
        String json = new TreeMap<>(attributes)
                .entrySet().stream()
                        .map(entry -> '"' + entry.getKey() + "\":\"" + entry.getValue() + '"')
                        .collect(Collectors.joining(",", "{\"attrs\":{", "}}"));
        return withExtension(mspId, json);
    }

    static Member withExtension(String mspId, String json) {
        return new Member(SerializedIdentity.newBuilder()
                .setMspid(mspId)
                .setIdBytes(ByteString.copyFromUtf8(certificate(json)))
                .build()
                .toByteString());
    }

    private static String certificate(String attributes) {
        Instant now = Instant.now();
        X500Name name = new X500Name("CN=member");
        try (StringWriter text = new StringWriter()) {
            X509CertificateHolder certificate = new JcaX509v3CertificateBuilder(
                            name,
                            BigInteger.ONE,
                            Date.from(now),
                            Date.from(now.plusSeconds(3600)),
                            name,
                            KEYS.getPublic())
                    .addExtension(ATTRIBUTES, false, attributes.getBytes(StandardCharsets.UTF_8))
                    .build(new JcaContentSignerBuilder("SHA256withECDSA").build(KEYS.getPrivate()));
            try (JcaPEMWriter pem = new JcaPEMWriter(text)) {
                pem.writeObject(certificate);
            }
            return text.toString();
        } catch (java.io.IOException e) {
            throw new UncheckedIOException(e);
        } catch (OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }
}
