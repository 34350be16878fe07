package org.commonway.gateway.record;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.commonway.audit.log.Cosigners;
import org.commonway.gateway.city.CityNetwork;
import org.commonway.gateway.offers.LiveOffers;
import org.commonway.gateway.operators.NodeWatch;
import org.commonway.gateway.operators.OperatorRegistry;
import org.commonway.gateway.plan.FoundTrips;
import org.commonway.gateway.plan.KeptPlans;
import org.commonway.gateway.plan.OperatorAnswer;
import org.commonway.gateway.plan.PlanAsk;
import org.commonway.gateway.plan.PlanTrip;
import org.commonway.gateway.plan.QuoteAnswer;
import org.commonway.gateway.plan.QuoteRound;
import org.commonway.gateway.plan.RideQuotes;
import org.commonway.gateway.plan.SearchMeter;
import org.commonway.gateway.plan.SearchRecorder;
import org.commonway.gateway.signed.SignedOffer;
import org.commonway.gateway.town.ListedOperators;
import org.commonway.ledger.envelope.Envelopes;
import org.commonway.planner.criterion.Criterion;
import org.commonway.planner.fare.FarePolicy;
import org.commonway.planner.mode.Mode;
import org.commonway.planner.place.Place;
import org.commonway.planner.request.Party;
import org.commonway.planner.request.Timing;
import org.commonway.planner.streets.graphhopper.GraphHopperStreets;
import org.commonway.planner.timetable.Timetable;
import org.commonway.planner.timetable.gtfs.GtfsReader;
import org.commonway.proto.ledger.v1.Operator;
import org.commonway.proto.ledger.v1.OperatorKind;
import org.commonway.proto.offer.v1.RideQuote;
import org.commonway.proto.type.v1.Moment;
import org.commonway.proto.type.v1.SignedEnvelope;
import org.commonway.rules.money.Money;
import org.commonway.rules.signature.EnvelopeSigner;
import org.commonway.rules.signature.SigningKeys;

/**
 * Says what recording costs a search: the same searches in turns, shown as the planner picks them and recorded, each with
 * ten operators of rides on demand that offer at once. Arguments: an OpenStreetMap extract, a GTFS zip, a date, and how
 * many searches.
 */
final class RecordingCost {
    private static final int DRIVERS = 10;
    private static final int WARM_UP = 200;

    private final Random random = new Random(1);
    private final Path folder;
    private final Timetable timetable;
    private final LocalDate date;
    private final CityNetwork network;
    private final ListedOperators ledger = new ListedOperators();
    private final Map<String, EnvelopeSigner> signers = new HashMap<>();
    private final SearchLog log;
    private long recordNanos;
    private long recordCpuNanos;

    private RecordingCost(Path folder, Path streets, Path gtfs, LocalDate date) throws IOException {
        this.folder = folder;
        this.timetable = GtfsReader.read("bus", gtfs).timetable();
        this.date = date;
        this.network = new CityNetwork(
                () -> GraphHopperStreets.open(streets, folder.resolve("streets")), Currency.getInstance("EUR"));
        network.open();
        network.put(timetable, Optional.of(FarePolicy.flat(Money.of(200, "EUR"), 60)));
        register("bus", OperatorKind.OPERATOR_KIND_TIMETABLE);
        for (int i = 0; i < DRIVERS; i++) {
            register("driver" + i, OperatorKind.OPERATOR_KIND_ON_DEMAND);
        }
        log = new SearchLog(
                new LogParts(folder, "g.example/log", Cosigners::none, new SecureRandom(), InstantSource.system()));
        log.tend();
    }

    private void register(String id, OperatorKind kind) {
        KeyPair keys = SigningKeys.generate(new SecureRandom());
        signers.put(id, new EnvelopeSigner(id, keys.getPrivate()));
        ledger.registerOperator(Operator.newBuilder()
                .setOperatorId(id)
                .setName(id)
                .setKind(kind)
                .setSigningKey(ByteString.copyFrom(SigningKeys.encode(keys.getPublic())))
                .build());
    }

    /** Offers that get dearer and slower, so that some are outdone. Signed once: nodes sign on machines of their own. */
    private RideQuotes quotes() {
        Map<String, SignedEnvelope> signed = new HashMap<>();
        return (operator, request, deadline) -> {
            int number = Integer.parseInt(operator.id().substring("driver".length()));
            long pickUp = request.getDepartAt().getEpochMillis() + 60_000L * number;
            RideQuote quote = RideQuote.newBuilder()
                    .setQuoteId(UUID.randomUUID().toString())
                    .setOperatorId(operator.id())
                    .setFrom(request.getFrom())
                    .setTo(request.getTo())
                    .setPassengers(request.getPassengers())
                    .setPickUpAt(Moment.newBuilder().setEpochMillis(pickUp))
                    .setArriveAt(
                            Moment.newBuilder().setEpochMillis(pickUp + 1_000L * request.getDurationSeconds() + 1_000))
                    .setPrice(org.commonway.proto.type.v1.Money.newBuilder()
                            .setMinorUnits(900 - 100L * (number % 5))
                            .setCurrency("EUR"))
                    .build();
            SignedEnvelope once = signed.computeIfAbsent(
                    operator.id(),
                    id -> Envelopes.seal(Optional.ofNullable(signers.get(id)).orElseThrow(), quote));
            SignedEnvelope envelope =
                    once.toBuilder().setPayload(quote.toByteString()).build();
            return CompletableFuture.completedFuture(
                    new QuoteAnswer.Offered(quote, envelope, SignedOffer.of(envelope, operator.signingKey())));
        };
    }

