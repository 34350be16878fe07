package org.commonway.launcher.fabric.msp;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.commonway.identity.CertificateAuthority;
import org.commonway.identity.CertificateAuthority.Request;
import org.commonway.identity.CryptoFolder;
import org.commonway.identity.IdentityRefusal;
import org.commonway.identity.Member;
import org.commonway.identity.RevocationList;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.LauncherRefusal;
import org.commonway.launcher.fabric.plan.FabricFolder;
import org.commonway.launcher.fabric.plan.Organization;

/**
 * Makes the certificates and keys of a network on one machine, where one person holds the authorities of all
 * organisations. What is there already stays as it is.
 */
public final class Keys {
    private final CryptoFolder crypto;
    private final FabricFolder folder;
    private final InstantSource clock;

    /**
     * A maker of keys.
     *
     * @param crypto holds the authorities and the members, by organisation
     * @param folder is given what the processes need of it
     */
    public Keys(Path crypto, FabricFolder folder, InstantSource clock) {
        this.crypto = new CryptoFolder(crypto);
        this.folder = folder;
        this.clock = clock;
    }

    /** Those of the organisations' processes and administrators, and {@code trust.pem} for everybody's clients. */
    public void makeProcesses(List<Organization> organizations) {
        told(() -> {
            Instant now = clock.instant();
            List<CertificateAuthority> authorities = new ArrayList<>();
            for (Organization organization : organizations) {
                CertificateAuthority authority = crypto.openAuthority(organization.mspId(), now);
                authorities.add(authority);
                makeProcesses(organization, authority, now);
            }
            crypto.writeTrust(authorities);
            return authorities;
        });
    }

    /** Those of the members, who are on this machine. */
    public void makeMembers(List<Member> members) {
        makeMembers(members, member -> List.of());
    }

    /**
     * Those of the members.
     *
     * @param hosts by which names others call a member's program
     */
    public void makeMembers(List<Member> members, Function<Member, List<String>> hosts) {
        told(() -> {
            Instant now = clock.instant();
            for (Member member : members) {
                crypto.openMember(
                        crypto.user(member.mspId(), member.name()),
                        crypto.openAuthority(member.mspId(), now),
                        new Request(
                                member.mspId(),
                                member.name(),
                                "client",
                                Optional.of(member.attributesJson()),
                                false,
                                hosts.apply(member)),
                        now);
            }
            return members;
        });
    }

    /**
     * New keys for one of the organisation's processes, not yet in use.
     *
     * @param life how long their certificates last
     * @return the new TLS certificate, as PEM
     */
    public String prepare(Organization organization, KeyOwner owner, Duration life) {
        return told(() -> {
            Instant now = clock.instant();
            CertificateAuthority authority = crypto.openAuthority(organization.mspId(), now);
            Path next = crypto.prepareMember(
                    owner.folder(crypto, organization), authority, owner.request(organization), now, life);
            return Files.readString(next.resolve("tls-cert.pem"));
        });
    }

    /** What was prepared is what the process is given when it starts next. */
    public void replace(Organization organization, KeyOwner owner) {
        told(() -> {
            crypto.replaceMember(owner.folder(crypto, organization));
            makeProcesses(organization, crypto.openAuthority(organization.mspId(), clock.instant()), clock.instant());
            return organization;
        });
    }

    /**
     * Puts the member's certificates on its organisation's revocation list.
     *
     * @return the list, as PEM
     */
    public String revoke(Organization organization, String member) {
        return told(() -> {
            Instant now = clock.instant();
            CertificateAuthority authority = crypto.openAuthority(organization.mspId(), now);
            Set<BigInteger> serials = crypto.serials(organization.mspId(), member);
            RevocationList list = crypto.openRevocations(organization.mspId(), authority);
            if (!serials.stream().allMatch(list::contains)) {
                list.add(serials, all -> authority.revoke(all, now));
            }
            makeProcesses(organization, authority, now);
            return Files.readString(crypto.root().resolve(organization.mspId()).resolve("crl.pem"));
        });
    }

    /** The names of the organisation's members that have keys here. */
    public List<String> members(Organization organization) {
        return told(() -> {
            Path users = crypto.root().resolve(organization.mspId()).resolve("users");
            if (!Files.isDirectory(users)) {
                return List.of();
            }
            try (Stream<Path> folders = Files.list(users)) {
                return folders.map(folder -> String.valueOf(folder.getFileName()))
                        .filter(name -> !name.startsWith("."))
                        .sorted()
                        .toList();
            }
        });
    }

    private void makeProcesses(Organization organization, CertificateAuthority authority, Instant now)
            throws IOException {
        Path own = crypto.root().resolve(organization.mspId());
        MspFolder.writeAuthority(folder.channelMsp(organization), own);
        write(folder.peer(organization), own, make(organization, KeyOwner.PEER, authority, now));
        if (organization.runsOrderer()) {
            write(folder.orderer(organization), own, make(organization, KeyOwner.ORDERER, authority, now));
        }
        write(folder.admin(organization), own, make(organization, KeyOwner.ADMIN, authority, now));
        Path server = make(organization, KeyOwner.CHAINCODE, authority, now);
        Path given = folder.chaincode(organization);
        MspFolder.copy(server.resolve("tls-cert.pem"), given.resolve("tls.crt"));
        MspFolder.copy(server.resolve("tls-key.pem"), given.resolve("tls.key"));
        MspFolder.copy(own.resolve("ca.pem"), given.resolve("ca.crt"));
    }

    private Path make(Organization organization, KeyOwner owner, CertificateAuthority authority, Instant now)
            throws IOException {
        Path target = owner.folder(crypto, organization);
        crypto.openMember(target, authority, owner.request(organization), now);
        return target;
    }

    private static void write(Path given, Path organization, Path member) throws IOException {
        MspFolder.writeMember(given.resolve("msp"), organization, member);
        MspFolder.writeTls(given.resolve("tls"), organization, member);
    }

    /** Work on files that may fail. */
    private interface FileWork<T> {
        T run() throws IOException;
    }

    private <T> T told(FileWork<T> work) {
        try {
            return work.run();
        } catch (IdentityRefusal refusal) {
            throw new LauncherRefusal(ExitCode.BAD_INPUT, refusal.sentence(), refusal);
        } catch (IOException failed) {
            throw new LauncherRefusal(
                    ExitCode.DISK,
                    "The keys in " + crypto.root() + " cannot be made ("
                            + failed.getClass().getSimpleName() + ": " + failed.getMessage()
                            + "): check the disk's space and your rights there.",
                    failed);
        }
    }
}
