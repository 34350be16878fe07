package org.commonway.audit.note;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.HexFormat;
import org.commonway.audit.refusal.AuditRefusal;
import org.commonway.audit.refusal.RefusalCode;
import org.commonway.audit.text.Base64Text;

/**
 * A public key by which notes are checked, with its name and its type; written as {@code name+id+base64(type || key)},
 * the id being 8 lower-case hexadecimal digits (C2SP signed-note, "Verifier keys"; ids by its section "Signatures").
 */
public final class VerifierKey {
    private static final int ID_BYTES = 4;

    private final String name;
    private final SignatureType type;
    private final byte[] bytes;
    private final PublicKey key;
    private final int id;

    private VerifierKey(String name, SignatureType type, byte[] bytes) {
        KeyName.require(name);
        this.name = name;
        this.type = type;
        this.bytes = bytes;
        this.key = Ed25519.publicKey(bytes);
        this.id = idOf(name, type, bytes);
    }

    /** A key of this name; refuses KEY_NAME, and KEY_TYPE if the public key is not of Ed25519. */
    public static VerifierKey of(String name, SignatureType type, PublicKey key) {
        return new VerifierKey(name, type, Ed25519.bytes(key));
    }

    /** The key that is written so; refuses KEY_MALFORMED, KEY_NAME, KEY_TYPE and KEY_ID_MISMATCH. */
    public static VerifierKey parse(String text) {
        String[] parts = text.split("\\+", 3);
        if (parts.length != 3 || !parts[1].matches("[0-9a-f]{8}")) {
            throw new AuditRefusal(RefusalCode.KEY_MALFORMED, "key");
        }
        byte[] typed = Base64Text.decode(parts[2], RefusalCode.KEY_MALFORMED, "key");
        if (typed.length == 0) {
            throw new AuditRefusal(RefusalCode.KEY_MALFORMED, "key");
        }
        SignatureType type = SignatureType.of(typed[0]);
        VerifierKey key = new VerifierKey(parts[0], type, Arrays.copyOfRange(typed, 1, typed.length));
        if (key.id != HexFormat.fromHexDigits(parts[1])) {
            throw new AuditRefusal(RefusalCode.KEY_ID_MISMATCH, "key " + parts[0]);
        }
        return key;
    }

    /** Who signs; by custom an address without scheme, such as {@code gateway.example/log}. */
    public String name() {
        return name;
    }

    /** What is signed. */
    public SignatureType type() {
        return type;
    }

    /** The first four bytes of SHA-256(name || 0x0A || type || key), by which signatures name the key. */
    public int id() {
        return id;
    }

    /** A copy of the 32 bytes of the public key (RFC 8032). */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** True if this signature says that it is by this key; only {@link #verify} says whether it is. */
    public boolean isNamedBy(NoteSignature signature) {
        return signature.keyId() == id && signature.keyName().equals(name);
    }

    /** True if the signature is this key's over the note's text. */
    public boolean verify(String text, NoteSignature signature) {
        byte[] made = signature.signature();
        if (type == SignatureType.ED25519) {
            return Ed25519.verifies(key, text.getBytes(StandardCharsets.UTF_8), made);
        }
        if (made.length != Cosignature.BYTES || Cosignature.timeSeconds(made) < 0) {
            return false;
        }
        byte[] message = Cosignature.message(text, Cosignature.timeSeconds(made));
        return Ed25519.verifies(key, message, Arrays.copyOfRange(made, Long.BYTES, made.length));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerifierKey that
                && name.equals(that.name)
                && type == that.type
                && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return id;
    }

    /** The key as it is written in configurations. */
    @Override
    public String toString() {
        return name + "+" + HexFormat.of().toHexDigits(id) + "+" + Base64Text.encode(typed(type, bytes));
    }

    private static int idOf(String name, SignatureType type, byte[] bytes) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(name.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) '\n');
            byte[] hash = digest.digest(typed(type, bytes));
            return ByteBuffer.wrap(hash, 0, ID_BYTES).getInt();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static byte[] typed(SignatureType type, byte[] bytes) {
        byte[] typed = new byte[1 + bytes.length];
        typed[0] = type.identifier();
        System.arraycopy(bytes, 0, typed, 1, bytes.length);
        return typed;
    }
}
