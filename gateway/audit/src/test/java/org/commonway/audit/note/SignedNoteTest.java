package org.commonway.audit.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonway.audit.note.Signers.aLog;
import static org.commonway.audit.note.Signers.aWitness;
import static org.commonway.audit.refusal.Refuses.refuses;
import static org.commonway.audit.refusal.Refuses.refusesEveryChangedBit;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.commonway.audit.peer.Peer;
import org.commonway.audit.refusal.AuditRefusal;
import org.commonway.audit.refusal.RefusalCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignedNoteTest {
    private static final String TEXT = "gateway.example/log\n7\nand more\n";
    private static final NoteSigner LOG = aLog("gateway.example/log");
    private static final NoteSigner OTHER = aLog("other.example/log");
    private static final SignedNote NOTE = SignedNote.sign(TEXT, LOG);

    @Test
    void a_note_that_go_signed_is_read_and_verified_and_written_as_it_was() {
        SignedNote note = SignedNote.parse(Peer.bytes("note.txt"));
        assertThat(note.text()).isEqualTo("A text with an empty line,\n\nand a name that is not ASCII: São João.\n");
        assertThat(note.bytes()).isEqualTo(Peer.bytes("note.txt"));
        VerifierKey other = Peer.keys("other").get(0);
        assertThat(note.verify(List.of(other, Peer.log())))
                .extracting(VerifiedSignature::key)
                .containsExactly(Peer.log(), other);
        assertThat(note.verify(List.of(other))).singleElement().returns(other, VerifiedSignature::key);
    }

    @Test
    void cosignatures_that_go_made_are_verified_with_their_time() {
        SignedNote note = SignedNote.parse(Peer.bytes("checkpoint.txt"));
        List<VerifierKey> witnesses = Peer.keys("witness");
        assertThat(witnesses).hasSize(3).allMatch(key -> key.type() == SignatureType.COSIGNATURE_V1);
        assertThat(note.verify(witnesses))
                .hasSize(3)
                .allSatisfy(verified -> assertThat(verified.timeSeconds()).isPresent());
    }

    @Test
    void what_a_log_and_its_witnesses_sign_is_read_and_verified() {
        NoteSigner witness = aWitness("porto.example/witness");
        SignedNote signed = NOTE.with(witness.sign(TEXT));
        SignedNote read = SignedNote.parse(signed.bytes());
        assertThat(read).isEqualTo(signed);
        assertThat(read.verify(List.of(witness.verifier(), LOG.verifier())))
                .containsExactly(
                        new VerifiedSignature(LOG.verifier(), OptionalLong.empty()),
                        new VerifiedSignature(witness.verifier(), OptionalLong.of(Signers.NOON.getEpochSecond())));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    NOTE_NO_FINAL_NEWLINE  | the end of the last line is missing | cut
                    NOTE_NO_FINAL_NEWLINE  | nothing is left                     | nothing
                    NOTE_NO_SIGNATURES     | the blank line is missing           | joined
                    NOTE_NO_SIGNATURES     | the signatures are missing          | unsigned
                    NOTE_CONTROL_CHARACTER | lines end as on Windows             | carriage
                    NOTE_CONTROL_CHARACTER | a tab stands in the text            | tab
                    NOTE_NOT_UTF8          | a byte is no UTF-8                  | latin1
                    NOTE_SIGNATURE_LINE    | a hyphen stands for the dash        | hyphen
                    NOTE_SIGNATURE_LINE    | the key's name is missing           | nameless
                    NOTE_SIGNATURE_LINE    | the key's name has a plus           | plus
                    NOTE_SIGNATURE_LINE    | the base64 is cut                   | base64
                    NOTE_SIGNATURE_LINE    | the signature is only a key's id    | id
                    NOTE_SIGNATURE_LINE    | a word follows the signature        | word
                    NOTE_BAD_SIGNATURE     | a digit of the text was changed     | digit
                    NOTE_TOO_LONG          | the note never ends                 | endless
                    """)
    void each_kind_of_damage_is_refused_by_its_name(RefusalCode code, String what, String kind) {
        assertThat(what).isNotEmpty();
        refuses(code, () -> SignedNote.parse(damaged(kind)).verify(List.of(LOG.verifier())));
    }

    private static byte[] damaged(String kind) {
        String note = NOTE.toString();
        String line = NOTE.signatures().get(0).toString();
        String base64 = line.substring(line.lastIndexOf(' ') + 1);
        String damaged = switch (kind) {
            case "cut" -> note.substring(0, note.length() - 1);
            case "nothing" -> "";
            case "joined" -> note.replace("\n\n", "\n");
            case "unsigned" -> TEXT + "\n";
            case "carriage" -> note.replace("\n", "\r\n");
            case "tab" -> note.replace("and more", "and\tmore");
            case "latin1" -> note.replace("and more", "and m\u00f6re");
            case "hyphen" -> note.replace('\u2014', '-');
            case "nameless" -> note.replace(line, "\u2014 " + base64);
            case "plus" -> note.replace("\u2014 gateway", "\u2014 gate+way");
            case "base64" -> note.replace(base64, base64.substring(0, base64.length() - 2));
            case "id" -> note.replace(base64, "AAAAAA==");
            case "word" -> note.replace(base64, base64 + " ok");
            case "digit" -> note.replace("\n7\n", "\n8\n");
            case "endless" -> "more\n".repeat(SignedNote.MOST_BYTES / 5) + note;
            default -> throw new AssertionError(kind);
        };
        return damaged.getBytes(kind.equals("latin1") ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
    }

    @Test
    void no_bit_of_a_note_with_one_signature_can_be_changed() {
        refusesEveryChangedBit(NOTE.bytes(), bytes -> SignedNote.parse(bytes).verify(List.of(LOG.verifier())));
    }

    @Test
    void signatures_by_unknown_keys_are_ignored_even_of_the_same_name() {
        NoteSigner namesake = aLog(LOG.verifier().name());
        SignedNote note = NOTE.with(OTHER.sign("another text\n")).with(namesake.sign("another text\n"));
        assertThat(note.signatures()).hasSize(3);
        assertThat(note.verify(List.of(LOG.verifier())))
                .extracting(VerifiedSignature::key)
                .containsExactly(LOG.verifier());
        NoteSignature sameId = new NoteSignature("third.example", LOG.verifier().id(), new byte[64]);
        assertThat(NOTE.with(sameId).verify(List.of(LOG.verifier()))).hasSize(1);
    }

    @Test
    void a_bad_signature_by_a_known_key_spoils_the_note_whatever_the_others_say() {
        NoteSignature bad = OTHER.sign("another text\n");
        refuses(RefusalCode.NOTE_BAD_SIGNATURE, () -> NOTE.with(bad).verify(List.of(LOG.verifier(), OTHER.verifier())));
        SignedNote twice = new SignedNote(TEXT, List.of(OTHER.sign(TEXT), bad));
        refuses(RefusalCode.NOTE_BAD_SIGNATURE, () -> twice.verify(List.of(OTHER.verifier())));
    }

    @Test
    void a_note_that_no_known_key_signed_is_refused() {
        refuses(RefusalCode.NOTE_NO_KNOWN_SIGNATURE, () -> NOTE.verify(List.of(OTHER.verifier())));
        refuses(RefusalCode.NOTE_NO_KNOWN_SIGNATURE, () -> NOTE.verify(List.of()));
    }

    @Test
    void a_key_that_signed_twice_counts_once_and_the_same_key_of_another_type_not_at_all() {
        NoteSigner witness = aWitness("porto.example/witness");
        NoteSignature signature = witness.sign(TEXT);
        SignedNote twice = new SignedNote(TEXT, List.of(signature, signature));
        assertThat(twice.verify(List.of(witness.verifier()))).hasSize(1);
        assertThat(twice.with(signature).signatures()).containsExactly(signature);
    }

    @Test
    void a_cosignature_of_another_time_length_or_of_none_does_not_hold() {
        NoteSigner witness = aWitness("porto.example/witness");
        byte[] good = witness.sign(TEXT).signature();
        byte[] later = good.clone();
        later[7]++;
        byte[] beforeTime = good.clone();
        beforeTime[0] = (byte) 0x80;
        for (byte[] bad : List.of(later, beforeTime, new byte[] {1}, new byte[71], new byte[73])) {
            NoteSignature claimed = new NoteSignature(
                    witness.verifier().name(), witness.verifier().id(), bad);
            refuses(
                    RefusalCode.NOTE_BAD_SIGNATURE,
                    () -> NOTE.with(claimed).verify(List.of(LOG.verifier(), witness.verifier())));
        }
    }

    @Test
    void a_cosignature_of_a_time_that_does_not_fit_does_not_hold_even_if_it_was_signed_so() {
        KeyPair pair = Signers.aPair();
        VerifierKey key = VerifierKey.of("late.example", SignatureType.COSIGNATURE_V1, pair.getPublic());
        for (long time : new long[] {0, Long.MAX_VALUE, Long.MIN_VALUE}) {
            byte[] signed = Ed25519.sign(pair.getPrivate(), Cosignature.message(TEXT, time));
            NoteSignature signature = new NoteSignature(key.name(), key.id(), Cosignature.join(time, signed));
            assertThat(key.verify(TEXT, signature)).isEqualTo(time >= 0);
        }
    }

    @Test
    void a_hundred_signatures_are_read_and_one_more_is_refused() {
        List<NoteSignature> many = new ArrayList<>(Collections.nCopies(99, OTHER.sign(TEXT)));
        many.add(LOG.sign(TEXT));
        SignedNote full = new SignedNote(TEXT, many);
        assertThat(SignedNote.parse(full.bytes()).verify(List.of(LOG.verifier())))
                .hasSize(1);
        String tooMany = full.toString() + LOG.sign(TEXT) + "\n";
        refuses(RefusalCode.NOTE_TOO_MANY_SIGNATURES, () -> SignedNote.parse(tooMany.getBytes(StandardCharsets.UTF_8)));
        many.add(LOG.sign(TEXT));
        refuses(RefusalCode.NOTE_TOO_MANY_SIGNATURES, () -> new SignedNote(TEXT, many));
    }

    @Test
    void a_text_that_no_note_can_have_is_not_signed() {
        refuses(RefusalCode.NOTE_NO_FINAL_NEWLINE, () -> SignedNote.sign("no newline", LOG));
        refuses(RefusalCode.NOTE_CONTROL_CHARACTER, () -> SignedNote.sign("a\0b\n", LOG));
        refuses(RefusalCode.NOTE_NOT_UTF8, () -> SignedNote.sign("half a character: \ud800\n", LOG));
        refuses(RefusalCode.NOTE_NO_SIGNATURES, () -> new SignedNote(TEXT, List.of()));
        refuses(RefusalCode.NOTE_TOO_LONG, () -> SignedNote.sign("a".repeat(SignedNote.MOST_BYTES - 100) + "\n", LOG));
    }

    @Property
    void whatever_stands_below_a_blank_line_is_a_note_or_refused(
            @ForAll String text, @ForAll String name, @ForAll byte[] tail) {
        List<String> notes = List.of(text, text + "\n\n" + name + "\n", TEXT + "\n\u2014 " + name + " " + text + "\n");
        for (String note : notes) {
            readOrRefused(note.getBytes(StandardCharsets.UTF_8));
        }
        readOrRefused(tail);
    }

    private static void readOrRefused(byte[] bytes) {
        try {
            assertThat(SignedNote.parse(bytes).bytes()).isEqualTo(bytes);
        } catch (AuditRefusal e) {
            assertThat(e.code()).isNotNull();
        }
    }
}
