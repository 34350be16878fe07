package org.commonway.launcher.fabric.backup;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The digest that a backup's entries are checked by. */
final class Digests {
    private Digests() {}

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
