package org.commonway.audit.note;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.commonway.audit.refusal.AuditRefusal;
import org.commonway.audit.refusal.RefusalCode;
import org.commonway.audit.text.Utf8;

/**
 * A text and the signatures below it (C2SP signed-note, "Format"). The text means nothing until {@link #verify} says who
 * signed it.
 *
 * @param text lines of UTF-8 without control characters, ending in a newline, which is signed too
 * @param signatures 1 to 100, in their order
 */
public record SignedNote(String text, List<NoteSignature> signatures) {
    /** The longest note that is read. The specification asks for a bound, and for room for 16 signatures of 5 kB. */
    public static final int MOST_BYTES = 1_000_000;

    /** The most signatures that are read. */
    public static final int MOST_SIGNATURES = 100;

    private static final String SEPARATOR = "\n\n";

    /** Refuses what {@link #parse} would not read again. */
    public SignedNote {
        Utf8.encode(text, RefusalCode.NOTE_NOT_UTF8);
        if (Utf8.hasControlCharacter(text)) {
            throw new AuditRefusal(RefusalCode.NOTE_CONTROL_CHARACTER);
        }
        if (!text.endsWith("\n")) {
            throw new AuditRefusal(RefusalCode.NOTE_NO_FINAL_NEWLINE, "text");
        }
        if (signatures.isEmpty()) {
            throw new AuditRefusal(RefusalCode.NOTE_NO_SIGNATURES);
        }
        if (signatures.size() > MOST_SIGNATURES) {
            throw new AuditRefusal(RefusalCode.NOTE_TOO_MANY_SIGNATURES);
        }
        signatures = List.copyOf(signatures);
        if (write(text, signatures).getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            throw new AuditRefusal(RefusalCode.NOTE_TOO_LONG);
        }
    }

    /**
     * The note that is written so. Refuses with one code for each kind of damage: NOTE_TOO_LONG, NOTE_NOT_UTF8,
     * NOTE_CONTROL_CHARACTER, NOTE_NO_FINAL_NEWLINE, NOTE_NO_SIGNATURES, NOTE_SIGNATURE_LINE and
     * NOTE_TOO_MANY_SIGNATURES.
     */
    public static SignedNote parse(byte[] bytes) {
        if (bytes.length > MOST_BYTES) {
            throw new AuditRefusal(RefusalCode.NOTE_TOO_LONG);
        }
        String note = Utf8.decode(bytes, RefusalCode.NOTE_NOT_UTF8);
        if (Utf8.hasControlCharacter(note)) {
            throw new AuditRefusal(RefusalCode.NOTE_CONTROL_CHARACTER);
        }
        if (!note.endsWith("\n")) {
            throw new AuditRefusal(RefusalCode.NOTE_NO_FINAL_NEWLINE);
        }
        int separator = note.lastIndexOf(SEPARATOR);
        if (separator < 0) {
            throw new AuditRefusal(RefusalCode.NOTE_NO_SIGNATURES);
        }
        String text = note.substring(0, separator + 1);
        return new SignedNote(text, signatures(note.substring(separator + SEPARATOR.length())));
    }

    /** A text with its first signatures; more are added by {@link #with}. */
    public static SignedNote sign(String text, NoteSigner signer) {
        return new SignedNote(text, List.of(signer.sign(text)));
    }

    /** The same note with one more signature at its end, in place of any that says it is by the same key. */
    public SignedNote with(NoteSignature signature) {
        List<NoteSignature> all = new ArrayList<>(signatures);
        all.removeIf(old -> old.keyId() == signature.keyId() && old.keyName().equals(signature.keyName()));
        all.add(signature);
        return new SignedNote(text, all);
    }

    /**
     * Which of these keys signed the note, in the order of its signatures, each once. Signatures by other keys are
     * ignored, even if they share a name or an id with one of these (C2SP signed-note, "Signatures").
     *
     * @return at least one; refuses NOTE_NO_KNOWN_SIGNATURE instead, and NOTE_BAD_SIGNATURE if any signature by one of
     *     these keys does not hold
     */
    public List<VerifiedSignature> verify(Collection<VerifierKey> known) {
        Map<VerifierKey, VerifiedSignature> verified = new LinkedHashMap<>();
        for (NoteSignature signature : signatures) {
            for (VerifierKey key : known) {
                if (key.isNamedBy(signature)) {
                    if (!key.verify(text, signature)) {
                        throw new AuditRefusal(RefusalCode.NOTE_BAD_SIGNATURE, "signature by " + key.name());
                    }
                    verified.putIfAbsent(key, VerifiedSignature.of(key, signature));
                }
            }
        }
        if (verified.isEmpty()) {
            throw new AuditRefusal(RefusalCode.NOTE_NO_KNOWN_SIGNATURE);
        }
        return List.copyOf(verified.values());
    }

    /** The note as it is kept and sent. */
    public byte[] bytes() {
        return toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The note as text. */
    @Override
    public String toString() {
        return write(text, signatures);
    }

    private static String write(String text, List<NoteSignature> signatures) {
        StringBuilder note = new StringBuilder(text).append('\n');
        signatures.forEach(signature -> note.append(signature).append('\n'));
        return note.toString();
    }

    private static List<NoteSignature> signatures(String block) {
        List<NoteSignature> signatures = new ArrayList<>();
        for (int start = 0; start < block.length(); ) {
            if (signatures.size() == MOST_SIGNATURES) {
                throw new AuditRefusal(RefusalCode.NOTE_TOO_MANY_SIGNATURES);
            }
            int end = block.indexOf('\n', start);
            signatures.add(NoteSignature.parse(block.substring(start, end), signatures.size() + 1));
            start = end + 1;
        }
        return signatures;
    }
}
