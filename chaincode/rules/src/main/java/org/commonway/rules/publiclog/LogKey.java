package org.commonway.rules.publiclog;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonway.rules.refusal.Refusal;
import org.commonway.rules.refusal.RefusalCode;
import org.commonway.rules.signature.Sha256;

/**
 * The key that checks a log's checkpoints, as C2SP signed-note writes it ("Verifier keys"): the name, which is the log's
 * origin, the key's id, and its type and bytes in base64. Only Ed25519, type 0x01.
 *
 * @param text in its one form
 */
public record LogKey(String text) {
    /** The name is visible ASCII here: nobody needs another one, and two that look alike would fool people. */
    private static final Pattern FORM = Pattern.compile("([!-*,-~]{1,128})\\+([0-9a-f]{8})\\+([A-Za-z0-9+/]{44})");

    private static final byte ED25519 = 1;
    private static final int ID_BYTES = 4;

    /** Refuses with INVALID_LOG what is no such key, or carries the id of another. */
    public LogKey {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw invalid("A log's key is name+id+base64 as C2SP signed-note writes it; correct verifier_key.");
        }
        byte[] typed = Base64.getDecoder().decode(parts.group(3));
        if (typed[0] != ED25519) {
            throw invalid("A log's key is of Ed25519, type 1; send such a verifier_key.");
        }
        byte[] name = (parts.group(1) + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] id = Arrays.copyOf(Sha256.of(name, typed).bytes(), ID_BYTES);
        if (!HexFormat.of().formatHex(id).equals(parts.group(2))) {
            throw invalid("The id in verifier_key is that of another name or key; send the key as it was made.");
        }
    }

    /** The log's name. */
    public String origin() {
        return text.substring(0, text.indexOf('+'));
    }

    private static Refusal invalid(String sentence) {
        return new Refusal(RefusalCode.INVALID_LOG, sentence);
    }
}
