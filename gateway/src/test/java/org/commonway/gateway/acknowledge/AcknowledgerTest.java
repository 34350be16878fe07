package org.commonway.gateway.acknowledge;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.commonway.audit.acknowledgement.AcknowledgedAnswer;
import org.commonway.audit.acknowledgement.AcknowledgedStream;
import org.commonway.audit.acknowledgement.Acknowledgement;
import org.commonway.audit.digest.Digest;
import org.commonway.audit.digest.Octets;
import org.commonway.audit.log.Cosigners;
import org.commonway.gateway.acknowledge.AcknowledgementCalls.Outcome;
import org.commonway.gateway.offers.FollowedStream;
import org.commonway.gateway.offers.ShownStream;
import org.commonway.gateway.operators.OperatorRegistry;
import org.commonway.gateway.record.LogParts;
import org.commonway.gateway.record.RecordedAnswers;
import org.commonway.gateway.record.SearchLog;
import org.commonway.gateway.signed.SignedOffer;
import org.commonway.gateway.town.Await;
import org.commonway.gateway.town.ListedOperators;
import org.commonway.proto.ledger.v1.Operator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AcknowledgerTest {
    @TempDir
    Path folder;

    private Instant now = Instant.parse("2026-05-14T21:30:00Z");
    private final Map<String, ShownStream> shown = new HashMap<>();
    private final List<Acknowledgement> given = new ArrayList<>();
    /** What the nodes make of acknowledgements; empty while they do not answer. */
    private Optional<Outcome> outcome = Optional.of(Outcome.TAKEN);

    private final List<Consumer<Outcome>> unanswered = new ArrayList<>();
    private SearchLog log;
    private Acknowledger acknowledger;

    @BeforeEach
    void start() {
        log = new SearchLog(new LogParts(folder, "g.example/town", Cosigners::none, new SecureRandom(), () -> now));
        ListedOperators ledger = new ListedOperators();
        for (String id : List.of("bikes", "van")) {
            ledger.registerOperator(Operator.newBuilder()
                    .setOperatorId(id)
                    .setSigningKey(ByteString.copyFromUtf8("key"))
                    .build());
        }
        OperatorRegistry registry = new OperatorRegistry(ledger);
        registry.refresh();
        acknowledger = new Acknowledger(
                log,
                registry,
                () -> shown,
                (operator, note, done) -> {
                    given.add(
                            Acknowledgement.open(note, log.find().orElseThrow().key()));
                    answer(done);
                },
                () -> now);
    }

    @AfterEach
    void stop() throws IOException {
        log.close();
    }

    private void answer(Consumer<Outcome> done) {
        outcome.ifPresentOrElse(done, () -> unanswered.add(done));
    }

    /** The log with its first entries published. */
    private void open() {
        log.tend();
        Await.until(() -> {}, () -> log.publishedSize() > 1);
    }

    private static Digest digest(String of) {
        return Digest.of(of.getBytes(StandardCharsets.UTF_8));
    }

    private void answered(String operator, long index, String what) {
        acknowledger.accept(new RecordedAnswers(
                CompletableFuture.completedFuture(index),
                digest("search " + index),
                List.of(new RecordedAnswers.Answer(operator, digest(what), now.toEpochMilli()))));
    }

    private void shows(String streamId, long sequence, Instant since) {
        SignedOffer last =
                new SignedOffer(digest("update " + sequence), Octets.of(new byte[8]), Octets.of(new byte[70]));
        shown.put("bikes", new ShownStream(new FollowedStream(streamId, sequence, last), since, now));
    }

    private void pass(int seconds) {
        now = now.plusSeconds(seconds);
        acknowledger.tend();
    }

    private List<AcknowledgedAnswer> answers() {
        return given.stream().flatMap(said -> said.answers().stream()).toList();
    }

    private List<AcknowledgedStream> streams() {
        return given.stream().flatMap(said -> said.stream().stream()).toList();
    }

    @Test
    void an_answer_is_acknowledged_once_its_record_is_published_and_only_once() {
        answered("van", 0, "quote");
        acknowledger.tend();
        assertThat(given).isEmpty();
        open();
        answered("van", 1_000_000, "not published yet");
        pass(5);
        pass(5);
        assertThat(answers())
                .containsExactly(new AcknowledgedAnswer(
                        0,
                        digest("search 0"),
                        digest("quote"),
                        now.minusSeconds(10).toEpochMilli()));
        assertThat(given.get(0).operator()).isEqualTo("van");
        assertThat(given.get(0).origin()).isEqualTo("g.example/town");
    }

    @Test
    void a_search_that_did_not_get_on_the_log_is_not_acknowledged() {
        open();
        acknowledger.accept(new RecordedAnswers(
                CompletableFuture.failedFuture(new IllegalStateException("disk")),
                digest("search"),
                List.of(new RecordedAnswers.Answer("van", digest("quote"), 1))));
        pass(5);
        assertThat(given).isEmpty();
    }

    @Test
    void a_stream_is_acknowledged_every_ten_seconds_when_it_changes_and_each_minute_when_not() {
        open();
        Instant since = now;
        shows("life-1", 1, since);
        acknowledger.tend();
        for (int i = 0; i < 60; i += 5) {
            shows("life-1", 2, since);
            pass(5);
        }
        assertThat(streams()).extracting(AcknowledgedStream::sequence).containsExactly(1L, 2L);
        shows("life-1", 2, since);
        pass(10);
        assertThat(streams()).hasSize(3);
        assertThat(streams().get(2).sinceMillis()).isEqualTo(since.toEpochMilli());
        assertThat(streams().get(2).atMillis()).isEqualTo(now.minusSeconds(10).toEpochMilli());
        shown.clear();
        pass(100);
        assertThat(streams()).hasSize(3);
    }

    @Test
    void a_stream_whose_id_is_no_word_is_not_acknowledged() {
        open();
        shows("two words", 1, now);
        pass(5);
        assertThat(given).isEmpty();
    }

    @Test
    void a_node_that_is_away_is_given_the_same_later_and_one_at_a_time() {
        open();
        outcome = Optional.empty();
        answered("van", 0, "quote");
        pass(5);
        pass(5);
        assertThat(given).hasSize(1);
        unanswered.remove(0).accept(Outcome.LATER);
        outcome = Optional.of(Outcome.TAKEN);
        pass(5);
        assertThat(given).hasSize(1);
        pass(10);
        assertThat(given).hasSize(2);
        assertThat(given.get(1).answers()).isEqualTo(given.get(0).answers());
        pass(30);
        assertThat(given).hasSize(2);
    }

    @Test
    void a_node_that_takes_none_is_left_in_peace_and_one_that_refuses_is_not_asked_again_for_the_same() {
        open();
        outcome = Optional.of(Outcome.NONE_TAKEN);
        answered("van", 0, "quote");
        pass(5);
        answered("van", 1, "another");
        pass(60);
        assertThat(given).hasSize(1);
        outcome = Optional.of(Outcome.REFUSED);
        pass(600);
        assertThat(given).hasSize(2);
        pass(60);
        assertThat(given).hasSize(2);
    }

    @Test
    void many_answers_go_in_several_acknowledgements_at_once_and_too_many_are_let_go_of() {
        open();
        for (int i = 0; i < WaitingAnswers.MOST + 5; i++) {
            answered("van", 0, "quote " + i);
        }
        pass(5);
        assertThat(given).hasSize(WaitingAnswers.MOST / Acknowledgement.MOST_ANSWERS);
        assertThat(answers()).hasSize(WaitingAnswers.MOST);
        assertThat(answers().get(0).digest()).isEqualTo(digest("quote 5"));
    }
}
