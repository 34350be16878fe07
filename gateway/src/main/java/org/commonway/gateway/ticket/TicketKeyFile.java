package org.commonway.gateway.ticket;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/** The gateway's ticket key as ticket-key.pem in its data folder: PKCS#8 and SubjectPublicKeyInfo, one after the other. */
public final class TicketKeyFile {
    private static final String FILE = "ticket-key.pem";
    private static final String PRIVATE = "PRIVATE KEY";
    private static final String PUBLIC = "PUBLIC KEY";

    private TicketKeyFile() {}

    /**
     * Reads the key, or makes it at the first start; only the owner can read the file.
     *
     * @throws IOException when the folder cannot be written, or the file is no key
     */
    public static KeyPair openOrCreate(Path dataFolder, SecureRandom random) throws IOException {
        Path file = dataFolder.resolve(FILE);
        if (!Files.exists(file)) {
            Files.createDirectories(dataFolder);
            write(file, generate(random));
        }
        return read(file);
    }

    private static KeyPair generate(SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has P-256", e);
        }
    }

    /** Written aside and moved, so that there is never half a key. */
    private static void write(Path file, KeyPair key) throws IOException {
        String text = pem(PRIVATE, key.getPrivate().getEncoded())
                + pem(PUBLIC, key.getPublic().getEncoded());
        Path aside = file.resolveSibling(FILE + ".new");
        Files.deleteIfExists(aside);
        if (Files.getFileStore(file.getParent()).supportsFileAttributeView("posix")) {
            Files.createFile(aside, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(aside);
        }
        Files.writeString(aside, text, StandardOpenOption.SYNC);
        Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static KeyPair read(Path file) throws IOException {
        String text = Files.readString(file, StandardCharsets.US_ASCII);
        try {
            KeyFactory factory = KeyFactory.getInstance("EC");
            return new KeyPair(
                    factory.generatePublic(new X509EncodedKeySpec(section(text, PUBLIC))),
                    factory.generatePrivate(new PKCS8EncodedKeySpec(section(text, PRIVATE))));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException(
                    file + " is no ticket key; put the right file back, or remove it to have a new key made", e);
        }
    }

    private static String pem(String name, byte[] der) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + name + "-----\n" + body + "\n-----END " + name + "-----\n";
    }

    private static byte[] section(String text, String name) {
        String begin = "-----BEGIN " + name + "-----";
        int start = text.indexOf(begin);
        int end = text.indexOf("-----END " + name + "-----");
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("no " + name);
        }
        return Base64.getMimeDecoder().decode(text.substring(start + begin.length(), end));
    }
}
