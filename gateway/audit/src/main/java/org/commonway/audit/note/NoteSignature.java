package org.commonway.audit.note;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.commonway.audit.refusal.AuditRefusal;
import org.commonway.audit.refusal.RefusalCode;
import org.commonway.audit.text.Base64Text;

/**
 * One line below a note: {@code — name base64(key id || signature)} (C2SP signed-note, "Format"). That it is there does
 * not mean that it holds.
 */
public final class NoteSignature {
    private static final String LINE_START = "\u2014 ";

    private final String keyName;
    private final int keyId;
    private final byte[] signature;

    /**
     * A signature that says that it is by the key of this name and id.
     *
     * @param signature at least one byte, which are copied; what they mean is the key's affair
     */
    public NoteSignature(String keyName, int keyId, byte[] signature) {
        KeyName.require(keyName);
        if (signature.length == 0) {
            throw new AuditRefusal(RefusalCode.NOTE_SIGNATURE_LINE, "no signature");
        }
        this.keyName = keyName;
        this.keyId = keyId;
        this.signature = signature.clone();
    }

    /** The signature of this line, given without its newline; refuses NOTE_SIGNATURE_LINE. */
    static NoteSignature parse(String line, int number) {
        String where = "signature line " + number;
        int space = line.indexOf(' ', LINE_START.length());
        if (!line.startsWith(LINE_START) || space < 0) {
            throw new AuditRefusal(RefusalCode.NOTE_SIGNATURE_LINE, where);
        }
        String name = line.substring(LINE_START.length(), space);
        byte[] bytes = Base64Text.decode(line.substring(space + 1), RefusalCode.NOTE_SIGNATURE_LINE, where);
        if (!KeyName.allowed(name) || bytes.length <= Integer.BYTES) {
            throw new AuditRefusal(RefusalCode.NOTE_SIGNATURE_LINE, where);
        }
        int id = ByteBuffer.wrap(bytes).getInt();
        return new NoteSignature(name, id, Arrays.copyOfRange(bytes, Integer.BYTES, bytes.length));
    }

    /** The name of the key that this says it is by. */
    public String keyName() {
        return keyName;
    }

    /** The id of the key that this says it is by, see {@link VerifierKey#id}. */
    public int keyId() {
        return keyId;
    }

    /** A copy of what follows the key's id; for a cosignature with its time in front. */
    public byte[] signature() {
        return signature.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NoteSignature that
                && keyId == that.keyId
                && keyName.equals(that.keyName)
                && Arrays.equals(signature, that.signature);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(signature);
    }

    /** The line, without its newline. */
    @Override
    public String toString() {
        byte[] bytes = ByteBuffer.allocate(Integer.BYTES + signature.length)
                .putInt(keyId)
                .put(signature)
                .array();
        return LINE_START + keyName + " " + Base64Text.encode(bytes);
    }
}
