package org.commonway.launcher.fabric.plan;

import java.nio.file.Path;
import org.commonway.launcher.state.StateFolder;

/**
 * Where a Fabric network's files lie, under {@code fabric/} of its state folder: what each organisation's processes are
 * given in a folder of its own, in the layout of Fabric's own examples; what they keep in {@code data}.
 *
 * @param root the folder
 */
public record FabricFolder(Path root) {

    /** That of a state folder. */
    public static FabricFolder of(StateFolder state) {
        return new FabricFolder(state.root().resolve("fabric"));
    }

    /** What a channel's configuration says of the organisation: its authority, and who is revoked. */
    public Path channelMsp(Organization organization) {
        return own(organization).resolve("msp");
    }

    /** What the organisation's peer is given: {@code msp} and {@code tls}. */
    public Path peer(Organization organization) {
        return own(organization).resolve("peer");
    }

    /** What the organisation's orderer is given: {@code msp} and {@code tls}. */
    public Path orderer(Organization organization) {
        return own(organization).resolve("orderer");
    }

    /** What whoever administrates for the organisation is given: {@code msp} and {@code tls}. */
    public Path admin(Organization organization) {
        return own(organization).resolve("admin");
    }

    /** What the organisation's chaincode server is given: {@code tls.crt}, {@code tls.key}, {@code ca.crt}. */
    public Path chaincode(Organization organization) {
        return own(organization).resolve("chaincode");
    }

    /** How the organisation's peer finds its chaincode servers: a connection file for each label. */
    public Path connections(Organization organization) {
        return own(organization).resolve("connections");
    }

    /** What a process keeps. */
    public Path data(String process) {
        return data().resolve(process);
    }

    /** What all processes keep. */
    public Path data() {
        return root.resolve("data");
    }

    /** Fabric's own configuration files, {@code core.yaml} and {@code orderer.yaml}. */
    public Path config() {
        return root.resolve("config");
    }

    /** What a channel begins with. */
    public Path genesisBlock(String channel) {
        return root.resolve("channel").resolve(channel + ".block");
    }

    /** What the organisations install and approve of a chaincode. */
    public Path chaincodePackage(String label) {
        return root.resolve("channel").resolve(label + ".tar.gz");
    }

    /** The jars that a chaincode of this label consists of, as they were when it was packed. */
    public Path jars(String label) {
        return root.resolve("chaincode").resolve(label);
    }

    /** The collections of private data of a chaincode of this label, as they were when it was packed. */
    public Path collections(String label) {
        return root.resolve("channel").resolve(label + ".collections.json");
    }

    /** Where a change of a channel's configuration is made. */
    public Path update(String channel) {
        return root.resolve("channel").resolve(channel + ".update");
    }

    private Path own(Organization organization) {
        return root.resolve(organization.name());
    }
}
