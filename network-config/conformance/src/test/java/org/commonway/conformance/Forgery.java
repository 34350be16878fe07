package org.commonway.conformance;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.bouncycastle.jce.ECNamedCurveTable;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.hyperledger.fabric.client.identity.Signer;

/** Credentials and signatures that no network may accept. */
final class Forgery {
    private static final BigInteger ORDER =
            ECNamedCurveTable.getParameterSpec("secp256r1").getN();

    private Forgery() {}

    /** A client of an authority that bears the organisation's name and is another. */
    static Credentials ofForeignAuthority(String mspId) throws Exception {
        KeyPair authority = newKeys();
        KeyPair client = newKeys();
        X500Name issuer = new X500Name("O=" + mspId + ",OU=ca,CN=ca." + mspId);
        X500Name subject = new X500Name("O=" + mspId + ",OU=client,CN=stranger");
        return new Credentials(
                mspId, certificate(issuer, authority.getPrivate(), subject, client.getPublic()), client.getPrivate());
    }

    /** A client that has signed its certificate itself. */
    static Credentials selfSigned(String mspId) throws Exception {
        KeyPair client = newKeys();
        X500Name name = new X500Name("O=" + mspId + ",OU=client,CN=stranger");
        return new Credentials(
                mspId, certificate(name, client.getPrivate(), name, client.getPublic()), client.getPrivate());
    }

    /** Another key than the one that belongs to the certificate. */
    static Credentials withAnotherKey(Credentials credentials) throws Exception {
        return new Credentials(
                credentials.mspId(), credentials.certificate(), newKeys().getPrivate());
    }

    /** Signs as the other does, but gives of the two valid signatures the one with the higher s. */
    static Signer withHighS(Signer signer) {
        return digest -> {
            try {
                BigInteger[] rs = StandardDSAEncoding.INSTANCE.decode(ORDER, signer.sign(digest));
                BigInteger other = ORDER.subtract(rs[1]);
                return StandardDSAEncoding.INSTANCE.encode(ORDER, rs[0], rs[1].max(other));
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        };
    }

    private static KeyPair newKeys() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static X509Certificate certificate(
            X500Name issuer, PrivateKey issuerKey, X500Name subject, PublicKey subjectKey) throws Exception {
        Instant now = Clock.systemUTC().instant();
        JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                issuer,
                BigInteger.TEN,
                Date.from(now.minus(Duration.ofHours(1))),
                Date.from(now.plus(Duration.ofDays(1))),
                subject,
                subjectKey);
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(issuerKey)));
    }
}
