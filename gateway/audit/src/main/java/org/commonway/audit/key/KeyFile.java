package org.commonway.audit.key;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.commonway.audit.refusal.AuditRefusal;
import org.commonway.audit.refusal.RefusalCode;

/**
 * An Ed25519 key pair in a file: two lines of base64, the private key (PKCS#8) and the public one (X.509). Both, for the
 * JDK does not make the public key of a private one.
 */
public final class KeyFile {
    private static final String ALGORITHM = "Ed25519";
    private static final String OWNER_ALONE = "rw-------";
    private static final int LINES = 2;

    private KeyFile() {}

    /**
     * The pair of this file, which is made with a new one, readable by its owner alone, if it is not there. Refuses
     * KEY_FILE for a file that holds no pair, or that others may read.
     */
    public static KeyPair open(Path file) throws IOException {
        try {
            return read(file);
        } catch (NoSuchFileException e) {
            return make(file);
        }
    }

    private static KeyPair read(Path file) throws IOException {
        List<String> lines = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
                .lines()
                .toList();
        if (posix(file)) {
            Set<PosixFilePermission> rights = Files.getPosixFilePermissions(file);
            if (!PosixFilePermissions.fromString(OWNER_ALONE).containsAll(rights)) {
                throw new AuditRefusal(
                        RefusalCode.KEY_FILE, file + " with rights " + PosixFilePermissions.toString(rights));
            }
        }
        if (lines.size() != LINES) {
            throw new AuditRefusal(RefusalCode.KEY_FILE, file.toString());
        }
        try {
            KeyFactory keys = KeyFactory.getInstance(ALGORITHM);
            return new KeyPair(
                    keys.generatePublic(new X509EncodedKeySpec(decode(lines.get(1)))),
                    keys.generatePrivate(new PKCS8EncodedKeySpec(decode(lines.get(0)))));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new AuditRefusal(RefusalCode.KEY_FILE, file.toString());
        }
    }

    private static KeyPair make(Path file) throws IOException {
        KeyPair pair = generate();
        String text = encode(pair.getPrivate().getEncoded()) + "\n"
                + encode(pair.getPublic().getEncoded()) + "\n";
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new AuditRefusal(RefusalCode.KEY_FILE, file.toString());
        }
        Files.createDirectories(folder);
        FileAttribute<?>[] rights = posix(folder)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ALONE))
                }
                : new FileAttribute<?>[0];
        // Made under another name, so that a key that was written in part is never taken for one.
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        try (FileChannel channel =
                FileChannel.open(fresh, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), rights)) {
            ByteBuffer bytes = StandardCharsets.US_ASCII.encode(text);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(fresh, file);
        try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
            names.force(true);
        }
        return pair;
    }

    private static KeyPair generate() {
        try {
            return KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java from 15 on has Ed25519", e);
        }
    }

    private static boolean posix(Path file) throws IOException {
        return Files.getFileStore(file).supportsFileAttributeView("posix");
    }

    private static String encode(byte[] der) {
        return Base64.getEncoder().encodeToString(der);
    }

    private static byte[] decode(String line) {
        return Base64.getDecoder().decode(line);
    }
}
