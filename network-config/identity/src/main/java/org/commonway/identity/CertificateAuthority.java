package org.commonway.identity;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CRLConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * An organisation's certificate authority: it signs both the signing and the TLS certificates of its members.
 *
 * @param certificate its own certificate, which it signed itself
 * @param key the key to it
 */
public record CertificateAuthority(X509Certificate certificate, PrivateKey key) {
    /** Where Fabric CA keeps a member's attributes, and the shim's ClientIdentity looks for them. */
    private static final ASN1ObjectIdentifier ATTRIBUTES = new ASN1ObjectIdentifier("1.2.3.4.5.6.7.8.1");

    private static final Duration CA_LIFE = Duration.ofDays(20 * 365);
    /** How long a member's certificate lasts when nobody says otherwise. */
    public static final Duration MEMBER_LIFE = Duration.ofDays(10 * 365);
    /** Certificates begin a little in the past, for readers whose clock lags. */
    private static final Duration CLOCK_LAG = Duration.ofMinutes(10);

    private static final SecureRandom SERIALS = new SecureRandom();

    /**
     * What a certificate is to say.
     *
     * @param unit Fabric's node unit: client, peer, orderer or admin
     * @param attributesJson the attributes, if it has any
     * @param tls true for TLS, with the addresses of this machine; false for signing
     * @param hosts names of other machines that a certificate for TLS counts for, besides this one's addresses
     */
    public record Request(
            String mspId, String name, String unit, Optional<String> attributesJson, boolean tls, List<String> hosts) {
        /** Takes a copy of the list. */
        public Request {
            hosts = List.copyOf(hosts);
        }

        /** The same for this machine alone. */
        public Request(String mspId, String name, String unit, Optional<String> attributesJson, boolean tls) {
            this(mspId, name, unit, attributesJson, tls, List.of());
        }

        /** Of the same owner, for TLS. */
        Request forTls() {
            return new Request(mspId, name, unit, attributesJson, true, hosts);
        }
    }

    /** A new authority, with a new key; its certificate is its own. */
    public static CertificateAuthority create(String mspId, Instant now) {
        KeyPair keys = Ecdsa.newKeyPair();
        X500Name subject = name("ca." + mspId, mspId, "ca");
        try {
            JcaX509v3CertificateBuilder builder = builder(subject, subject, keys.getPublic(), now, CA_LIFE);
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
            builder.addExtension(
                    Extension.keyUsage,
                    true,
                    new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign | KeyUsage.digitalSignature));
            return new CertificateAuthority(sign(builder, keys.getPrivate()), keys.getPrivate());
        } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException("cannot make a certificate authority for " + mspId, e);
        }
    }

    /** A certificate for this key, signed by this authority; it lasts ten years. */
    public X509Certificate issue(Request request, PublicKey publicKey, Instant now) {
        return issue(request, publicKey, now, MEMBER_LIFE);
    }

    /** The same that lasts so long. */
    public X509Certificate issue(Request request, PublicKey publicKey, Instant now, Duration life) {
        X500Name issuer =
                X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
        X500Name subject = name(request.name(), request.mspId(), request.unit());
        try {
            JcaX509v3CertificateBuilder builder = builder(issuer, subject, publicKey, now, life);
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            builder.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(certificate.getPublicKey()));
            if (request.attributesJson().isPresent()) {
                builder.addExtension(
                        ATTRIBUTES, false, request.attributesJson().get().getBytes(StandardCharsets.UTF_8));
            }
            if (request.tls()) {
                addTlsExtensions(builder, request.hosts());
            }
            return sign(builder, key);
        } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException("cannot issue a certificate for " + request.name(), e);
        }
    }

    /** The attributes that a certificate carries, as JSON in Fabric CA's form, if it has any. */
    public static Optional<String> attributes(X509Certificate certificate) {
        byte[] extension = certificate.getExtensionValue(ATTRIBUTES.getId());
        if (extension == null) {
            return Optional.empty();
        }
        return Optional.of(new String(ASN1OctetString.getInstance(extension).getOctets(), StandardCharsets.UTF_8));
    }

    /** Makes a revocation list. */
    public interface Revoking {
        /** A list of the certificates with these serial numbers. */
        X509CRL list(Set<BigInteger> serials);
    }

    /** A list, signed by this authority, of certificates that no longer count. */
    public X509CRL revoke(Set<BigInteger> serials, Instant now) {
        X500Name issuer =
                X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
        Date from = Date.from(now.minus(CLOCK_LAG));
        X509v2CRLBuilder builder = new X509v2CRLBuilder(issuer, from);
        builder.setNextUpdate(Date.from(now.plus(MEMBER_LIFE)));
        serials.forEach(serial -> builder.addCRLEntry(serial, from, CRLReason.unspecified));
        try {
            builder.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(certificate.getPublicKey()));
            return new JcaX509CRLConverter()
                    .setProvider(Ecdsa.PROVIDER)
                    .getCRL(builder.build(new JcaContentSignerBuilder("SHA256withECDSA")
                            .setProvider(Ecdsa.PROVIDER)
                            .build(key)));
        } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException("cannot make a revocation list for " + issuer, e);
        }
    }

    private static void addTlsExtensions(JcaX509v3CertificateBuilder builder, List<String> hosts) throws IOException {
        List<GeneralName> names = new ArrayList<>();
        hosts.forEach(host -> names.add(new GeneralName(GeneralName.dNSName, host)));
        names.add(new GeneralName(GeneralName.dNSName, "localhost"));
        names.add(new GeneralName(GeneralName.iPAddress, "127.0.0.1"));
        builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(new KeyPurposeId[] {
            KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth
        }));
        builder.addExtension(
                Extension.subjectAlternativeName, false, new GeneralNames(names.toArray(GeneralName[]::new)));
    }

    private static JcaX509v3CertificateBuilder builder(
            X500Name issuer, X500Name subject, PublicKey publicKey, Instant now, Duration life)
            throws IOException, GeneralSecurityException {
        JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                issuer,
                new BigInteger(127, SERIALS).add(BigInteger.ONE),
                Date.from(now.minus(CLOCK_LAG)),
                Date.from(now.plus(life)),
                subject,
                publicKey);
        builder.addExtension(
                Extension.subjectKeyIdentifier,
                false,
                new JcaX509ExtensionUtils().createSubjectKeyIdentifier(publicKey));
        return builder;
    }

    private static X509Certificate sign(JcaX509v3CertificateBuilder builder, PrivateKey key)
            throws GeneralSecurityException, OperatorCreationException {
        return new JcaX509CertificateConverter()
                .setProvider(Ecdsa.PROVIDER)
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA")
                        .setProvider(Ecdsa.PROVIDER)
                        .build(key)));
    }

    private static X500Name name(String commonName, String organisation, String unit) {
        return new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.O, organisation)
                .addRDN(BCStyle.OU, unit)
                .addRDN(BCStyle.CN, commonName)
                .build();
    }
}
