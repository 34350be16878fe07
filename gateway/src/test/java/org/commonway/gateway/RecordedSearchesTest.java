package org.commonway.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import io.micronaut.runtime.server.EmbeddedServer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.commonway.audit.acknowledgement.AcknowledgedAnswer;
import org.commonway.audit.acknowledgement.Acknowledgement;
import org.commonway.audit.checkpoint.Checkpoint;
import org.commonway.audit.checkpoint.LogPolicy;
import org.commonway.audit.digest.Digest;
import org.commonway.audit.digest.Octets;
import org.commonway.audit.note.SignedNote;
import org.commonway.audit.note.VerifierKey;
import org.commonway.audit.proof.LogProof;
import org.commonway.audit.record.AnswerKind;
import org.commonway.audit.record.AnswerReason;
import org.commonway.audit.record.AskedOperator;
import org.commonway.audit.record.LogEntry;
import org.commonway.audit.record.OfferFate;
import org.commonway.audit.record.OfferKind;
import org.commonway.audit.record.ReceivedOffer;
import org.commonway.audit.record.SearchRecord;
import org.commonway.audit.record.SearchSecret;
import org.commonway.audit.replay.Finding;
import org.commonway.audit.replay.FindingCode;
import org.commonway.audit.replay.RegisteredOperator;
import org.commonway.audit.replay.Replay;
import org.commonway.audit.replay.WitnessTimes;
import org.commonway.gateway.record.PublishedEntries;
import org.commonway.gateway.town.Answers;
import org.commonway.gateway.town.Await;
import org.commonway.gateway.town.FakeNode;
import org.commonway.gateway.town.ListedOperators;
import org.commonway.gateway.town.Papers;
import org.commonway.gateway.town.Town;
import org.commonway.gateway.town.TownSettings;
import org.commonway.proto.ledger.v1.OperatorKind;
import org.commonway.proto.offer.v1.QuoteRefusal;
import org.commonway.proto.offer.v1.QuoteRequest;
import org.commonway.proto.offer.v1.QuoteResponse;
import org.commonway.proto.offer.v1.RefusalReason;
import org.commonway.proto.offer.v1.RideQuote;
import org.commonway.proto.offer.v1.SignedQuoteRefusal;
import org.commonway.proto.operator.v1.OnDemandService;
import org.commonway.proto.operator.v1.Service;
import org.commonway.proto.operator.v1.TimetableService;
import org.commonway.proto.type.v1.Moment;
import org.commonway.proto.type.v1.Money;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Searches over HTTP among operators that offer, refuse, fail and are late, and the log of them as anybody reads it. */
class RecordedSearchesTest {
    private static final ListedOperators LEDGER = new ListedOperators();
    private static final String ACROSS = """
            {"from":{"lat":41.0041,"lon":-8.0,"name":"Home"},"to":{"lat":41.0041,"lon":-7.94},
             "departAt":"2024-05-14T08:05"%s}""";

    @TempDir
    static Path folder;

    private static final List<FakeNode> NODES = new ArrayList<>();
    private static ApplicationContext context;
    private static URI base;

    /** The ledger of these tests in place of Fabric's. */
    @Factory
    @Requires(property = "test.recorded.ledger")
    static final class TestLedger {
        @Singleton
        @Replaces(bean = Ledgers.class, factory = Wiring.class)
        Ledgers ledgers() {
            return address -> LEDGER;
        }
    }

    @BeforeAll
    static void start() throws IOException {
        Papers papers = new Papers(folder);
        FakeNode bus = node(
                papers,
                "bus",
                Service.newBuilder()
                        .setTimetable(TimetableService.newBuilder()
                                .setFlatFare(
                                        Money.newBuilder().setMinorUnits(150).setCurrency("EUR")))
                        .build(),
                OperatorKind.OPERATOR_KIND_TIMETABLE);
        bus.timetable = Town.bus();
        // Two that offer the very same, more than a page of others, one that offers less for more, one that has run
        // out.
        driver(papers, "ana", node -> request -> offer(node, "ana", request, 700, 600, 0));
        driver(papers, "bo", node -> request -> offer(node, "bo", request, 700, 600, 0));
        for (int i = 0; i < 9; i++) {
            int cents = 710 + i;
            String id = "driver" + i;
            driver(papers, id, node -> request -> offer(node, id, request, cents, 590, 0));
        }
        driver(papers, "dear", node -> request -> offer(node, "dear", request, 9_900, 6_000, 0));
        driver(papers, "gone", node -> request -> offer(node, "gone", request, 1, 300, 1));
        driver(
                papers,
                "full",
                node -> request -> QuoteResponse.newBuilder()
                        .setRefusal(QuoteRefusal.newBuilder()
                                .setReason(RefusalReason.REFUSAL_REASON_NO_VEHICLE)
                                .setSentence("No van is free."))
                        .build());
        driver(papers, "shut", node -> request -> refusal(node, "shut", request));
        driver(papers, "slow", node -> request -> null);
        driver(papers, "false", node -> request -> offer(node, "ana", request, 1, 60, 0));
        context = ApplicationContext.builder(settings(papers)).banner(false).start();
        base = context.getBean(EmbeddedServer.class).start().getURI();
        Await.until(() -> {}, () -> get("/health").statusCode() == 200);
    }

