package org.commonway.audit.text;

import java.util.Base64;
import org.commonway.audit.refusal.AuditRefusal;
import org.commonway.audit.refusal.RefusalCode;

/** Standard base64 with padding (RFC 4648, section 4), in the one form that an encoder gives it. */
public final class Base64Text {
    private Base64Text() {}

    /** The bytes as base64. */
    public static String encode(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /**
     * The bytes of this text.
     *
     * @param code the refusal if the text is anything but what {@link #encode} makes of some bytes: other characters,
     *     no padding, bits left over
     * @param where what the text is, for people
     */
    public static byte[] decode(String text, RefusalCode code, String where) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new AuditRefusal(code, where);
        }
        if (!encode(bytes).equals(text)) {
            throw new AuditRefusal(code, where);
        }
        return bytes;
    }
}
