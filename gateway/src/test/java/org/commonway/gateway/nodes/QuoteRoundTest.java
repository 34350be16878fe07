package org.commonway.gateway.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.commonway.gateway.operators.NodeWatch;
import org.commonway.gateway.operators.OperatorRegistry;
import org.commonway.gateway.plan.OperatorAnswer;
import org.commonway.gateway.plan.QuoteRound;
import org.commonway.gateway.plan.SearchMoment;
import org.commonway.gateway.town.FakeNode;
import org.commonway.gateway.town.ListedOperators;
import org.commonway.gateway.town.Papers;
import org.commonway.planner.mode.Mode;
import org.commonway.planner.request.Limits;
import org.commonway.proto.ledger.v1.OperatorKind;
import org.commonway.proto.offer.v1.QuoteRefusal;
import org.commonway.proto.offer.v1.QuoteRequest;
import org.commonway.proto.offer.v1.QuoteResponse;
import org.commonway.proto.offer.v1.RefusalReason;
import org.commonway.proto.offer.v1.RideQuote;
import org.commonway.proto.offer.v1.SignedQuoteRefusal;
import org.commonway.proto.operator.v1.OnDemandService;
import org.commonway.proto.operator.v1.Service;
import org.commonway.proto.type.v1.Moment;
import org.commonway.proto.type.v1.Money;
import org.commonway.proto.type.v1.Position;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Quotes over real mutual TLS, under one deadline for all. */
class QuoteRoundTest {
    private static final QuoteRequest REQUEST = QuoteRequest.newBuilder()
            .setFrom(Position.newBuilder().setLatitudeE7(410_000_000))
            .setTo(Position.newBuilder().setLatitudeE7(411_000_000))
            .setDepartAt(Moment.newBuilder().setEpochMillis(1000))
            .setPassengers(1)
            .build();

    @TempDir
    Path folder;

    private final ListedOperators ledger = new ListedOperators();
    private final List<FakeNode> nodes = new ArrayList<>();
    private Papers papers;
    private NodeChannels channels;

    @BeforeEach
    void papers() throws IOException {
        papers = new Papers(folder);
        channels = new NodeChannels(papers.of("gateway"), papers.trust());
    }

    @AfterEach
    void stop() {
        channels.close();
        nodes.forEach(FakeNode::close);
    }

    private FakeNode node(String id) throws IOException {
        FakeNode node = new FakeNode(
                papers,
                id,
                Service.newBuilder()
                        .setOnDemand(OnDemandService.getDefaultInstance())
                        .build());
        nodes.add(node);
        ledger.registerOperator(node.entry(OperatorKind.OPERATOR_KIND_ON_DEMAND));
        return node;
    }

    private static Function<QuoteRequest, QuoteResponse> offers(FakeNode node, String operatorId) {
        return request -> QuoteResponse.newBuilder()
                .setQuote(node.seal(RideQuote.newBuilder()
                        .setQuoteId("q1")
                        .setOperatorId(operatorId)
                        .setFrom(request.getFrom())
                        .setTo(request.getTo())
                        .setPassengers(request.getPassengers())
                        .setPickUpAt(Moment.newBuilder().setEpochMillis(2000))
                        .setArriveAt(Moment.newBuilder().setEpochMillis(9000))
                        .setPrice(Money.newBuilder().setMinorUnits(500).setCurrency("EUR"))
                        .build()))
                .build();
    }

    private QuoteRound.Outcome ask(Duration deadline) {
        return ask(deadline, Limits.none());
    }

    private QuoteRound.Outcome ask(Duration deadline, Limits limits) {
        OperatorRegistry registry = new OperatorRegistry(ledger);
        registry.refresh();
        NodeWatch watch = new NodeWatch(registry, new NodeProfileCalls(channels), InstantSource.system());
        return new QuoteRound(registry, watch, new NodeQuotes(channels), deadline)
                .ask(Optional.of(REQUEST), limits, SearchMoment.now(InstantSource.system()));
    }

    private static Map<String, OperatorAnswer.Answer> byOperator(QuoteRound.Outcome outcome) {
        return outcome.answers().stream().collect(Collectors.toMap(OperatorAnswer::operatorId, OperatorAnswer::answer));
    }

    @Test
    void an_operator_that_the_rider_avoids_is_not_asked_and_the_others_are() throws IOException {
        FakeNode ana = node("ana");
        ana.quotes = offers(ana, "ana");
        FakeNode bo = node("bo");
        bo.quotes = offers(bo, "bo");

        QuoteRound.Outcome outcome =
                ask(Duration.ofSeconds(10), new Limits(EnumSet.allOf(Mode.class), Set.of("bo"), 1_200));

        assertThat(byOperator(outcome))
                .containsEntry("ana", OperatorAnswer.Answer.OFFER)
                .containsEntry("bo", OperatorAnswer.Answer.NOT_ASKED);
        assertThat(outcome.offers()).hasSize(1);
    }

    @Test
    void a_node_that_never_answers_is_late_and_holds_nobody_up() throws IOException {
        FakeNode ana = node("ana");
        ana.quotes = offers(ana, "ana");
        node("mute").quotes = request -> null;
        node("picky").quotes = request -> QuoteResponse.newBuilder()
                .setRefusal(QuoteRefusal.newBuilder().setSentence("We close at noon."))
                .build();
        QuoteRound.Outcome outcome = ask(Duration.ofSeconds(5));
        assertThat(byOperator(outcome))
                .containsEntry("ana", OperatorAnswer.Answer.OFFER)
                .containsEntry("mute", OperatorAnswer.Answer.LATE)
                .containsEntry("picky", OperatorAnswer.Answer.REFUSED);
        assertThat(outcome.offers()).hasSize(1);
        assertThat(outcome.answers())
                .anySatisfy(answer -> assertThat(answer.detail()).isEqualTo("We close at noon."));
    }

