package org.commonway.launcher.fabric.msp;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonway.identity.CertificateAuthority;
import org.commonway.identity.CertificateAuthority.Request;
import org.commonway.identity.CryptoFolder;
import org.commonway.identity.IdentityRefusal;
import org.commonway.identity.Member;
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
        });
    }

    /** Those of the members. */
    public void makeMembers(List<Member> members) {
        told(() -> {
            Instant now = clock.instant();
            for (Member member : members) {
                crypto.openMember(
                        crypto.user(member.mspId(), member.name()),
                        crypto.openAuthority(member.mspId(), now),
                        new Request(
                                member.mspId(), member.name(), "client", Optional.of(member.attributesJson()), false),
                        now);
            }
        });
    }

    private void makeProcesses(Organization organization, CertificateAuthority authority, Instant now)
            throws IOException {
        Path own = crypto.root().resolve(organization.mspId());
        MspFolder.writeAuthority(folder.channelMsp(organization), own);
        Path peer = make(organization, crypto.peer(organization.mspId()), authority, "peer", now);
        write(folder.peer(organization), own, peer);
        if (organization.runsOrderer()) {
            write(
                    folder.orderer(organization),
                    own,
                    make(organization, own.resolve("orderers/orderer0"), authority, "orderer", now));
        }
        write(
                folder.admin(organization),
                own,
                make(organization, own.resolve("admins/admin"), authority, "admin", now));
        Path server = make(organization, own.resolve("chaincodes/chaincode0"), authority, "client", now);
        Path given = folder.chaincode(organization);
        MspFolder.copy(server.resolve("tls-cert.pem"), given.resolve("tls.crt"));
        MspFolder.copy(server.resolve("tls-key.pem"), given.resolve("tls.key"));
        MspFolder.copy(own.resolve("ca.pem"), given.resolve("ca.crt"));
    }

    private Path make(Organization organization, Path target, CertificateAuthority authority, String unit, Instant now)
            throws IOException {
        String name = String.valueOf(target.getFileName());
        crypto.openMember(
                target, authority, new Request(organization.mspId(), name, unit, Optional.empty(), false), now);
        return target;
    }

    private static void write(Path given, Path organization, Path member) throws IOException {
        MspFolder.writeMember(given.resolve("msp"), organization, member);
        MspFolder.writeTls(given.resolve("tls"), organization, member);
    }

    /** Work on files that may fail. */
    private interface FileWork {
        void run() throws IOException;
    }

    private void told(FileWork work) {
        try {
            work.run();
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
