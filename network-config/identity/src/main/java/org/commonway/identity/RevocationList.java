package org.commonway.identity;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An organisation's revocation list, {@code <MSP>/crl.pem}, read again when the file changes. A list that cannot be
 * read, or was not signed by the authority, changes nothing: what was revoked before stays revoked. Safe for many
 * threads.
 */
public final class RevocationList {
    private static final Logger LOG = LoggerFactory.getLogger(RevocationList.class);
    /** How often the file is looked at; each check of an identity comes by here. */
    private static final long LOOK_NANOS = 1_000_000_000L;

    private final Path file;
    private final CertificateAuthority authority;
    private volatile Set<BigInteger> serials = Set.of();
    private FileTime seen = FileTime.fromMillis(0); // guarded by this
    private volatile long nextLook;

    private RevocationList(Path file, CertificateAuthority authority) {
        this.file = file;
        this.authority = authority;
        this.nextLook = System.nanoTime();
    }

    /**
     * Opens the list; there need not be one.
     *
     * @throws IdentityRefusal if the file is no list of this authority's
     */
    public static RevocationList open(Path file, CertificateAuthority authority) throws IOException {
        RevocationList list = new RevocationList(file, authority);
        if (Files.exists(file)) {
            list.seen = Files.getLastModifiedTime(file);
            list.serials = list.read();
        }
        return list;
    }

    /** Whether the certificate with this serial number has been revoked. */
    public boolean contains(BigInteger serial) {
        if (System.nanoTime() - nextLook >= 0) {
            look();
        }
        return serials.contains(serial);
    }

    /** Writes a list of these and those that are on it already. */
    public synchronized void add(Set<BigInteger> more, CertificateAuthority.Revoking revoking) throws IOException {
        Set<BigInteger> all = new HashSet<>(Files.exists(file) ? read() : Set.<BigInteger>of());
        all.addAll(more);
        Pem.replace(file, revoking.list(all));
        seen = Files.getLastModifiedTime(file);
        serials = Set.copyOf(all);
    }

    private synchronized void look() {
        nextLook = System.nanoTime() + LOOK_NANOS;
        try {
            if (Files.exists(file)) {
                FileTime now = Files.getLastModifiedTime(file);
                if (!now.equals(seen)) {
                    seen = now;
                    serials = read();
                }
            }
        } catch (IOException | IdentityRefusal e) {
            LOG.error("the revocation list was not taken: {}", e.getMessage());
        }
    }

    private Set<BigInteger> read() throws IOException {
        try {
            X509CRL list = (X509CRL) CertificateFactory.getInstance("X.509", Ecdsa.PROVIDER)
                    .generateCRL(new ByteArrayInputStream(Files.readAllBytes(file)));
            if (list == null) {
                throw new IdentityRefusal(file + " holds no revocation list; put it back from a copy.");
            }
            list.verify(authority.certificate().getPublicKey(), Ecdsa.PROVIDER);
            Set<BigInteger> revoked = new HashSet<>();
            if (list.getRevokedCertificates() != null) {
                list.getRevokedCertificates().forEach(entry -> revoked.add(entry.getSerialNumber()));
            }
            return Set.copyOf(revoked);
        } catch (GeneralSecurityException e) {
            throw new IdentityRefusal(
                    file + " is no revocation list signed by its organisation's authority; put it back from a copy.",
                    e);
        }
    }
}
