package org.commonway.launcher.fabric.channel;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.LauncherRefusal;
import org.commonway.launcher.fabric.plan.FabricFolder;
import org.commonway.launcher.fabric.plan.Organization;

/** Tells an organisation's peer where its chaincode server is, and how both prove to each other who they are. */
public final class ConnectionFile {
    private ConnectionFile() {}

    /** Writes the file for the chaincode of this label; the peer takes it when the chaincode is installed. */
    public static void write(Organization organization, FabricFolder folder, String label) {
        write(organization, folder, folder.connections(organization).resolve(label + ".json"));
    }

    /**
     * Writes it anew where the peer has taken it already. A peer reads its own copy each time it connects to the
     * chaincode: the connection that is open goes on, and the next one is made by what stands there now.
     */
    public static void refresh(Organization organization, FabricFolder folder, String label) {
        write(organization, folder, label);
        Path builds = folder.data(organization.peer()).resolve("externalbuilder/builds");
        try (DirectoryStream<Path> taken = Files.newDirectoryStream(builds, label + "-*")) {
            for (Path build : taken) {
                write(organization, folder, build.resolve("release/chaincode/server/connection.json"));
            }
        } catch (IOException failed) {
            throw new LauncherRefusal(ExitCode.DISK, builds + " cannot be read (" + failed.getMessage() + ").", failed);
        }
    }

    private static void write(Organization organization, FabricFolder folder, Path file) {
        Path tls = folder.peer(organization).resolve("tls");
        try {
            ObjectNode json = new JsonMapper().createObjectNode();
            json.put("address", organization.chaincodeAddress()).put("dial_timeout", "10s");
            json.put("tls_required", true).put("client_auth_required", true);
            json.put("client_cert", Files.readString(tls.resolve("server.crt")));
            json.put("client_key", Files.readString(tls.resolve("server.key")));
            json.put("root_cert", Files.readString(tls.resolve("ca.crt")));
            Files.createDirectories(file.getParent());
            Path fresh = file.resolveSibling("." + file.getFileName() + ".new");
            Files.writeString(fresh, json.toPrettyString());
            if (Files.getFileStore(fresh).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-------"));
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            throw new LauncherRefusal(
                    ExitCode.DISK,
                    file + " cannot be written (" + failed.getMessage() + "): check the disk's space.",
                    failed);
        }
    }
}
