package org.commonway.audit.acknowledgement;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonway.audit.note.NoteSigner;
import org.commonway.audit.note.SignedNote;
import org.commonway.audit.note.VerifierKey;
import org.commonway.audit.refusal.AuditRefusal;
import org.commonway.audit.refusal.RefusalCode;

/**
 * What a gateway says to an operator of what it received: text lines that the key of its public log signs as a note
 * (C2SP signed-note). Its first line has a space in it, as no origin of a log has, so that it is never taken for a
 * checkpoint of that key; nor is its second line a size.
 *
 * <pre>
 * commonway-acknowledgement 1
 * log ORIGIN
 * operator ID
 * answer INDEX SEARCH DIGEST RECEIVED
 * stream STREAM-ID SEQUENCE DIGEST SINCE AT
 * </pre>
 *
 * @param origin the log's
 * @param operator to whom
 * @param answers at most {@link #MOST_ANSWERS}
 * @param stream in the last line, if at all
 */
public record Acknowledgement(
        String origin, String operator, List<AcknowledgedAnswer> answers, Optional<AcknowledgedStream> stream) {
    /** The first line. */
    public static final String HEADER = "commonway-acknowledgement 1";
    /** So that a note takes less than 20 kB. */
    public static final int MOST_ANSWERS = 100;

    private static final String LOG = "log";
    private static final String OPERATOR = "operator";
    private static final int HEAD_LINES = 3;

    /** Copies the list; refuses ACKNOWLEDGEMENT_FORM for one that says nothing or too much, and for no names. */
    public Acknowledgement {
        answers = List.copyOf(answers);
        boolean nothing = answers.isEmpty() && stream.isEmpty();
        if (nothing || answers.size() > MOST_ANSWERS || !isName(origin) || !isName(operator)) {
            throw new AuditRefusal(RefusalCode.ACKNOWLEDGEMENT_FORM, answers.size() + " answers");
        }
    }

    /** The note that says so, signed by the log. */
    public SignedNote sign(NoteSigner log) {
        return SignedNote.sign(text(), log);
    }

    /** The lines that are signed. */
    public String text() {
        StringBuilder text = new StringBuilder();
        text.append(HEADER).append('\n');
        text.append(LOG).append(' ').append(origin).append('\n');
        text.append(OPERATOR).append(' ').append(operator).append('\n');
        answers.forEach(answer -> text.append(answer.line()).append('\n'));
        stream.ifPresent(it -> text.append(it.line()).append('\n'));
        return text.toString();
    }

    /** What a note says, whoever signed it. Refuses ACKNOWLEDGEMENT_FORM and ACKNOWLEDGEMENT_LINE. */
    public static Acknowledgement parse(String text) {
        List<String> lines = text.lines().toList();
        if (lines.size() < HEAD_LINES || !lines.get(0).equals(HEADER)) {
            throw new AuditRefusal(RefusalCode.ACKNOWLEDGEMENT_FORM, "the first line");
        }
        List<AcknowledgedAnswer> answers = new ArrayList<>();
        Optional<AcknowledgedStream> stream = Optional.empty();
        for (String line : lines.subList(HEAD_LINES, lines.size())) {
            Words words = Words.of(line);
            boolean known = words.first().equals(Words.ANSWER) || words.first().equals(Words.STREAM);
            if (!known || stream.isPresent()) {
                throw words.refused();
            }
            if (words.first().equals(Words.ANSWER)) {
                answers.add(AcknowledgedAnswer.read(words));
            } else {
                stream = Optional.of(AcknowledgedStream.read(words));
            }
        }
        return new Acknowledgement(named(LOG, lines.get(1)), named(OPERATOR, lines.get(2)), answers, stream);
    }

    /**
     * What a log acknowledges by this note. Refuses as {@link #parse}, ACKNOWLEDGEMENT_OF_ANOTHER_LOG when it speaks of
     * another log than the key's, and NOTE_NO_KNOWN_SIGNATURE and NOTE_BAD_SIGNATURE when the key did not sign it.
     */
    public static Acknowledgement open(SignedNote note, VerifierKey log) {
        Acknowledgement said = parse(note.text());
        if (!said.origin().equals(log.name())) {
            throw new AuditRefusal(RefusalCode.ACKNOWLEDGEMENT_OF_ANOTHER_LOG, said.origin());
        }
        note.verify(List.of(log));
        return said;
    }

    private static String named(String name, String line) {
        Words words = Words.of(line);
        words.requireCount(2);
        if (!words.first().equals(name)) {
            throw words.refused();
        }
        return words.word(1);
    }

    private static boolean isName(String name) {
        return !name.isEmpty() && name.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }
}