    private static Map<String, Object> settings(Papers papers) throws IOException {
        Map<String, Object> settings = new HashMap<>(TownSettings.of(folder, papers, "test.recorded.ledger"));
        settings.put("commonway.quotes.deadline-millis", 500);
        settings.put("commonway.gateway.log.name", "g.example/log");
        return settings;
    }

    private static FakeNode node(Papers papers, String id, Service service, OperatorKind kind) throws IOException {
        FakeNode node = new FakeNode(papers, id, service);
        NODES.add(node);
        LEDGER.registerOperator(node.entry(kind));
        return node;
    }

    private static void driver(Papers papers, String id, Function<FakeNode, Function<QuoteRequest, QuoteResponse>> says)
            throws IOException {
        FakeNode node = node(
                papers,
                id,
                Service.newBuilder()
                        .setOnDemand(OnDemandService.getDefaultInstance())
                        .build(),
                OperatorKind.OPERATOR_KIND_ON_DEMAND);
        node.quotes = says.apply(node);
    }

    /** @param validUntil 0 for a month from now */
    private static QuoteResponse offer(
            FakeNode node, String id, QuoteRequest request, int cents, int seconds, long validUntil) {
        long pickUp = request.getDepartAt().getEpochMillis() + 60_000;
        long until = validUntil == 0 ? System.currentTimeMillis() + 2_592_000_000L : validUntil;
        return QuoteResponse.newBuilder()
                .setQuote(node.seal(RideQuote.newBuilder()
                        .setQuoteId("quote-" + System.nanoTime())
                        .setOperatorId(id)
                        .setFrom(request.getFrom())
                        .setTo(request.getTo())
                        .setPassengers(request.getPassengers())
                        .setPickUpAt(Moment.newBuilder().setEpochMillis(pickUp))
                        .setArriveAt(Moment.newBuilder().setEpochMillis(pickUp + seconds * 1_000L))
                        .setPrice(Money.newBuilder().setMinorUnits(cents).setCurrency("EUR"))
                        .setValidUntil(Moment.newBuilder().setEpochMillis(until))
                        .build()))
                .build();
    }

    private static QuoteResponse refusal(FakeNode node, String id, QuoteRequest request) {
        QuoteRefusal refusal = QuoteRefusal.newBuilder()
                .setReason(RefusalReason.REFUSAL_REASON_OUTSIDE_HOURS)
                .setSentence("We close at noon.")
                .build();
        return QuoteResponse.newBuilder()
                .setRefusal(refusal)
                .setSignedRefusal(node.seal(SignedQuoteRefusal.newBuilder()
                        .setRefusalId("refusal-" + System.nanoTime())
                        .setOperatorId(id)
                        .setRefusal(refusal)
                        .setFrom(request.getFrom())
                        .setTo(request.getTo())
                        .setDepartAt(request.getDepartAt())
                        .setPassengers(request.getPassengers())
                        .build()))
                .build();
    }

    @AfterAll
    static void stop() {
        context.close();
        NODES.forEach(FakeNode::close);
    }

    private static HttpResponse<String> get(String path) {
        return Answers.to(HttpRequest.newBuilder(base.resolve(path)));
    }

