package org.commonway.embedded.identity;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.commonway.identity.CertificateAuthority;
import org.commonway.identity.Client;
import org.commonway.identity.CryptoFolder;
import org.commonway.identity.Ecdsa;
import org.commonway.identity.IdentityRefusal;
import org.commonway.identity.Member;
import org.commonway.identity.Pem;
import org.commonway.identity.RevocationList;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;

/**
 * The organisations of the network, with their authorities, peers and members. Everything is made at the first start
 * and read from the folder afterwards. Safe for many threads.
 */
public final class Organizations {
    /** More identities than this are verified anew each time; a bound, so that strangers cannot fill memory. */
    private static final int REMEMBERED_IDENTITIES = 10_000;

    private final CryptoFolder folder;
    private final InstantSource clock;
    private final Map<String, CertificateAuthority> authorities = new LinkedHashMap<>();
    private final Map<String, SigningIdentity> peers = new LinkedHashMap<>();
    private final Map<String, RevocationList> revocations = new LinkedHashMap<>();
    private final Map<ByteString, VerifiedIdentity> remembered = new ConcurrentHashMap<>();

    private Organizations(Path root, InstantSource clock) {
        this.folder = new CryptoFolder(root);
        this.clock = clock;
    }

    /**
     * Opens the folder; makes the authority and the peer of each organisation that has none yet, and {@code trust.pem}.
     *
     * @throws IOException if the folder cannot be read or written
     * @throws IdentityRefusal if a file in it is missing or not what it should be
     */
    public static Organizations open(Path root, List<String> mspIds, InstantSource clock) throws IOException {
        Files.createDirectories(root);
        Organizations organizations = new Organizations(root, clock);
        for (String mspId : mspIds) {
            CertificateAuthority authority = organizations.folder.openAuthority(mspId, clock.instant());
            organizations.authorities.put(mspId, authority);
            organizations.revocations.put(mspId, organizations.folder.openRevocations(mspId, authority));
            organizations.folder.openMember(
                    organizations.folder.peer(mspId),
                    authority,
                    new CertificateAuthority.Request(mspId, "peer0", "peer", Optional.empty(), false),
                    clock.instant());
            organizations.peers.put(mspId, SigningIdentity.read(mspId, organizations.folder.peer(mspId)));
        }
        organizations.folder.writeTrust(List.copyOf(organizations.authorities.values()));
        return organizations;
    }

    /**
     * Gives the member its certificates and keys under {@code <MSP>/users/<name>}; does nothing if it has them.
     *
     * @return the member's folder
     * @throws IdentityRefusal if the organisation is unknown or the name belongs to a member of another role
     */
    public synchronized Path enrol(Member member) throws IOException {
        return enrol(member.mspId(), member.name(), Optional.of(member.attributesJson()));
    }

    /**
     * Gives a client without a role its certificates and keys under {@code <MSP>/users/<name>}; does nothing if it has
     * them.
     *
     * @param name letters, digits, dot, dash, underscore
     * @throws IdentityRefusal if the organisation is unknown or the name belongs to a member with a role
     */
    public synchronized Client enrol(String mspId, String name) throws IOException {
        Path target = enrol(mspId, Member.requireName(name), Optional.empty());
        return new Client(
                mspId, Pem.readCertificate(target.resolve("cert.pem")), Pem.readKey(target.resolve("key.pem")), target);
    }

    /**
     * Takes from a member all that its certificates allow, at once and for good: they go on its organisation's list.
     *
     * @throws IdentityRefusal if there is no such member
     */
    public synchronized void revoke(String mspId, String name) throws IOException {
        CertificateAuthority authority = known(mspId);
        Set<BigInteger> serials = folder.serials(mspId, Member.requireName(name));
        list(mspId).add(serials, all -> authority.revoke(all, clock.instant()));
    }

    /**
     * As {@link #revoke} of a member of a network that may run in another process, which reads the list within seconds.
     *
     * @param root the folder of certificates and keys
     * @throws IdentityRefusal if there is no such member
     */
    public static void revoke(Path root, String mspId, String name, Instant now) throws IOException {
        CryptoFolder folder = new CryptoFolder(root);
        Set<BigInteger> serials = folder.serials(Member.requireName(mspId), Member.requireName(name));
        CertificateAuthority authority = folder.openAuthority(mspId, now);
        folder.openRevocations(mspId, authority).add(serials, all -> authority.revoke(all, now));
    }