    @Test
    void nobody_is_asked_for_rides_that_the_rider_does_not_want() throws IOException {
        FakeNode ana = node("ana");
        AtomicInteger asked = new AtomicInteger();
        ana.quotes = request -> {
            asked.incrementAndGet();
            return offers(ana, "ana").apply(request);
        };
        QuoteRound.Outcome outcome =
                ask(Duration.ofSeconds(5), new Limits(EnumSet.of(Mode.WALK, Mode.BUS), Set.of(), 1_200));
        assertThat(outcome.offers()).isEmpty();
        assertThat(outcome.answers()).singleElement().satisfies(answer -> {
            assertThat(answer.answer()).isEqualTo(OperatorAnswer.Answer.NOT_ASKED);
            assertThat(answer.detail()).isEqualTo("No ride on demand was wanted.");
        });
        assertThat(asked).hasValue(0);
    }

    @Test
    void a_quote_that_is_forged_or_for_another_ride_is_an_error_of_its_operator_alone() throws IOException {
        FakeNode ana = node("ana");
        ana.quotes = offers(ana, "ana");
        FakeNode forger = node("forger");
        forger.signWithAnotherKey();
        forger.quotes = offers(forger, "forger");
        FakeNode posing = node("posing");
        posing.quotes = offers(posing, "ana");
        FakeNode elsewhere = node("elsewhere");
        elsewhere.quotes = request -> offers(elsewhere, "elsewhere")
                .apply(request.toBuilder().setTo(request.getFrom()).build());
        QuoteRound.Outcome outcome = ask(Duration.ofSeconds(10));
        assertThat(byOperator(outcome))
                .containsEntry("ana", OperatorAnswer.Answer.OFFER)
                .containsEntry("forger", OperatorAnswer.Answer.ERROR)
                .containsEntry("posing", OperatorAnswer.Answer.ERROR)
                .containsEntry("elsewhere", OperatorAnswer.Answer.ERROR);
        assertThat(outcome.offers())
                .extracting(offer -> offer.quote().getOperatorId())
                .containsExactly("ana");
    }

    private static Function<QuoteRequest, QuoteResponse> refuses(FakeNode node, String operatorId) {
        QuoteRefusal refusal = QuoteRefusal.newBuilder()
                .setReason(RefusalReason.REFUSAL_REASON_NO_VEHICLE)
                .setSentence("No van is free.")
                .build();
        return request -> QuoteResponse.newBuilder()
                .setRefusal(refusal)
                .setSignedRefusal(node.seal(SignedQuoteRefusal.newBuilder()
                        .setRefusalId("r1")
                        .setOperatorId(operatorId)
                        .setRefusal(refusal)
                        .setFrom(request.getFrom())
                        .setTo(request.getTo())
                        .setDepartAt(request.getDepartAt())
                        .setPassengers(request.getPassengers())
                        .build()))
                .build();
    }

    @Test
    void a_refusal_that_is_signed_is_proven_and_one_that_is_not_is_still_heard() throws IOException {
        FakeNode ana = node("ana");
        ana.quotes = refuses(ana, "ana");
        node("old").quotes = request -> QuoteResponse.newBuilder()
                .setRefusal(QuoteRefusal.newBuilder().setSentence("We close at noon."))
                .build();
        QuoteRound.Outcome outcome = ask(Duration.ofSeconds(10));
        assertThat(byOperator(outcome).values()).containsOnly(OperatorAnswer.Answer.REFUSED);
        assertThat(outcome.refusals()).containsOnlyKeys("ana");
    }

    @Test
    void a_signed_refusal_of_another_ride_or_in_another_name_or_of_another_reason_is_an_error() throws IOException {
        FakeNode forger = node("forger");
        forger.signWithAnotherKey();
        forger.quotes = refuses(forger, "forger");
        FakeNode posing = node("posing");
        posing.quotes = refuses(posing, "ana");
        FakeNode elsewhere = node("elsewhere");
        elsewhere.quotes = request -> refuses(elsewhere, "elsewhere")
                .apply(request.toBuilder().setPassengers(7).build());
        FakeNode changed = node("changed");
        changed.quotes = request -> refuses(changed, "changed").apply(request).toBuilder()
                .setRefusal(QuoteRefusal.newBuilder().setSentence("We do not like you."))
                .build();
        QuoteRound.Outcome outcome = ask(Duration.ofSeconds(10));
        assertThat(byOperator(outcome)).hasSize(4);
        assertThat(byOperator(outcome).values()).containsOnly(OperatorAnswer.Answer.ERROR);
        assertThat(outcome.refusals()).isEmpty();
    }

    @Test
    void a_node_that_is_down_is_an_error_with_its_address() throws IOException {
        FakeNode gone = node("gone");
        gone.close();
        QuoteRound.Outcome outcome = ask(Duration.ofSeconds(10));
        assertThat(outcome.answers()).singleElement().satisfies(answer -> {
            assertThat(answer.answer()).isEqualTo(OperatorAnswer.Answer.ERROR);
            assertThat(answer.detail()).contains("127.0.0.1").contains("cannot be reached");
        });
    }
}