    private static Optional<byte[]> file(String path) {
        try {
            HttpResponse<byte[]> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(base.resolve("/log/" + path)).build(),
                            HttpResponse.BodyHandlers.ofByteArray());
            return answer.statusCode() == 200 ? Optional.of(answer.body()) : Optional.empty();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Searches, and gives what is answered. */
    private static String plan(String more) {
        HttpResponse<String> answer = Answers.to(HttpRequest.newBuilder(base.resolve("/api/plans"))
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(ACROSS.formatted(more))));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private static String receipt(String plan) {
        HttpResponse<String> answer = get(text(plan, "receipt") + "?waitSeconds=10");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    /** The value of the first field of this name that is a text. */
    private static String text(String json, String name) {
        int start = json.indexOf("\"" + name + "\":\"") + name.length() + 4;
        return json.substring(start, json.indexOf('"', start)).replace("\\n", "\n");
    }

    private static List<byte[]> entries() {
        VerifierKey key = VerifierKey.parse(get("/log/key").body().strip());
        SignedNote note = SignedNote.parse(file("checkpoint").orElseThrow());
        Checkpoint checkpoint = LogPolicy.of(key).open(note).checkpoint();
        assertThat(checkpoint.origin()).isEqualTo("g.example/log/mobility");
        return PublishedEntries.of(checkpoint.size(), RecordedSearchesTest::file);
    }

    private static List<Finding> replay(List<byte[]> entries) {
        Map<String, RegisteredOperator> registered = new HashMap<>();
        LEDGER.operators.forEach(operator -> registered.put(
                operator.getOperatorId(),
                new RegisteredOperator(
                        operator.getOperatorId(),
                        operator.getKind() == OperatorKind.OPERATOR_KIND_ON_DEMAND,
                        Octets.of(operator.getSigningKey().toByteArray()))));
        List<Finding> findings = new ArrayList<>();
        Replay replay = new Replay(moment -> registered, WitnessTimes.none(), index -> true, findings::add);
        entries.forEach(replay::accept);
        return findings;
    }

    private static SearchRecord record(String receipt) {
        LogEntry entry = LogEntry.parse(Base64.getDecoder().decode(text(receipt, "entry")));
        return (SearchRecord) entry.body();
    }

    @Test
    void all_that_is_searched_is_on_the_log_and_its_replay_finds_nothing_wrong() {
        plan("");
        plan(",\"order\":\"PRICE\"");
        plan(",\"order\":\"GREENEST\",\"passengers\":2");
        plan(",\"order\":\"DIRECT_FIRST\",\"avoidOperators\":[\"bo\"]");
        plan(",\"order\":\"OWN_WEIGHTS\",\"weights\":{\"price\":3,\"elapsed\":1},\"windowMinutes\":120");
        plan(",\"modes\":[\"BUS\"]");
        plan(",\"modes\":[\"TRAM\"]");
        String last = plan("").replace("departAt", "");
        receipt(last);

        List<byte[]> entries = entries();
        assertThat(replay(entries)).isEmpty();
        assertThat(entries).hasSizeGreaterThanOrEqualTo(8);
    }

    @Test
    void the_record_says_what_each_operator_answered_and_what_became_of_each_offer() {
        SearchRecord record = record(receipt(plan("")));

        Map<String, AskedOperator> asked = new HashMap<>();
        record.operators().forEach(operator -> asked.put(operator.operator(), operator));
        assertThat(asked.get("bus").reason()).isEqualTo(AnswerReason.SEARCHED);
        assertThat(asked.get("ana").kind()).isEqualTo(AnswerKind.OFFER);
        assertThat(asked.get("full").reason()).isEqualTo(AnswerReason.NO_VEHICLE);
        assertThat(asked.get("slow").kind()).isEqualTo(AnswerKind.LATE);
        assertThat(asked.get("false").reason()).isEqualTo(AnswerReason.INVALID_ANSWER);
        assertThat(fates(record, OfferKind.QUOTE))
                .containsEntry("ana", OfferFate.USED)
                .containsEntry("bo", OfferFate.USED)
                .containsEntry("dear", OfferFate.OUTDONE)
                .containsEntry("gone", OfferFate.EXPIRED)
                .doesNotContainKeys("full", "slow", "false");
        assertThat(fates(record, OfferKind.TIMETABLE)).containsEntry("bus", OfferFate.USED);
        assertThat(record.heard().orElseThrow().refusals())
                .extracting(
                        refusal -> record.operators().get(refusal.operator()).operator())
                .containsExactly("shut");
    }

    private static Map<String, OfferFate> fates(SearchRecord record, OfferKind kind) {
        Map<String, OfferFate> fates = new HashMap<>();
        for (ReceivedOffer offer : record.offers()) {
            if (offer.kind() == kind) {
                fates.put(record.operators().get(offer.operator()).operator(), offer.fate());
            }
        }
        return fates;
    }

    /** The acknowledgements that this operator was given, each signed by the log. */
    private static List<AcknowledgedAnswer> acknowledged(String operator) {
        VerifierKey key = VerifierKey.parse(get("/log/key").body().strip());
        return NODES.stream()
                .filter(node -> node.id().equals(operator))
                .flatMap(node -> node.acknowledged.stream())
                .map(note -> Acknowledgement.open(SignedNote.parse(note.toByteArray()), key))
                .peek(said -> assertThat(said.operator()).isEqualTo(operator))
                .flatMap(said -> said.answers().stream())
                .toList();
    }

    @Test
    void each_answer_that_is_on_the_log_is_acknowledged_to_who_gave_it() {
        String receipt = receipt(plan(""));
        SearchRecord record = record(receipt);
        Map<String, Digest> signed = new HashMap<>();
        record.offers().stream()
                .filter(offer -> offer.kind() == OfferKind.QUOTE)
                .forEach(offer ->
                        signed.put(record.operators().get(offer.operator()).operator(), offer.digest()));
        record.heard()
                .orElseThrow()
                .refusals()
                .forEach(refusal ->
                        signed.put(record.operators().get(refusal.operator()).operator(), refusal.digest()));
        assertThat(signed).containsKeys("ana", "dear", "gone", "shut").doesNotContainKeys("full", "slow", "false");
        signed.forEach((operator, digest) -> {
            Await.until(
                    () -> {},
                    () -> acknowledged(operator).stream()
                            .anyMatch(answer -> answer.digest().equals(digest)));
            AcknowledgedAnswer answer = acknowledged(operator).stream()
                    .filter(one -> one.digest().equals(digest))
                    .findFirst()
                    .orElseThrow();
            assertThat(receipt).contains("\"index\":" + answer.index());
            assertThat(answer.search()).isEqualTo(record.head().search());
        });
        assertThat(acknowledged("full")).isEmpty();
        assertThat(acknowledged("slow")).isEmpty();
    }

    @Test
    void two_that_offer_the_very_same_are_both_shown_and_the_draw_says_which_is_first() {
        String plan = plan("");

        assertThat(plan).contains("\"id\":\"ana\"", "\"id\":\"bo\"");
        assertThat(record(receipt(plan)).shown()).hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void a_receipt_proves_the_entry_and_opens_what_was_asked() {
        String secret = HexFormat.of().formatHex(new byte[] {
            7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7
        });
        String plan = plan(",\"secret\":\"" + secret + "\"");
        String receipt = receipt(plan);

        SearchRecord record = record(receipt);
        SearchSecret drawn = new SearchSecret(Octets.of(HexFormat.of().parseHex(secret)));
        assertThat(text(receipt, "secret")).isEqualTo(secret);
        assertThat(record.head().search()).isEqualTo(drawn.search());
        assertThat(record.head().request())
                .isEqualTo(drawn.request(text(receipt, "request").getBytes(StandardCharsets.UTF_8)));
        assertThat(text(receipt, "request")).contains("from: 410041000 -80000000\n", "order: SOONEST\n");
        LogProof proof = LogProof.parse(text(receipt, "proof").getBytes(StandardCharsets.UTF_8));
        proof.verify(
                Base64.getDecoder().decode(text(receipt, "entry")),
                LogPolicy.of(VerifierKey.parse(get("/log/key").body().strip())));

        HttpResponse<String> again = Answers.to(HttpRequest.newBuilder(base.resolve("/api/plans"))
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(ACROSS.formatted(",\"secret\":\"" + secret + "\""))));
        assertThat(again.statusCode()).isEqualTo(400);
        assertThat(again.body()).contains("belongs to another search of today");
    }

    @Test
    void what_the_log_shows_to_everybody_names_no_receipt() {
        String plan = plan("");

        assertThat(get("/api/searches/" + text(plan, "search") + "/receipt").statusCode())
                .isEqualTo(404);
        assertThat(receipt(plan)).contains(text(plan, "search"));
    }

    @Test
    void a_deviation_is_found_at_its_index() {
        // Without one of the two that are equal, so that nothing waits for the day's seed.
        receipt(plan(",\"avoidOperators\":[\"bo\"]"));
        List<byte[]> entries = entries();
        int place = entries.size() - 1;
        LogEntry honest = LogEntry.parse(entries.get(place));
        SearchRecord search = (SearchRecord) honest.body();

        entries.set(place, bytes(honest, swapped(search)));
        assertThat(replay(entries))
                .extracting(Finding::index, Finding::code)
                .containsExactly(org.assertj.core.groups.Tuple.tuple((long) place, FindingCode.ORDER_DIFFERS));

        entries.set(place, bytes(honest, without(search, "slow")));
        assertThat(replay(entries))
                .extracting(Finding::index, Finding::code)
                .contains(org.assertj.core.groups.Tuple.tuple((long) place, FindingCode.OPERATOR_LEFT_OUT));
    }

    private static byte[] bytes(LogEntry honest, SearchRecord other) {
        return new LogEntry(honest.momentMillis(), honest.gateway(), other).bytes();
    }

    /** The bus, which differs from all others, changes places with what stands beside it. */
    private static SearchRecord swapped(SearchRecord search) {
        List<Integer> shown = new ArrayList<>(search.shown());
        int bus = 0;
        while (!search.options().get(shown.get(bus)).features().publicTransport()) {
            bus++;
        }
        Collections.swap(shown, bus, bus == 0 ? 1 : bus - 1);
        return new SearchRecord(search.head(), search.operators(), search.offers(), search.options(), shown);
    }

    /** As if an operator that stands behind all that offered had not been there. */
    private static SearchRecord without(SearchRecord search, String operator) {
        List<AskedOperator> operators = new ArrayList<>(search.operators());
        operators.removeIf(one -> one.operator().equals(operator));
        return new SearchRecord(search.head(), operators, search.offers(), search.options(), search.shown());
    }

    @Test
    void the_log_is_served_as_static_files() {
        receipt(plan(""));

        HttpResponse<String> checkpoint = get("/log/checkpoint");
        assertThat(checkpoint.headers().firstValue("cache-control")).hasValue("no-cache");
        assertThat(get("/logs/mobility/checkpoint").body()).isNotEmpty();
        long size = Checkpoint.parse(
                        SignedNote.parse(file("checkpoint").orElseThrow()).text())
                .size();
        HttpResponse<String> tile = get("/log/tile/0/000.p/" + size);
        assertThat(tile.statusCode()).isEqualTo(200);
        assertThat(tile.headers().firstValue("cache-control").orElseThrow()).contains("immutable");
        assertThat(get("/log/tile/0/x001/000").statusCode()).isEqualTo(404);
        for (String bad :
                List.of("0/000.p/0", "0/000.p/256", "0/1", "64/000", "0/../checkpoint", "entries/%2e%2e/log-seeds")) {
            assertThat(get("/log/tile/" + bad).statusCode()).as(bad).isIn(400, 404);
        }
        assertThat(get("/logs/nowhere/checkpoint").statusCode()).isEqualTo(404);
        assertThat(get("/openapi").body()).contains("/log/tile/", "/api/searches/{planId}/receipt", "OWN_WEIGHTS");
    }

    @Test
    void what_makes_no_sense_of_order_weights_and_secret_is_refused_by_its_name() {
        for (String bad : List.of(
                ",\"order\":\"CHEAPEST\"",
                ",\"weights\":{\"price\":1}",
                ",\"order\":\"OWN_WEIGHTS\"",
                ",\"order\":\"OWN_WEIGHTS\",\"weights\":{\"price\":1000001}",
                ",\"secret\":\"abcd\"",
                ",\"secret\":\"nothexadecimal\"")) {
            HttpResponse<String> answer = Answers.to(HttpRequest.newBuilder(base.resolve("/api/plans"))
                    .header("content-type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(ACROSS.formatted(bad))));
            assertThat(answer.statusCode()).as(bad).isEqualTo(400);
            assertThat(answer.body()).as(bad).contains("BAD_REQUEST").containsAnyOf("order", "weights", "secret");
        }
        assertThat(get("/api/searches/none/receipt").statusCode()).isEqualTo(404);
        assertThat(get("/api/searches/none/receipt?waitSeconds=11").statusCode())
                .isEqualTo(400);
    }
}