    private PlanTrip search(SearchRecorder recorder) {
        OperatorRegistry registry = new OperatorRegistry(ledger);
        registry.refresh();
        NodeWatch watch = new NodeWatch(registry, operator -> new CompletableFuture<>(), InstantSource.system());
        LiveOffers offers = new LiveOffers(
                registry,
                watch,
                (operator, from, listener) -> {
                    throw new IllegalStateException("nobody shares vehicles here");
                },
                InstantSource.system());
        SearchMeter meter = new SearchMeter() {
            @Override
            public void searched(Duration took, int options) {}

            @Override
            public void answered(String operatorId, OperatorAnswer.Answer answer) {}
        };
        return new PlanTrip(
                new PlanTrip.Parts(
                        "city",
                        network,
                        offers,
                        new QuoteRound(registry, watch, quotes(), Duration.ofSeconds(1)),
                        new KeptPlans(InstantSource.system()),
                        option -> "[]",
                        meter,
                        recorder),
                new PlanTrip.Times(
                        InstantSource.system(),
                        ZoneId.of("Europe/Lisbon"),
                        Optional.of(date),
                        () -> UUID.randomUUID().toString()));
    }

    private SearchRecorder recording() {
        SignedOffer ofBus = SignedOffer.of(
                Envelopes.seal(Optional.ofNullable(signers.get("bus")).orElseThrow(), RideQuote.getDefaultInstance()),
                ByteString.EMPTY);
        RankedSearches ranked = new RankedSearches(new RankedSearches.Parts(
                "city",
                Currency.getInstance("EUR"),
                log,
                new KeptReceipts(InstantSource.system()),
                recorded -> {},
                operator -> operator.equals("bus") ? Optional.of(ofBus) : Optional.empty(),
                new SecureRandom()));
        return new SearchRecorder() {
            @Override
            public void requireOpen() {
                ranked.requireOpen();
            }

            @Override
            public Recorded record(FoundTrips found) {
                long start = System.nanoTime();
                long cpu = cpuNanos();
                Recorded recorded = ranked.record(found);
                recordCpuNanos = cpuNanos() - cpu;
                recordNanos = System.nanoTime() - start;
                return recorded;
            }
        };
    }

    private static SearchRecorder showing() {
        return new SearchRecorder() {
            @Override
            public void requireOpen() {}

            @Override
            public Recorded record(FoundTrips found) {
                return new Recorded(found.result().options(), "");
            }
        };
    }

    private PlanAsk ask() {
        return new PlanAsk(
                place(),
                place(),
                List.of(),
                Optional.of(new PlanAsk.Moment(date.atTime(7 + random.nextInt(12), 0), Timing.End.DEPART_AT)),
                new Party(1, OptionalInt.empty(), Set.of(), Set.of()),
                new PlanAsk.Limits(
                        EnumSet.allOf(Mode.class),
                        Set.of(),
                        Optional.empty(),
                        Optional.empty(),
                        EnumSet.allOf(Criterion.class)),
                PlanAsk.Sorting.USUAL);
    }

    private Place place() {
        return new Place(
                "",
                timetable.stops().get(random.nextInt(timetable.stops().size())).coordinate());
    }

    private void run(int count) throws IOException {
        PlanTrip plain = search(showing());
        PlanTrip recorded = search(recording());
        List<long[]> measured = new ArrayList<>();
        int options = 0;
        for (int i = 0; i < WARM_UP + count; i++) {
            PlanAsk ask = ask();
            long[] one = new long[4];
            boolean plainFirst = random.nextBoolean();
            for (int turn = 0; turn < 2; turn++) {
                boolean now = (turn == 0) == plainFirst;
                long start = System.nanoTime();
                options += (now ? plain : recorded).plan(ask).options().size();
                one[now ? 0 : 1] = System.nanoTime() - start;
            }
            one[2] = recordNanos;
            one[3] = recordCpuNanos;
            if (i >= WARM_UP) {
                measured.add(one);
            }
        }
        tell("search without a record", measured, 0);
        tell("search with a record", measured, 1);
        tell("the record, by the clock", measured, 2);
        tell("the record, CPU", measured, 3);
        System.out.printf("%.1f options shown on average%n", (double) options / (2 * (WARM_UP + count)));
        log.close();
        try (var files = Files.walk(folder)) {
            files.sorted((one, other) -> other.compareTo(one))
                    .forEach(file -> file.toFile().delete());
        }
    }

    private static void tell(String what, List<long[]> measured, int column) {
        long[] sorted = measured.stream().mapToLong(one -> one[column]).sorted().toArray();
        System.out.printf(
                "%-26s p50 %.3f ms, p99 %.3f ms, mean %.3f ms%n",
                what,
                sorted[sorted.length / 2] / 1e6,
                sorted[sorted.length * 99 / 100] / 1e6,
                Arrays.stream(sorted).average().orElse(0) / 1e6);
    }

    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    public static void main(String[] arguments) throws IOException {
        new RecordingCost(
                        Files.createTempDirectory("recording"),
                        Path.of(arguments[0]),
                        Path.of(arguments[1]),
                        LocalDate.parse(arguments[2]))
                .run(Integer.parseInt(arguments[3]));
    }
}
