package org.commonway.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.commonway.audit.acknowledgement.Acknowledgement;
import org.commonway.audit.note.NoteSigner;
import org.commonway.audit.note.SignedNote;
import org.commonway.audit.record.LogEntry;
import org.commonway.audit.record.SearchRecord;
import org.commonway.launcher.verify.SampleEntries;
import org.commonway.launcher.verify.WrittenLog;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an operator does with the acknowledgements that its node has. */
class VerifyAcknowledgementsTest {
    @TempDir
    Path folder;

    private Commands commands;
    private VerifiedLog log;

    @BeforeEach
    void an_honest_log_of_two_days() throws IOException {
        commands = new Commands(folder.resolve("project"), Clock.systemUTC());
        log = new VerifiedLog(folder, commands);
    }

    private static List<SignedNote> signed(NoteSigner signer) {
        return VerifiedLog.acknowledgements().stream()
                .map(said -> said.sign(signer))
                .toList();
    }

    private int verify(Path acknowledgements) {
        return log.verify("--json", "--acknowledgements", acknowledgements.toString());
    }

    @Test
    void every_acknowledged_quote_of_an_honest_log_is_found_in_it() throws IOException {
        Path file = log.writeAcknowledgements(signed(WrittenLog.SIGNER));
        assertThat(verify(file)).isZero();
        assertThat(log.json().get("acknowledgedAnswersThatAgree").asInt()).isEqualTo(2 * VerifiedLog.PER_DAY);
        assertThat(log.verify("--acknowledgements", file.toString())).isZero();
        assertThat(commands.results())
                .contains("Acknowledged 600 answers are in their records", "VERIFIED")
                .doesNotContain("whether answers of operators were dropped");
    }

    @Test
    void without_any_it_says_that_nobody_looked_for_dropped_answers() {
        assertThat(log.verify()).isZero();
        assertThat(commands.results()).contains("Not checked  whether answers of operators were dropped");
    }

    @Test
    void a_search_that_is_not_what_was_acknowledged_is_named_with_its_entry() throws IOException {
        Path file = log.writeAcknowledgements(signed(WrittenLog.SIGNER));
        log.rewrite(VerifiedLog.SEARCH, entry -> of(VerifiedLog.ENTRIES.get(VerifiedLog.SEARCH - 1), entry));
        assertThat(verify(file)).isEqualTo(ExitCode.NOT_VERIFIED.status());
        JsonNode found = log.json().get("first");
        assertThat(found).anySatisfy(one -> {
            assertThat(one.get("index").asInt()).isEqualTo(VerifiedLog.SEARCH);
            assertThat(one.get("code").asText()).isEqualTo("ACKNOWLEDGED_SEARCH_MISSING");
        });
    }

    /** The other search at this one's moment. */
    private static LogEntry of(LogEntry other, LogEntry at) {
        assertThat(other.body()).isInstanceOf(SearchRecord.class);
        return new LogEntry(at.momentMillis(), at.gateway(), other.body());
    }

    @Test
    void acknowledgements_of_another_log_or_signer_are_differences_and_count_for_nothing() throws IOException {
        NoteSigner thief = NoteSigner.log(SampleEntries.GATEWAY, WrittenLog.pair());
        NoteSigner other = NoteSigner.log("other.example/log", WrittenLog.pair());
        Acknowledgement first = VerifiedLog.acknowledgements().get(0);
        Acknowledgement elsewhere = new Acknowledgement("other.example/log", "van", first.answers(), first.stream());
        assertThat(verify(log.writeAcknowledgements(List.of(first.sign(thief)))))
                .isEqualTo(ExitCode.NOT_VERIFIED.status());
        assertThat(log.json().at("/first/0/code").asText()).isEqualTo("NOTE_NO_KNOWN_SIGNATURE");
        assertThat(log.json().at("/first/0/sentence").asText()).contains("van.acknowledgements, line 2");
        assertThat(verify(log.writeAcknowledgements(List.of(elsewhere.sign(other)))))
                .isEqualTo(ExitCode.NOT_VERIFIED.status());
        assertThat(log.json().at("/first/0/code").asText()).isEqualTo("ACKNOWLEDGEMENT_OF_ANOTHER_LOG");
        assertThat(log.json().get("acknowledgedAnswersThatAgree").asInt()).isZero();
    }

    @Test
    void a_note_that_was_changed_is_named_with_its_line() throws IOException {
        List<SignedNote> notes = new ArrayList<>(signed(WrittenLog.SIGNER));
        Path file = log.writeAcknowledgements(notes);
        change(file, text -> text.replaceFirst("answer 3 ", "answer 4 "));
        assertThat(verify(file)).isEqualTo(ExitCode.NOT_VERIFIED.status());
        assertThat(log.json().at("/first/0/code").asText()).isEqualTo("NOTE_BAD_SIGNATURE");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "commonway-acknowledgements 1 | commonway-acknowledgements 2 | ACKNOWLEDGEMENT_FILE",
                "operator van | operator | line 2: ",
                "answer | reply | ACKNOWLEDGEMENT_LINE",
                "commonway-acknowledgement 1 | something else | ACKNOWLEDGEMENT_FORM",
                "\u2014 | - | NOTE_SIGNATURE_LINE",
            })
    void a_file_that_cannot_be_read_is_refused_in_one_sentence(String part, String other, String named)
            throws IOException {
        Path file = log.writeAcknowledgements(signed(WrittenLog.SIGNER));
        change(file, text -> text.replaceFirst(part, other));
        assertThat(verify(file)).isEqualTo(ExitCode.BAD_INPUT.status());
        assertThat(commands.progress()).contains("van.acknowledgements", named);
        assertThat(commands.progress().lines()).hasSize(1);
        assertThat(commands.results()).isEmpty();
    }

    @Test
    void a_file_that_is_cut_off_or_not_there_is_refused() throws IOException {
        Path file = log.writeAcknowledgements(signed(WrittenLog.SIGNER));
        change(file, text -> text.substring(0, text.length() - 200));
        assertThat(verify(file)).isEqualTo(ExitCode.BAD_INPUT.status());
        assertThat(verify(folder.resolve("none"))).isEqualTo(ExitCode.BAD_INPUT.status());
        assertThat(commands.progress()).contains("cannot be read");
    }

    private static void change(Path file, UnaryOperator<String> change) throws IOException {
        Files.writeString(file, change.apply(Files.readString(file)));
    }
}