    private Path enrol(String mspId, String name, Optional<String> attributesJson) throws IOException {
        Path target = folder.user(mspId, name);
        folder.openMember(
                target,
                known(mspId),
                new CertificateAuthority.Request(mspId, name, "client", attributesJson, false),
                clock.instant());
        return target;
    }

    private CertificateAuthority known(String mspId) {
        return Optional.ofNullable(authorities.get(mspId))
                .orElseThrow(() -> new IdentityRefusal("There is no organisation " + mspId
                        + " in this network; use one of " + String.join(", ", authorities.keySet()) + "."));
    }

    private RevocationList list(String mspId) {
        return Optional.ofNullable(revocations.get(mspId)).orElseThrow();
    }

    /** The organisations, in the order of the settings. */
    public List<String> mspIds() {
        return List.copyOf(authorities.keySet());
    }

    /** The organisation's certificate authority as PEM. */
    public String authorityPem(String mspId) {
        return Pem.encode(authority(mspId).certificate());
    }

    /** The organisation's endorsing peer. */
    public SigningIdentity peer(String mspId) {
        return Optional.ofNullable(peers.get(mspId))
                .orElseThrow(() -> new IllegalArgumentException("no organisation " + mspId));
    }

    /** The certificates that a client of this network must trust. */
    public Path trustFile() {
        return folder.trustFile();
    }

    /** The folder with {@code tls-cert.pem} and {@code tls-key.pem} of the organisation's peer. */
    public Path peerFolder(String mspId) {
        return folder.peer(mspId);
    }

    /**
     * Checks that an organisation of this network vouches for the identity, and that its certificate is in force now and
     * not revoked.
     *
     * @param serialized Fabric's SerializedIdentity
     * @throws IdentityRefusal if not, with the reason
     */
    public VerifiedIdentity verify(ByteString serialized) {
        VerifiedIdentity known = remembered.get(serialized);
        if (known == null) {
            known = verifyChain(serialized);
            if (remembered.size() < REMEMBERED_IDENTITIES) {
                remembered.put(serialized, known);
            }
        }
        Instant now = clock.instant();
        try {
            known.certificate().checkValidity(Date.from(now));
        } catch (CertificateException e) {
            throw new IdentityRefusal("the certificate is not in force at " + now, e);
        }
        if (list(known.mspId()).contains(known.certificate().getSerialNumber())) {
            throw new IdentityRefusal("the certificate has been revoked");
        }
        return known;
    }

    private VerifiedIdentity verifyChain(ByteString serialized) {
        try {
            SerializedIdentity identity = SerializedIdentity.parseFrom(serialized);
            CertificateAuthority authority = authorities.get(identity.getMspid());
            if (authority == null) {
                throw new IdentityRefusal("MSP " + identity.getMspid() + " is unknown");
            }
            X509Certificate certificate =
                    Pem.decodeCertificate(identity.getIdBytes().toByteArray());
            certificate.verify(authority.certificate().getPublicKey(), Ecdsa.PROVIDER);
            requireAuthority(authority, certificate);
            if (certificate.getBasicConstraints() >= 0) {
                throw new IdentityRefusal("a certificate authority cannot be a member");
            }
            return new VerifiedIdentity(identity.getMspid(), certificate, SerializedIdentities.isPeer(certificate));
        } catch (InvalidProtocolBufferException | CertificateException e) {
            throw new IdentityRefusal("the identity is malformed", e);
        } catch (GeneralSecurityException e) {
            throw new IdentityRefusal("the certificate is not signed by its organisation's authority", e);
        }
    }

    /** Fabric looks at the authority as of the member's first second (msp/mspimpl.go, getValidityOptsForCert). */
    private static void requireAuthority(CertificateAuthority authority, X509Certificate certificate) {
        Instant begins = certificate.getNotBefore().toInstant().plusSeconds(1);
        try {
            authority.certificate().checkValidity(Date.from(begins));
        } catch (CertificateException e) {
            throw new IdentityRefusal("the authority's certificate was not in force when the member's began", e);
        }
    }

    private CertificateAuthority authority(String mspId) {
        return Optional.ofNullable(authorities.get(mspId))
                .orElseThrow(() -> new IllegalArgumentException("no organisation " + mspId));
    }
}
