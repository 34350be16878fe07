package org.commonway.audit.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.commonway.audit.refusal.AuditRefusal;
import org.commonway.audit.refusal.RefusalCode;

/** UTF-8 without replacement characters: what is not text is refused. */
public final class Utf8 {
    private Utf8() {}

    /** The text of these bytes, or a refusal with this code. */
    public static String decode(byte[] bytes, RefusalCode code) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new AuditRefusal(code);
        }
    }

    /** The bytes of this text, or a refusal with this code if it has half a character (a lone surrogate). */
    public static byte[] encode(String text, RefusalCode code) {
        try {
            ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            byte[] bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return bytes;
        } catch (CharacterCodingException e) {
            throw new AuditRefusal(code);
        }
    }

    /** True if the text has an ASCII control character (below U+0020) other than newline. */
    public static boolean hasControlCharacter(String text) {
        return text.chars().anyMatch(c -> c < ' ' && c != '\n');
    }
}
