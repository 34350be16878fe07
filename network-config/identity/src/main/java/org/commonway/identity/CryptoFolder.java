package org.commonway.identity;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where organisations' certificates and keys lie; a folder appears whole or not at all.
 *
 * @param root holds a folder for each organisation, named as its MSP
 */
public record CryptoFolder(Path root) {
    private static final String CA = "ca.pem";
    private static final String CA_KEY = "ca-key.pem";
    private static final String CERTIFICATE = "cert.pem";
    private static final String TLS_CERTIFICATE = "tls-cert.pem";

    /** The organisation's authority, made if there is none. */
    public CertificateAuthority openAuthority(String mspId, Instant now) throws IOException {
        Path folder = root.resolve(mspId);
        if (!Files.exists(folder)) {
            CertificateAuthority fresh = CertificateAuthority.create(mspId, now);
            appear(folder, building -> {
                Pem.write(building.resolve(CA), fresh.certificate());
                Pem.write(building.resolve(CA_KEY), fresh.key());
            });
        }
        require(folder.resolve(CA));
        require(folder.resolve(CA_KEY));
        return new CertificateAuthority(Pem.readCertificate(folder.resolve(CA)), Pem.readKey(folder.resolve(CA_KEY)));
    }

    /** The organisation's revocation list, {@code <MSP>/crl.pem}; there need not be one. */
    public RevocationList openRevocations(String mspId, CertificateAuthority authority) throws IOException {
        return RevocationList.open(root.resolve(mspId).resolve("crl.pem"), authority);
    }

    /** The serial numbers of a member's certificates. */
    public Set<BigInteger> serials(String mspId, String name) throws IOException {
        Path folder = user(mspId, name);
        return Set.of(
                Pem.readCertificate(require(folder.resolve(CERTIFICATE))).getSerialNumber(),
                Pem.readCertificate(require(folder.resolve(TLS_CERTIFICATE))).getSerialNumber());
    }

    /** The folder of a client of the organisation. */
    public Path user(String mspId, String name) {
        return root.resolve(mspId).resolve("users").resolve(name);
    }

    /** The folder of the organisation's one peer. */
    public Path peer(String mspId) {
        return root.resolve(mspId).resolve("peers").resolve("peer0");
    }

    /** The file of the certificates that a client of these authorities' network must trust. */
    public Path trustFile() {
        return root.resolve("trust.pem");
    }

    /** Writes {@link #trustFile}, unless it says the same already: it may be read meanwhile. */
    public void writeTrust(List<CertificateAuthority> authorities) throws IOException {
        String all = authorities.stream()
                .map(authority -> Pem.encode(authority.certificate()))
                .collect(Collectors.joining());
        Path trust = trustFile();
        if (Files.exists(trust)
                && Files.readString(trust, StandardCharsets.US_ASCII).equals(all)) {
            return;
        }
        Path fresh = root.resolve(".trust.pem.new");
        Files.writeString(fresh, all, StandardCharsets.US_ASCII);
        Files.move(fresh, trust, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Makes the four files, or checks that those that are there say the same. */
    public void openMember(
            Path folder, CertificateAuthority authority, CertificateAuthority.Request request, Instant now)
            throws IOException {
        if (!Files.exists(folder)) {
            appear(folder, building -> {
                writePairs(building, authority, request, now, CertificateAuthority.MEMBER_LIFE);
            });
        }
        for (String file : new String[] {CERTIFICATE, TLS_CERTIFICATE}) {
            X509Certificate certificate = Pem.readCertificate(require(folder.resolve(file)));
            if (!CertificateAuthority.attributes(certificate).equals(request.attributesJson())) {
                throw new IdentityRefusal(folder.resolve(file) + " was made for "
                        + CertificateAuthority.attributes(certificate).orElse("no role") + ", not for "
                        + request.attributesJson().orElse("no role")
                        + "; use another member name, or delete the folder to have it made anew.");
            }
        }
    }

    /**
     * New keys, and certificates of the same name, beside those that are in use, until {@link #replaceMember}. Those that
     * an earlier call left stay: others may have been told of them.
     *
     * @param life how long the certificates last
     * @return the folder of the new ones
     */
    public Path prepareMember(
            Path folder,
            CertificateAuthority authority,
            CertificateAuthority.Request request,
            Instant now,
            Duration life)
            throws IOException {
        Path next = next(folder);
        if (!Files.exists(next)) {
            appear(next, building -> writePairs(building, authority, request, now, life));
        }
        return next;
    }

    /** What was prepared takes the place of what is in use, whose keys are deleted. */
    public void replaceMember(Path folder) throws IOException {
        Path before = folder.resolveSibling("." + folder.getFileName() + ".before");
        if (Files.exists(before)) {
            deleteTree(before);
        }
        if (Files.exists(folder)) {
            Files.move(folder, before, StandardCopyOption.ATOMIC_MOVE);
        }
        Files.move(next(folder), folder, StandardCopyOption.ATOMIC_MOVE);
        if (Files.exists(before)) {
            deleteTree(before);
        }
    }

    private static Path next(Path folder) {
        return folder.resolveSibling("." + folder.getFileName() + ".next");
    }

    private static void writePairs(
            Path folder,
            CertificateAuthority authority,
            CertificateAuthority.Request request,
            Instant now,
            Duration life)
            throws IOException {
        writePair(folder, "", authority, request, now, life);
        writePair(folder, "tls-", authority, request.forTls(), now, life);
    }

    private static void writePair(
            Path folder,
            String prefix,
            CertificateAuthority authority,
            CertificateAuthority.Request request,
            Instant now,
            Duration life)
            throws IOException {
        KeyPair keys = Ecdsa.newKeyPair();
        Pem.write(folder.resolve(prefix + "cert.pem"), authority.issue(request, keys.getPublic(), now, life));
        Pem.write(folder.resolve(prefix + "key.pem"), keys.getPrivate());
    }

    /** The file itself; an {@link IdentityRefusal} when it is not there. */
    public static Path require(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new IdentityRefusal(file + " is missing; put it back from a copy, or delete "
                    + Optional.ofNullable(file.getParent()).orElse(file) + " to have it made anew.");
        }
        return file;
    }

    private static void appear(Path folder, Filling filling) throws IOException {
        Path parent = Optional.ofNullable(folder.getParent()).orElseThrow();
        Path building = parent.resolve("." + folder.getFileName() + ".new");
        if (Files.exists(building)) {
            deleteTree(building); // left by a start that was cut short
        }
        Files.createDirectories(building);
        filling.into(building);
        Files.move(building, folder, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void deleteTree(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    private interface Filling {
        void into(Path folder) throws IOException;
    }
}
