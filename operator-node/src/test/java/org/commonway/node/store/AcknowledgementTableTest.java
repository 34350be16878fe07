package org.commonway.node.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.commonway.audit.acknowledgement.AcknowledgedAnswer;
import org.commonway.audit.acknowledgement.AcknowledgedStream;
import org.commonway.audit.acknowledgement.Acknowledgement;
import org.commonway.audit.digest.Digest;
import org.commonway.audit.note.NoteSigner;
import org.commonway.node.acknowledgement.AcknowledgementStore.Numbered;
import org.commonway.node.acknowledgement.KeptAcknowledgement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AcknowledgementTableTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Digest DIGEST = Digest.of("quote".getBytes(StandardCharsets.UTF_8));

    @TempDir
    Path folder;

    private static KeptAcknowledgement kept(
            String origin, int second, List<AcknowledgedAnswer> answers, Optional<AcknowledgedStream> stream) {
        try {
            Acknowledgement said = new Acknowledgement(origin, "bikes", answers, stream);
            NoteSigner log = NoteSigner.log(
                    origin, KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
            return new KeptAcknowledgement(said, said.sign(log), NOON.plusSeconds(second));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeptAcknowledgement answer(String origin, int second) {
        long at = NOON.plusSeconds(second).toEpochMilli();
        return kept(origin, second, List.of(new AcknowledgedAnswer(1, DIGEST, DIGEST, at)), Optional.empty());
    }

    private static KeptAcknowledgement stream(String origin, int second, long sequence) {
        long at = NOON.plusSeconds(second).toEpochMilli();
        AcknowledgedStream stream = new AcknowledgedStream("life", sequence, DIGEST, NOON.toEpochMilli(), at);
        return kept(origin, second, List.of(), Optional.of(stream));
    }

    private static List<String> notes(AcknowledgementTable table, Optional<String> origin) {
        return table.list(origin, 0, 100).stream().map(Numbered::note).toList();
    }

    @Test
    void acknowledgements_survive_a_restart_in_their_order_and_are_read_by_log() {
        KeptAcknowledgement first = answer("a.example/log", 1);
        KeptAcknowledgement second = answer("b.example/log", 2);
        try (DatabaseFile file = DatabaseFile.open(folder)) {
            AcknowledgementTable table = new AcknowledgementTable(new Database(file.source()));
            table.keep(first);
            table.keep(second);
        }
        try (DatabaseFile again = DatabaseFile.open(folder)) {
            AcknowledgementTable table = new AcknowledgementTable(new Database(again.source()));
            assertThat(notes(table, Optional.empty()))
                    .containsExactly(first.note().toString(), second.note().toString());
            assertThat(notes(table, Optional.of("b.example/log")))
                    .containsExactly(second.note().toString());
            Numbered one = table.list(Optional.empty(), 0, 1).get(0);
            assertThat(table.list(Optional.empty(), one.number(), 1).get(0).note())
                    .isEqualTo(second.note().toString());
            assertThat(table.count()).isEqualTo(2);
        }
    }

    @Test
    void of_one_state_of_the_stream_the_first_and_the_last_are_kept() {
        try (DatabaseFile file = DatabaseFile.open(folder)) {
            AcknowledgementTable table = new AcknowledgementTable(new Database(file.source()));
            KeptAcknowledgement first = stream("a.example/log", 1, 7);
            KeptAcknowledgement last = stream("a.example/log", 40, 7);
            table.keep(first);
            for (int second = 10; second < 40; second += 10) {
                table.keep(stream("a.example/log", second, 7));
            }
            KeptAcknowledgement other = stream("b.example/log", 35, 7);
            table.keep(other);
            table.keep(last);
            KeptAcknowledgement next = stream("a.example/log", 50, 8);
            table.keep(next);
            assertThat(notes(table, Optional.of("a.example/log")))
                    .containsExactly(
                            first.note().toString(),
                            last.note().toString(),
                            next.note().toString());
            assertThat(table.count()).isEqualTo(4);
        }
    }

    @Test
    void an_answer_is_never_replaced_by_a_state_of_the_stream() {
        try (DatabaseFile file = DatabaseFile.open(folder)) {
            AcknowledgementTable table = new AcknowledgementTable(new Database(file.source()));
            table.keep(stream("a.example/log", 1, 7));
            table.keep(answer("a.example/log", 2));
            table.keep(stream("a.example/log", 3, 7));
            table.keep(stream("a.example/log", 4, 7));
            assertThat(notes(table, Optional.empty()))
                    .anySatisfy(note -> assertThat(note).contains("\nanswer 1 "));
            assertThat(table.count()).isEqualTo(4);
        }
    }

    @Test
    void the_old_ones_and_of_each_log_the_oldest_beyond_its_share_are_let_go_of() {
        try (DatabaseFile file = DatabaseFile.open(folder)) {
            AcknowledgementTable table = new AcknowledgementTable(new Database(file.source()));
            table.keep(answer("a.example/log", 0));
            for (int second = 10; second < 15; second++) {
                table.keep(answer("a.example/log", second));
            }
            KeptAcknowledgement only = answer("b.example/log", 12);
            table.keep(only);
            table.prune(NOON.plusSeconds(5), 100);
            assertThat(table.count()).isEqualTo(6);
            table.prune(NOON.plusSeconds(5), 2);
            assertThat(notes(table, Optional.of("a.example/log"))).hasSize(2);
            assertThat(notes(table, Optional.of("b.example/log")))
                    .containsExactly(only.note().toString());
        }
    }
}
