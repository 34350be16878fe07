package org.commonway.launcher.fabric.container;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.commonway.identity.CryptoFolder;
import org.commonway.identity.Member;
import org.commonway.launcher.fabric.channel.Channels;
import org.commonway.launcher.fabric.msp.Keys;
import org.commonway.launcher.fabric.plan.FabricFolder;
import org.commonway.launcher.fabric.plan.Organization;
import org.commonway.launcher.fabric.tool.Programs;
import org.commonway.launcher.state.StateFolder;

/**
 * The folder of keys that {@code compose.yaml} mounts: what each organisation's processes are given, the channel's first
 * block, the members' certificates and whom all trust. {@code authorities} holds what all of it was made from; no container
 * is given that.
 */
final class ContainerKeys {
    private static final List<String> OF_A_MEMBER = List.of("cert.pem", "key.pem", "tls-cert.pem", "tls-key.pem");

    private final Path root;
    private final FabricFolder folder;
    private final CryptoFolder crypto;

    /** Keys in this folder, an absolute path. */
    ContainerKeys(Path root) {
        this.root = root;
        this.folder = new FabricFolder(root);
        this.crypto = new CryptoFolder(root.resolve("authorities"));
    }

    /** Makes all of them; the folder is empty before. */
    void make(Programs programs, InstantSource clock) throws IOException {
        List<Organization> organizations = ContainerCast.organizations();
        List<Member> members = ContainerCast.members();
        Files.createDirectories(crypto.root());
        if (Files.getFileStore(root).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(crypto.root(), PosixFilePermissions.fromString("rwx------"));
        }
        Keys keys = new Keys(crypto.root(), folder, clock);
        keys.makeProcesses(organizations);
        keys.makeMembers(members, ContainerCast::hosts);
        for (Member member : members) {
            Path given = Files.createDirectories(memberFolder(member));
            for (String file : OF_A_MEMBER) {
                copy(crypto.user(member.mspId(), member.name()).resolve(file), given.resolve(file));
            }
        }
        copy(crypto.trustFile(), root.resolve("trust.pem"));
        new Channels(folder, programs).make(ContainerCast.CHANNEL, organizations);
        // What the block was made by: it names where this folder was while it was built.
        new StateFolder(root).deleteTree(folder.config());
    }

    /** What our own programs read, who run as somebody else than root. */
    List<Path> readByPrograms() throws IOException {
        List<Path> all = new ArrayList<>(List.of(root.resolve("trust.pem")));
        for (Organization organization : ContainerCast.organizations()) {
            addAll(all, folder.chaincode(organization));
        }
        for (Member member : ContainerCast.members()) {
            addAll(all, memberFolder(member));
        }
        return all;
    }

    private static void addAll(List<Path> all, Path given) throws IOException {
        try (Stream<Path> files = Files.walk(given)) {
            files.forEach(all::add);
        }
    }

    private Path memberFolder(Member member) {
        return root.resolve("members").resolve(member.name());
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
    }
}
