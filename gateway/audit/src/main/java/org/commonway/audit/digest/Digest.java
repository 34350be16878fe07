package org.commonway.audit.digest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.commonway.audit.refusal.AuditRefusal;
import org.commonway.audit.refusal.RefusalCode;

/** 32 bytes of SHA-256 (FIPS 180-4), compared as unsigned bytes from the first on. */
public final class Digest implements Comparable<Digest> {
    /** The length of every digest. */
    public static final int BYTES = 32;

    private static final ThreadLocal<MessageDigest> SHA_256 = ThreadLocal.withInitial(Digest::sha256);

    private final byte[] bytes;

    private Digest(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The digest of these bytes, one part after the other. */
    public static Digest of(byte[]... parts) {
        return of(SHA_256.get(), parts);
    }

    private static Digest of(MessageDigest begun, byte[]... parts) {
        for (byte[] part : parts) {
            begun.update(part);
        }
        return new Digest(begun.digest());
    }

    /**
     * The digest of a name in ASCII, one zero byte, and the parts: so that what is hashed for one purpose is never a hash
     * for another.
     */
    public static Digest named(String name, byte[]... parts) {
        MessageDigest sha256 = SHA_256.get();
        sha256.update(name.getBytes(StandardCharsets.US_ASCII));
        sha256.update((byte) 0);
        return of(sha256, parts);
    }

    /** The digest that these 32 bytes are; refuses DIGEST_LENGTH. */
    public static Digest read(byte[] bytes) {
        return at(bytes, 0, bytes.length);
    }

    /** The digest in this part of the bytes, from a first to before a last; refuses DIGEST_LENGTH. */
    public static Digest at(byte[] bytes, int from, int to) {
        if (to - from != BYTES) {
            throw new AuditRefusal(RefusalCode.DIGEST_LENGTH, to - from + " bytes");
        }
        return new Digest(Arrays.copyOfRange(bytes, from, to));
    }

    /** A copy of the 32 bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public int compareTo(Digest other) {
        return Arrays.compareUnsigned(bytes, other.bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Digest digest && Arrays.equals(bytes, digest.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** In hexadecimal digits. */
    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
