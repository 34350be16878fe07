package org.commonway.rules.signature;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.commonway.rules.refusal.Refusal;
import org.commonway.rules.refusal.RefusalCode;

/**
 * A SHA-256 hash (FIPS 180-4): what stands on the ledger for something that does not. Over random salt and content it is a
 * commitment: whoever deletes the salt has erased the content.
 */
public final class Sha256 {
    private static final int BYTES = 32;
    private final byte[] value;

    private Sha256(byte[] value) {
        this.value = value;
    }

    /**
     * The hash in these bytes; refused with this code unless there are 32 of them.
     *
     * @param field how the sentence names them
     */
    public static Sha256 read(byte[] bytes, RefusalCode code, String field) {
        if (bytes.length != BYTES) {
            throw new Refusal(
                    code, "A SHA-256 hash has 32 bytes but " + field + " has " + bytes.length + "; send the hash.");
        }
        return new Sha256(bytes.clone());
    }

    /** The hash of salt, then content. */
    public static Sha256 of(byte[] salt, byte[] content) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(salt);
            return new Sha256(digest.digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JVM has no SHA-256", e);
        }
    }

    /** The 32 bytes. */
    public byte[] bytes() {
        return value.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Sha256 hash && Arrays.equals(value, hash.value);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(value);
    }

    /** In hexadecimal digits. */
    @Override
    public String toString() {
        return HexFormat.of().formatHex(value);
    }
}
