package org.commonway.audit.market.bias;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.commonway.audit.digest.Digest;
import org.commonway.audit.digest.Octets;
import org.commonway.audit.market.bias.SimulatedCity.Way;
import org.commonway.audit.ranking.Features;
import org.commonway.audit.ranking.OrderAsked;
import org.commonway.audit.ranking.Policy;
import org.commonway.audit.record.AnswerKind;
import org.commonway.audit.record.AnswerReason;
import org.commonway.audit.record.AskedOperator;
import org.commonway.audit.record.ListedOption;
import org.commonway.audit.record.OfferFate;
import org.commonway.audit.record.OfferKind;
import org.commonway.audit.record.ReceivedOffer;
import org.commonway.audit.record.RidePart;
import org.commonway.audit.record.SearchHead;
import org.commonway.audit.record.SearchRecord;
import org.commonway.audit.record.SearchSecret;
import org.commonway.audit.seed.SeedDay;

/** One search at a gateway that may do something to its own van or to the rival's; to be ranked. */
final class SimulatedSearch {
    private static final int DEADLINE = 1_000;
    private static final int RIVAL = SimulatedCity.VANS.indexOf("rival-van");

    private final Random random;
    private final Optional<PlantedBias> bias;
    private final List<AskedOperator> operators = new ArrayList<>();
    private final List<ReceivedOffer> offers = new ArrayList<>();
    private final List<Features> trips = new ArrayList<>();
    private final List<Integer> offerOfTrip = new ArrayList<>();
    private final OrderAsked asked;
    private final Way way;

    SimulatedSearch(long momentMillis, Random random, Optional<PlantedBias> bias) {
        this.random = random;
        this.bias = bias;
        this.asked = SimulatedCity.asked(random);
        this.way = Way.any(momentMillis, random);
        searchWhatIsPublished();
        askVans();
    }

    /** The record under a name of its own, not ranked yet. Called again it gives the same search another name. */
    SearchRecord named(Policy policy, SeedDay day) {
        SearchSecret secret = new SearchSecret(Octets.of(bytes(SearchSecret.BYTES)));
        SearchHead head = new SearchHead(secret.search(), secret.request(bytes(40)), policy.hash(), day, asked, "EUR");
        List<ListedOption> options = new ArrayList<>();
        options.add(new ListedOption(way.walk(), 0, List.of()));
        for (int i = 0; i < trips.size(); i++) {
            RidePart part = new RidePart(offerOfTrip.get(i), secret.ride(new byte[] {(byte) i}));
            options.add(new ListedOption(trips.get(i), 0, List.of(part)));
        }
        return new SearchRecord(head, operators, offers, options, List.of());
    }

    private void searchWhatIsPublished() {
        for (int i = 0; i < SimulatedCity.SEARCHED.size(); i++) {
            operators.add(AskedOperator.notAsked(SimulatedCity.SEARCHED.get(i), AnswerReason.SEARCHED));
            offer(i, i == 0 ? OfferKind.VEHICLES : OfferKind.TIMETABLE);
            trip(i, i == 0 ? way.bicycle(random) : way.scheduled(1 + random.nextInt(2), random));
        }
    }

    private void askVans() {
        List<Integer> turn = new ArrayList<>(
                IntStream.range(0, SimulatedCity.VANS.size()).boxed().toList());
        Collections.shuffle(turn, random);
        for (int van = 0; van < turn.size(); van++) {
            int atMillis = 2 * turn.get(van) + random.nextInt(4);
            AskedOperator answer = answer(van, atMillis + lateness(van), SimulatedCity.answerMillis(van, random));
            boolean dropped = van == RIVAL && answer.kind() == AnswerKind.OFFER && drops();
            if (dropped && is(PlantedBias.HIDDEN_DROP)) {
                answer = late(van, answer.askedMillis());
            }
            operators.add(answer);
            if (answer.kind() == AnswerKind.OFFER && !dropped) {
                offer(operators.size() - 1, OfferKind.QUOTE);
                trip(offers.size() - 1, way.van(random));
            }
        }
    }

    private AskedOperator answer(int van, int atMillis, int naturalMillis) {
        String id = SimulatedCity.VANS.get(van);
        int answered = atMillis + naturalMillis + (van == RIVAL && is(PlantedBias.HIDDEN_DELAY) ? 300 : 0);
        int draw = random.nextInt(100);
        if (draw < 4) {
            return AskedOperator.notAsked(id, AnswerReason.RIDER_EXCLUDED);
        }
        if (answered > DEADLINE) {
            return late(van, atMillis);
        }
        if (draw < 6) {
            return new AskedOperator(id, AnswerKind.ERROR, AnswerReason.UNREACHABLE, atMillis, DEADLINE, answered);
        }
        if (draw < 20) {
            return new AskedOperator(id, AnswerKind.REFUSED, AnswerReason.NO_VEHICLE, atMillis, DEADLINE, answered);
        }
        return new AskedOperator(id, AnswerKind.OFFER, AnswerReason.NONE, atMillis, DEADLINE, answered);
    }

    private static AskedOperator late(int van, int atMillis) {
        return new AskedOperator(
                SimulatedCity.VANS.get(van), AnswerKind.LATE, AnswerReason.NONE, atMillis, DEADLINE, 0);
    }

    private int lateness(int van) {
        if (van != RIVAL) {
            return 0;
        }
        return is(PlantedBias.LATE_ASKING) ? 80 : is(PlantedBias.OPEN_DELAY) ? 300 : 0;
    }

    private boolean drops() {
        return (is(PlantedBias.OPEN_DROP) || is(PlantedBias.HIDDEN_DROP)) && random.nextInt(4) == 0;
    }

    private boolean is(PlantedBias one) {
        return bias.isPresent() && bias.get() == one;
    }

    private void offer(int operator, OfferKind kind) {
        offers.add(new ReceivedOffer(
                operator,
                kind,
                Digest.read(bytes(Digest.BYTES)),
                Octets.of(bytes(ReceivedOffer.KEY_ID_BYTES)),
                Octets.of(bytes(kind == OfferKind.QUOTE ? 8 : 0)),
                OfferFate.USED,
                Optional.empty()));
    }

    private void trip(int offer, Features trip) {
        trips.add(trip);
        offerOfTrip.add(offer);
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
