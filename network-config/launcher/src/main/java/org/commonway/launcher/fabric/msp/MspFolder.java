package org.commonway.launcher.fabric.msp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A folder that says who its owner is and whom its organisation vouches for, as Fabric's MSP reads it
 * (hyperledger-fabric.readthedocs.io, "Membership Service Provider", MSP structure).
 */
final class MspFolder {
    /** The node units by which policies tell clients, peers, admins and orderers apart. */
    private static final String NODE_UNITS = """
            NodeOUs:
              Enable: true
              ClientOUIdentifier: {Certificate: cacerts/ca.pem, OrganizationalUnitIdentifier: client}
              PeerOUIdentifier: {Certificate: cacerts/ca.pem, OrganizationalUnitIdentifier: peer}
              AdminOUIdentifier: {Certificate: cacerts/ca.pem, OrganizationalUnitIdentifier: admin}
              OrdererOUIdentifier: {Certificate: cacerts/ca.pem, OrganizationalUnitIdentifier: orderer}
            """;

    private MspFolder() {}

    /** The organisation's own: its authority, and its revocation list if there is one. */
    static void writeAuthority(Path msp, Path organization) throws IOException {
        Path authority = organization.resolve("ca.pem");
        copy(authority, msp.resolve("cacerts/ca.pem"));
        copy(authority, msp.resolve("tlscacerts/ca.pem"));
        Path revoked = organization.resolve("crl.pem");
        if (Files.exists(revoked)) {
            copy(revoked, msp.resolve("crls/crl.pem"));
        }
        Files.writeString(msp.resolve("config.yaml"), NODE_UNITS);
    }

    /** That of somebody who signs: the organisation's, and his own certificate and key. */
    static void writeMember(Path msp, Path organization, Path member) throws IOException {
        writeAuthority(msp, organization);
        copy(member.resolve("cert.pem"), msp.resolve("signcerts/cert.pem"));
        copy(member.resolve("key.pem"), msp.resolve("keystore/key.pem"));
    }

    /** What is needed to serve and to call with TLS. */
    static void writeTls(Path tls, Path organization, Path member) throws IOException {
        copy(organization.resolve("ca.pem"), tls.resolve("ca.crt"));
        copy(member.resolve("tls-cert.pem"), tls.resolve("server.crt"));
        copy(member.resolve("tls-key.pem"), tls.resolve("server.key"));
    }

    static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
    }
}
