package org.commonway.audit.merkle;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.commonway.audit.refusal.AuditRefusal;
import org.commonway.audit.refusal.RefusalCode;
import org.commonway.audit.text.Base64Text;

/** The hash of a leaf or of a node: 32 bytes of SHA-256, by RFC 9162, section 2.1.1 (the same as in RFC 6962). */
public final class Hash {
    /** The length of every hash. */
    public static final int BYTES = 32;

    /** The root of the tree without leaves: SHA-256 of nothing. */
    public static final Hash EMPTY_TREE = new Hash(sha256().digest());

    /** These keep a leaf from being taken for a node, and the other way round. */
    private static final byte LEAF_PREFIX = 0;

    private static final byte NODE_PREFIX = 1;

    private final byte[] bytes;

    private Hash(byte[] bytes) {
        this.bytes = bytes;
    }

    /** These 32 bytes, which are copied; refuses any other length with HASH_MALFORMED. */
    public static Hash of(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new AuditRefusal(RefusalCode.HASH_MALFORMED, bytes.length + " bytes");
        }
        return new Hash(bytes.clone());
    }

    /** The 32 bytes from this position on; refuses HASH_MALFORMED if there are not so many. */
    public static Hash at(byte[] bytes, int from) {
        if (from < 0 || from > bytes.length - BYTES) {
            throw new AuditRefusal(RefusalCode.HASH_MALFORMED, "byte " + from + " of " + bytes.length);
        }
        return new Hash(Arrays.copyOfRange(bytes, from, from + BYTES));
    }

    /** The hash that is written so, in base64 of one form; refuses HASH_MALFORMED. */
    public static Hash parse(String base64) {
        return of(Base64Text.decode(base64, RefusalCode.HASH_MALFORMED, "base64"));
    }

    /** The hash of a leaf: SHA-256(0x00 || entry). */
    public static Hash ofLeaf(byte[] entry) {
        MessageDigest digest = sha256();
        digest.update(LEAF_PREFIX);
        return new Hash(digest.digest(entry));
    }

    /** The hash of a node with these children: SHA-256(0x01 || left || right). */
    public static Hash ofNode(Hash left, Hash right) {
        MessageDigest digest = sha256();
        digest.update(NODE_PREFIX);
        digest.update(left.bytes);
        return new Hash(digest.digest(right.bytes));
    }

    /** A copy of the 32 bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hash hash && Arrays.equals(bytes, hash.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** The hash in base64, as notes and proofs write it. */
    @Override
    public String toString() {
        return Base64Text.encode(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
