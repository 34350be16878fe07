package org.commonway.launcher.fabric.channel;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.LauncherRefusal;
import org.commonway.launcher.fabric.plan.FabricFolder;
import org.commonway.launcher.fabric.plan.Organization;

/** Tells an organisation's peer where its chaincode server is, and how both prove to each other who they are. */
public final class ConnectionFile {
    private ConnectionFile() {}

    /** Writes the file for the chaincode of this label. */
    public static void write(Organization organization, FabricFolder folder, String label) {
        Path file = folder.connections(organization).resolve(label + ".json");
        Path tls = folder.peer(organization).resolve("tls");
        try {
            ObjectNode json = new JsonMapper().createObjectNode();
            json.put("address", organization.chaincodeAddress()).put("dial_timeout", "10s");
            json.put("tls_required", true).put("client_auth_required", true);
            json.put("client_cert", Files.readString(tls.resolve("server.crt")));
            json.put("client_key", Files.readString(tls.resolve("server.key")));
            json.put("root_cert", Files.readString(tls.resolve("ca.crt")));
            Files.createDirectories(file.getParent());
            Files.writeString(file, json.toPrettyString());
            if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            }
        } catch (IOException failed) {
            throw new LauncherRefusal(
                    ExitCode.DISK,
                    file + " cannot be written (" + failed.getMessage() + "): check the disk's space.",
                    failed);
        }
    }
}
