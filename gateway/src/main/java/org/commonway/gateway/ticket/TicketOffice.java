package org.commonway.gateway.ticket;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import java.util.Optional;

/**
 * Writes and checks tickets: {@code payload.signature}, both base64url without padding (RFC 4648); the signature is
 * ECDSA P-256 with SHA-256 over the payload's bytes, as r and s of 32 bytes each (as in JWS ES256, RFC 7518). Checking
 * needs the public key alone, no network.
 */
public final class TicketOffice {
    private static final String ALGORITHM = "SHA256withECDSAinP1363Format";
    private static final int TEXT_CHARACTERS_MAX = 4000;

    private final KeyPair key;

    /** An office that signs with this P-256 key. */
    public TicketOffice(KeyPair key) {
        this.key = key;
    }

    /** The ticket as text, to be shown or scanned. */
    public String write(Ticket ticket) {
        byte[] payload = ticket.toLines().getBytes(StandardCharsets.UTF_8);
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(key.getPrivate());
            signature.update(payload);
            return encode(payload) + "." + encode(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the ticket key cannot sign", e);
        }
    }

    /** The ticket, if this office wrote exactly this text. */
    public Optional<Ticket> check(String text) {
        return check(text, key.getPublic());
    }

    /** The ticket, if the office of this key wrote exactly this text. */
    public static Optional<Ticket> check(String text, PublicKey office) {
        int dot = text.indexOf('.');
        if (dot < 0 || text.length() > TEXT_CHARACTERS_MAX) {
            return Optional.empty();
        }
        try {
            byte[] payload = decode(text.substring(0, dot));
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(office);
            signature.update(payload);
            return signature.verify(decode(text.substring(dot + 1)))
                    ? Optional.of(Ticket.ofLines(new String(payload, StandardCharsets.UTF_8)))
                    : Optional.empty();
        } catch (GeneralSecurityException | IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Java's decoder lets unused bits pass; a text is only good if it is the one that the bytes are written as. */
    private static byte[] decode(String text) {
        byte[] bytes = Base64.getUrlDecoder().decode(text);
        if (!encode(bytes).equals(text)) {
            throw new IllegalArgumentException("not the canonical base64url");
        }
        return bytes;
    }
}
