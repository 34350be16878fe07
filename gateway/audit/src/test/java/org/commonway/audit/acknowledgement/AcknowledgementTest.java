package org.commonway.audit.acknowledgement;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.commonway.audit.refusal.Refuses.refuses;
import static org.commonway.audit.refusal.Refuses.refusesEveryChangedBit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.commonway.audit.checkpoint.Checkpoint;
import org.commonway.audit.checkpoint.LogPolicy;
import org.commonway.audit.digest.Digest;
import org.commonway.audit.merkle.Hash;
import org.commonway.audit.note.NoteSigner;
import org.commonway.audit.note.SignedNote;
import org.commonway.audit.refusal.RefusalCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcknowledgementTest {
    private static final String ORIGIN = "gateway.example/log";
    private static final NoteSigner LOG = NoteSigner.log(ORIGIN, pair());
    private static final Digest SEARCH = Digest.of("search".getBytes(UTF_8));
    private static final Digest QUOTE = Digest.of("quote".getBytes(UTF_8));
    private static final AcknowledgedAnswer ANSWER = new AcknowledgedAnswer(421, SEARCH, QUOTE, 1_779_870_600_123L);
    private static final AcknowledgedStream STREAM =
            new AcknowledgedStream("life-1", 7, QUOTE, 1_779_870_000_000L, 1_779_870_600_500L);
    private static final Acknowledgement WHOLE =
            new Acknowledgement(ORIGIN, "van", List.of(ANSWER, ANSWER), Optional.of(STREAM));

    private static KeyPair pair() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void an_acknowledgement_is_plain_lines_that_say_the_same_when_they_are_read_again() {
        assertThat(WHOLE.text())
                .isEqualTo("""
                commonway-acknowledgement 1
                log gateway.example/log
                operator van
                answer 421 SEARCH QUOTE 1779870600123
                answer 421 SEARCH QUOTE 1779870600123
                stream life-1 7 QUOTE 1779870000000 1779870600500
                """.replace("SEARCH", SEARCH.toString()).replace("QUOTE", QUOTE.toString()));
        assertThat(Acknowledgement.open(WHOLE.sign(LOG), LOG.verifier())).isEqualTo(WHOLE);
    }

    @Test
    void nobody_changes_a_bit_of_it() {
        Acknowledgement one = new Acknowledgement(ORIGIN, "van", List.of(ANSWER), Optional.empty());
        refusesEveryChangedBit(
                one.sign(LOG).bytes(), bytes -> Acknowledgement.open(SignedNote.parse(bytes), LOG.verifier()));
    }

    @Test
    void it_counts_for_the_log_that_signed_it_alone() {
        NoteSigner other = NoteSigner.log("other.example/log", pair());
        NoteSigner thief = NoteSigner.log(ORIGIN, pair());
        refuses(
                RefusalCode.ACKNOWLEDGEMENT_OF_ANOTHER_LOG,
                () -> Acknowledgement.open(WHOLE.sign(LOG), other.verifier()));
        refuses(RefusalCode.NOTE_NO_KNOWN_SIGNATURE, () -> Acknowledgement.open(WHOLE.sign(thief), LOG.verifier()));
        refuses(RefusalCode.NOTE_NO_KNOWN_SIGNATURE, () -> Acknowledgement.open(WHOLE.sign(other), LOG.verifier()));
    }

    @Test
    void a_checkpoint_is_no_acknowledgement_and_an_acknowledgement_is_no_checkpoint() {
        SignedNote checkpoint = SignedNote.sign(new Checkpoint(ORIGIN, 0, Hash.EMPTY_TREE).text(), LOG);
        refuses(RefusalCode.ACKNOWLEDGEMENT_FORM, () -> Acknowledgement.open(checkpoint, LOG.verifier()));
        refuses(RefusalCode.CHECKPOINT_SIZE, () -> LogPolicy.of(LOG.verifier()).open(WHOLE.sign(LOG)));
    }

    @Test
    void one_that_says_nothing_or_too_much_is_refused() {
        refuses(
                RefusalCode.ACKNOWLEDGEMENT_FORM,
                () -> new Acknowledgement(ORIGIN, "van", List.of(), Optional.empty()));
        refuses(
                RefusalCode.ACKNOWLEDGEMENT_FORM,
                () -> new Acknowledgement(ORIGIN, "van", Collections.nCopies(101, ANSWER), Optional.empty()));
        refuses(
                RefusalCode.ACKNOWLEDGEMENT_FORM,
                () -> new Acknowledgement(ORIGIN, "two words", List.of(ANSWER), Optional.empty()));
        refuses(RefusalCode.ACKNOWLEDGEMENT_LINE, () -> new AcknowledgedStream("a b", 1, QUOTE, 1, 2));
        refuses(RefusalCode.ACKNOWLEDGEMENT_LINE, () -> new AcknowledgedStream("a", 1, QUOTE, 2, 1));
        Acknowledgement most =
                new Acknowledgement(ORIGIN, "van", Collections.nCopies(100, ANSWER), Optional.of(STREAM));
        assertThat(most.sign(LOG).bytes().length).isLessThan(20_000);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "log gateway.example/log | log gateway.example/log more",
                "operator van | oparator van",
                "answer 421 | answer 0421",
                "answer 421 | answer -1",
                "answer 421 | reply 421",
                "1779870600123 | 1779870600123  more",
                "stream life-1 | stream life 1",
                "stream life-1 7 | stream life-1 99999999999999999999",
            })
    void a_line_in_another_form_is_refused_with_what_it_says(String part, String other) {
        String text = WHOLE.text().replaceFirst(part, other);
        assertThat(text).isNotEqualTo(WHOLE.text());
        refuses(RefusalCode.ACKNOWLEDGEMENT_LINE, () -> Acknowledgement.parse(text));
    }

    @Test
    void nothing_follows_the_stream_and_digests_are_whole() {
        refuses(RefusalCode.ACKNOWLEDGEMENT_LINE, () -> Acknowledgement.parse(WHOLE.text() + STREAM.line() + "\n"));
        refuses(
                RefusalCode.ACKNOWLEDGEMENT_LINE,
                () -> Acknowledgement.parse(WHOLE.text().replace(SEARCH.toString(), "abc")));
        refuses(RefusalCode.ACKNOWLEDGEMENT_FORM, () -> Acknowledgement.parse("log x\n"));
    }

    private static List<SignedNote> read(String text) {
        try {
            AcknowledgementFile file = new AcknowledgementFile(new BufferedReader(new StringReader(text)));
            List<SignedNote> notes = new ArrayList<>();
            for (Optional<SignedNote> note = file.read(); note.isPresent(); note = file.read()) {
                notes.add(note.get());
            }
            return notes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void a_file_is_notes_one_after_the_other_and_a_cut_or_other_file_is_refused() {
        SignedNote note = WHOLE.sign(LOG);
        String file = AcknowledgementFile.HEADER + "\n" + note + note;
        assertThat(read(file)).containsExactly(note, note);
        assertThat(read(AcknowledgementFile.HEADER + "\n")).isEmpty();
        refuses(RefusalCode.ACKNOWLEDGEMENT_FILE, () -> read(note.toString()));
        refuses(RefusalCode.ACKNOWLEDGEMENT_FILE, () -> read(""));
        refuses(RefusalCode.ACKNOWLEDGEMENT_FILE, () -> read(file + "commonway-acknowledgement 1\n"));
        refuses(RefusalCode.ACKNOWLEDGEMENT_FILE, () -> read(AcknowledgementFile.HEADER + "\n" + "x\n".repeat(200)));
        refuses(RefusalCode.NOTE_SIGNATURE_LINE, () -> read(file + "damage\n\nmore\n"));
    }
}
