package org.commonway.node.envelope;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.util.Base64;
import org.commonway.rules.signature.EnvelopeSigner;
import org.commonway.rules.signature.SigningKeys;

/**
 * The key that the node signs with, in two PEM files of its data folder: made at the first start, readable by the owner
 * alone.
 */
public final class NodeKey {
    private static final String PRIVATE_FILE = "signing-key.pem";
    private static final String PUBLIC_FILE = "signing-key.pub.pem";

    private NodeKey() {}

    /** The key in this folder; made when there is none. */
    public static KeyPair loadOrMake(Path folder, SecureRandom random) throws IOException {
        Path privateFile = folder.resolve(PRIVATE_FILE);
        Path publicFile = folder.resolve(PUBLIC_FILE);
        if (!Files.exists(privateFile)) {
            KeyPair pair = SigningKeys.generate(random);
            // The private key last: once it is there, both are.
            write(publicFile, "PUBLIC KEY", SigningKeys.encode(pair.getPublic()));
            write(privateFile, "PRIVATE KEY", SigningKeys.encode(pair.getPrivate()));
        }
        PrivateKey privateKey = SigningKeys.decodePrivate(read(privateFile));
        PublicKey publicKey = SigningKeys.decodePublic(read(publicFile));
        if (!new EnvelopeSigner("check", privateKey).sign("check", new byte[1]).isSignedBy(publicKey)) {
            throw new IOException(publicFile + " does not belong to " + privateFile);
        }
        return new KeyPair(publicKey, privateKey);
    }

    private static void write(Path file, String label, byte[] der) throws IOException {
        String pem = "-----BEGIN " + label + "-----\n"
                + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                        .encodeToString(der)
                + "\n-----END " + label + "-----\n";
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(fresh, pem);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static byte[] read(Path file) throws IOException {
        String text = Files.readString(file).replaceAll("-----[A-Z ]+-----", "");
        try {
            return Base64.getMimeDecoder().decode(text);
        } catch (IllegalArgumentException damaged) {
            throw new IOException(file + " is no PEM file", damaged);
        }
    }
}
