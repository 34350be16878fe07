package org.commonway.audit.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.commonway.audit.digest.Digest;
import org.commonway.audit.digest.Octets;
import org.commonway.audit.ranking.Features;
import org.commonway.audit.ranking.Markets;
import org.commonway.audit.ranking.OrderAsked;
import org.commonway.audit.ranking.Policy;
import org.commonway.audit.ranking.StepFree;
import org.commonway.audit.seed.DailySeed;
import org.commonway.audit.seed.SeedDay;

/** Searches in a city with a metro, buses, bicycles and five vans, as an honest gateway records them. */
public final class SampleSearches {
    /** Those that are never asked for a ride. */
    public static final List<String> SEARCHED = List.of("bikes", "bus", "metro");
    /** Those that are. */
    public static final List<String> ON_DEMAND = List.of("van-1", "van-2", "van-3", "van-4", "van-5");

    private static final int DEADLINE = 800;

    private final Random random;

    /** Searches by chance. */
    public SampleSearches(Random random) {
        this.random = random;
    }

    /** A search on the seed's day. */
    public SearchRecord search(Policy policy, DailySeed seed) {
        SearchSecret secret = new SearchSecret(Octets.of(bytes(SearchSecret.BYTES)));
        OrderAsked asked = Markets.asked(random);
        SearchHead head =
                new SearchHead(secret.search(), secret.request(bytes(60)), policy.hash(), seed.day(), asked, "EUR");
        List<AskedOperator> operators = operators();
        List<ReceivedOffer> offers = new ArrayList<>();
        List<ListedOption> options = new ArrayList<>();
        options.add(new ListedOption(walk(), 0, List.of()));
        for (int i = 0; i < SEARCHED.size(); i++) {
            OfferKind kind = i == 0 ? OfferKind.VEHICLES : OfferKind.TIMETABLE;
            boolean used = random.nextInt(4) > 0;
            offers.add(offer(i, kind, used ? OfferFate.USED : OfferFate.NO_TRIP, Optional.empty()));
            for (int trips = used ? 1 + random.nextInt(6) : 0; trips > 0; trips--) {
                boolean scheduled = kind == OfferKind.TIMETABLE;
                options.add(new ListedOption(ridden(scheduled, 1 + random.nextInt(3)), 0, parts(i, secret)));
            }
        }
        for (int i = 0; i < operators.size(); i++) {
            if (operators.get(i).kind() == AnswerKind.OFFER) {
                quote(i, offers, options, secret);
            }
        }
        Optional<Heard> heard = random.nextInt(4) == 0 ? Optional.empty() : Optional.of(heard(operators));
        return new SearchRecord(head, operators, offers, options, List.of(), heard)
                .rankedBy(policy, seed.lots(head.search()));
    }

    /** The refusals of all who refused, and where the bicycles' stream stood. */
    private Heard heard(List<AskedOperator> operators) {
        List<SignedRefusal> refusals = IntStream.range(0, operators.size())
                .filter(place -> operators.get(place).kind() == AnswerKind.REFUSED)
                .mapToObj(place -> new SignedRefusal(
                        place,
                        Markets.digest(random),
                        Octets.of(bytes(ReceivedOffer.KEY_ID_BYTES)),
                        Octets.of(bytes(70))))
                .toList();
        StreamState bikes = new StreamState(0, StreamState.nameOf("a life of bikes"), random.nextInt(1_000));
        return new Heard(refusals, List.of(bikes));
    }

    private List<AskedOperator> operators() {
        boolean wanted = random.nextInt(10) > 0;
        return Stream.concat(
                        SEARCHED.stream().map(id -> AskedOperator.notAsked(id, AnswerReason.SEARCHED)),
                        ON_DEMAND.stream().map(id -> onDemand(id, wanted)))
                .toList();
    }

    private AskedOperator onDemand(String id, boolean wanted) {
        if (!wanted) {
            return AskedOperator.notAsked(id, AnswerReason.NO_RIDE_WANTED);
        }
        int answered = 30 + random.nextInt(700);
        int at = random.nextInt(20);
        return switch (random.nextInt(10)) {
            case 0 -> AskedOperator.notAsked(id, AnswerReason.RIDER_EXCLUDED);
            case 1 -> new AskedOperator(id, AnswerKind.LATE, AnswerReason.NONE, at, DEADLINE, 0);
            case 2 -> new AskedOperator(id, AnswerKind.ERROR, AnswerReason.UNREACHABLE, at, DEADLINE, answered);
            case 3 -> new AskedOperator(id, AnswerKind.REFUSED, AnswerReason.NO_VEHICLE, at, DEADLINE, answered);
            default -> new AskedOperator(id, AnswerKind.OFFER, AnswerReason.NONE, at, DEADLINE, answered);
        };
    }

    /** A quote that is an option, perhaps just like one before it, or that a listed option outdoes. */
    private void quote(int operator, List<ReceivedOffer> offers, List<ListedOption> options, SearchSecret secret) {
        int like = random.nextInt(options.size());
        Features other = options.get(like).features();
        if (random.nextInt(6) == 0 && other.price().isPresent()) {
            Features worse = priced(other, other.price().getAsLong() + 10);
            offers.add(offer(operator, OfferKind.QUOTE, OfferFate.OUTDONE, Optional.of(new Outdone(like, worse))));
            return;
        }
        List<RidePart> parts = parts(offers.size(), secret);
        offers.add(offer(operator, OfferKind.QUOTE, OfferFate.USED, Optional.empty()));
        boolean twin = other.rides() == 1 && !other.publicTransport() && random.nextInt(3) == 0;
        options.add(new ListedOption(twin ? other : ridden(false, 1), 0, parts));
    }

    private ReceivedOffer offer(int operator, OfferKind kind, OfferFate fate, Optional<Outdone> outdone) {
        return new ReceivedOffer(
                operator,
                kind,
                Markets.digest(random),
                Octets.of(bytes(ReceivedOffer.KEY_ID_BYTES)),
                Octets.of(bytes(kind == OfferKind.QUOTE ? 71 : 0)),
                fate,
                outdone);
    }

    private List<RidePart> parts(int offer, SearchSecret secret) {
        return IntStream.rangeClosed(0, random.nextInt(3))
                .mapToObj(i -> new RidePart(offer, secret.ride(bytes(20))))
                .toList();
    }

    private Features walk() {
        return new Features(
                OptionalLong.of(0), 1_780_000_000, 4_000, 0, 5_000, 0, StepFree.UNKNOWN, false, OptionalInt.empty());
    }

    private Features ridden(boolean publicTransport, int rides) {
        Features any = Markets.trip(random);
        return new Features(
                any.price(),
                any.departureSeconds(),
                any.elapsedSeconds(),
                rides,
                any.walkMetres(),
                any.co2Grams(),
                any.stepFree(),
                publicTransport,
                any.likelihoodPercent());
    }

    /** The same trip at another price. */
    public static Features priced(Features f, long price) {
        return new Features(
                OptionalLong.of(price),
                f.departureSeconds(),
                f.elapsedSeconds(),
                f.rides(),
                f.walkMetres(),
                f.co2Grams(),
                f.stepFree(),
                f.publicTransport(),
                f.likelihoodPercent());
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    /** A seed of this day. */
    public static DailySeed seed(SeedDay day, Random random) {
        return new DailySeed(day, Octets.of(Markets.digest(random).bytes()));
    }

    /** A digest that names nothing in particular. */
    static Digest digest(int number) {
        return Digest.named("sample", new byte[] {(byte) number});
    }
}
