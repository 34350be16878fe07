package org.commonway.audit.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.commonway.audit.digest.Digest;
import org.commonway.audit.digest.Octets;
import org.commonway.audit.ranking.Features;
import org.commonway.audit.ranking.Markets;
import org.commonway.audit.ranking.OrderAsked;
import org.commonway.audit.ranking.Policy;
import org.commonway.audit.seed.DailySeed;
import org.commonway.audit.seed.SeedDay;
import org.junit.jupiter.api.Test;

/** The same trips under other operators: in ten thousand markets nothing moves. */
class IdentitySwapTest {
    private static final int MARKETS = 10_000;
    private static final Policy POLICY = Policy.ofVersion(1);

    /** All that an operator is and that must not count. */
    private record Identity(String id, String name, String owner, int vehicles, int commissionBasisPoints) {
        static Identity any(String id, Random random) {
            return new Identity(
                    id, "n" + random.nextInt(), "o" + random.nextInt(3), random.nextInt(5000), random.nextInt(2000));
        }

        /** What it signs has all of it, and so has the digest of the offer. */
        Digest offer() {
            return Digest.of(toString().getBytes(UTF_8));
        }
    }

    /**
     * What is searched.
     *
     * @param secret of the search
     * @param trips each with the places of the operators that run it
     */
    private record Market(SearchSecret secret, OrderAsked asked, DailySeed seed, List<Trip> trips) {}

    private record Trip(Features features, List<Integer> operators) {}

    private static Market market(Random random) {
        List<Trip> trips = new ArrayList<>();
        for (int i = 1 + random.nextInt(25); i > 0; i--) {
            boolean twin = !trips.isEmpty() && random.nextInt(5) == 0;
            Features features = twin ? trips.get(random.nextInt(trips.size())).features() : Markets.trip(random);
            List<Integer> run = random.ints(1 + random.nextInt(3), 0, 6).boxed().toList();
            trips.add(new Trip(features, run));
        }
        return new Market(
                new SearchSecret(Octets.of(Markets.digest(random).bytes())),
                Markets.asked(random),
                SampleSearches.seed(new SeedDay(20_600), random),
                trips);
    }

    /** The places of the trips in the order shown, as a gateway shows and records them. */
    private static List<Integer> shown(Market market, IntFunction<List<Identity>> operatorsOfTrip) {
        Set<String> ids = new TreeSet<>();
        Map<String, Identity> byId = new HashMap<>();
        for (int i = 0; i < market.trips().size(); i++) {
            operatorsOfTrip.apply(i).forEach(one -> {
                ids.add(one.id());
                byId.put(one.id(), one);
            });
        }
        List<String> listed = List.copyOf(ids);
        List<AskedOperator> operators = listed.stream()
                .map(id -> AskedOperator.notAsked(id, AnswerReason.SEARCHED))
                .toList();
        List<ReceivedOffer> offers = IntStream.range(0, listed.size())
                .mapToObj(i -> offer(i, byId.get(listed.get(i))))
                .toList();
        List<ListedOption> options = new ArrayList<>();
        for (int i = 0; i < market.trips().size(); i++) {
            Digest ride = market.secret().ride(new byte[] {(byte) i});
            List<RidePart> parts = operatorsOfTrip.apply(i).stream()
                    .map(one -> new RidePart(listed.indexOf(one.id()), ride))
                    .toList();
            options.add(new ListedOption(market.trips().get(i).features(), 0, parts));
        }
        SearchHead head = new SearchHead(
                market.secret().search(),
                market.secret().request(new byte[0]),
                POLICY.hash(),
                market.seed().day(),
                market.asked(),
                "EUR");
        SearchRecord record = new SearchRecord(head, operators, offers, options, List.of());
        return record.rankedBy(POLICY, market.seed().lots(head.search())).shown();
    }

    private static ReceivedOffer offer(int place, Identity operator) {
        return new ReceivedOffer(
                place,
                OfferKind.VEHICLES,
                operator.offer(),
                Octets.of(new byte[8]),
                Octets.of(),
                OfferFate.USED,
                Optional.empty());
    }

    private static IntFunction<List<Identity>> by(Market market, List<Identity> identities) {
        return trip -> market.trips().get(trip).operators().stream()
                .map(identities::get)
                .toList();
    }

    @Test
    void permuting_renaming_selling_splitting_and_merging_operators_moves_no_trip() {
        Random random = new Random(20_260_501);
        int draws = 0;
        for (int i = 0; i < MARKETS; i++) {
            Market market = market(random);
            List<Identity> were = IntStream.range(0, 6)
                    .mapToObj(n -> Identity.any("operator-" + n, random))
                    .toList();
            List<Integer> order = shown(market, by(market, were));
            List<Identity> permuted = new ArrayList<>(were);
            Collections.shuffle(permuted, random);
            draws += isSame(market, order, shown(market, by(market, permuted)));
            List<Identity> renamed = IntStream.range(0, 6)
                    .mapToObj(n -> Identity.any("new-" + random.nextInt(1000) + "-" + n, random))
                    .toList();
            draws += isSame(market, order, shown(market, by(market, renamed)));
            draws += isSame(
                    market, order, shown(market, trip -> split(by(market, were).apply(trip), trip)));
            Identity one = were.get(0);
            draws += isSame(market, order, shown(market, trip -> List.of(one)));
        }
        // Twins there were, or the draw was never tried.
        assertThat(draws).isGreaterThan(MARKETS);
    }

    private static List<Identity> split(List<Identity> operators, int trip) {
        return operators.stream()
                .map(one -> new Identity(one.id() + "-" + trip % 2, one.name(), one.owner(), 1, 0))
                .toList();
    }

    /** The same trips on the same places; only trips equal in all features may be drawn in another order. */
    private static int isSame(Market market, List<Integer> before, List<Integer> after) {
        assertThat(features(market, after)).isEqualTo(features(market, before));
        Set<Features> seen = new HashSet<>();
        Set<Features> twins = new HashSet<>();
        market.trips().stream()
                .map(Trip::features)
                .filter(one -> !seen.add(one))
                .forEach(twins::add);
        for (int i = 0; i < before.size(); i++) {
            if (!twins.contains(market.trips().get(before.get(i)).features())) {
                assertThat(after.get(i)).isEqualTo(before.get(i));
            }
        }
        return twins.size();
    }

    private static List<Features> features(Market market, List<Integer> shown) {
        return shown.stream().map(place -> market.trips().get(place).features()).toList();
    }
}
