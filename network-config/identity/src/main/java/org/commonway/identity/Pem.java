package org.commonway.identity;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CRLException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/** Certificates and PKCS#8 keys as PEM text and files. */
public final class Pem {
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

    private Pem() {}

    /** A certificate as PEM text. */
    public static String encode(X509Certificate certificate) {
        try {
            return wrap("CERTIFICATE", certificate.getEncoded());
        } catch (CertificateException e) {
            throw new IllegalStateException("a parsed certificate has no encoding", e);
        }
    }

    /** The certificate in a PEM text; CertificateException when there is none. */
    public static X509Certificate decodeCertificate(byte[] pem) throws CertificateException {
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509", Ecdsa.PROVIDER);
            X509Certificate certificate = (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(pem));
            if (certificate == null) {
                throw new CertificateException("no certificate in the text");
            }
            return certificate;
        } catch (RuntimeException e) {
            throw new CertificateException("no certificate in the text", e); // Bouncy Castle on hostile input
        }
    }

    /** Writes a certificate as PEM. */
    public static void write(Path file, X509Certificate certificate) throws IOException {
        Files.writeString(file, encode(certificate), StandardCharsets.US_ASCII);
    }

    /** Writes a key as PKCS#8 PEM that its owner alone may read. */
    public static void write(Path file, PrivateKey key) throws IOException {
        Files.writeString(file, wrap("PRIVATE KEY", key.getEncoded()), StandardCharsets.US_ASCII);
        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
    }

    /** Puts a list where another may be read at the same time. */
    static void replace(Path file, X509CRL list) throws IOException {
        Path fresh = file.resolveSibling("." + file.getFileName() + ".new");
        try {
            Files.writeString(fresh, wrap("X509 CRL", list.getEncoded()), StandardCharsets.US_ASCII);
        } catch (CRLException e) {
            throw new IllegalStateException("a list that was made here has no encoding", e);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Reads a certificate; {@link IdentityRefusal} when the file holds none. */
    public static X509Certificate readCertificate(Path file) throws IOException {
        try {
            return decodeCertificate(Files.readAllBytes(file));
        } catch (CertificateException e) {
            throw new IdentityRefusal(file + " holds no certificate; put the file back from a copy.", e);
        }
    }

    /** Reads a PKCS#8 key; {@link IdentityRefusal} when the file holds none. */
    public static PrivateKey readKey(Path file) throws IOException {
        String body = Files.readString(file, StandardCharsets.US_ASCII).replaceAll("-----[A-Z ]+-----", "");
        try {
            byte[] der = Base64.getMimeDecoder().decode(body);
            return KeyFactory.getInstance("EC", Ecdsa.PROVIDER).generatePrivate(new PKCS8EncodedKeySpec(der));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IdentityRefusal(file + " holds no PKCS#8 key of an elliptic curve; put it back from a copy.", e);
        }
    }

    private static String wrap(String label, byte[] der) {
        return "-----BEGIN " + label + "-----\n" + LINES.encodeToString(der) + "\n-----END " + label + "-----\n";
    }
}
