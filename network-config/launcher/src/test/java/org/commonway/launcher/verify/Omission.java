package org.commonway.launcher.verify;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.commonway.audit.acknowledgement.AcknowledgedStream;
import org.commonway.audit.digest.Digest;
import org.commonway.audit.record.AnswerKind;
import org.commonway.audit.record.AnswerReason;
import org.commonway.audit.record.AskedOperator;
import org.commonway.audit.record.Heard;
import org.commonway.audit.record.LogEntry;
import org.commonway.audit.record.ReceivedOffer;
import org.commonway.audit.record.SearchHead;
import org.commonway.audit.record.SearchRecord;
import org.commonway.audit.record.SignedRefusal;
import org.commonway.audit.record.StreamState;

/**
 * Something that a gateway leaves out of its log after it has acknowledged it.
 *
 * @param code what it must be found as
 */
record Omission(String name, DifferenceCode code, Planter planter) {
    /** Changes a gateway's log; gives the index at which that must be found, or nothing where there is no room for it. */
    interface Planter {
        OptionalInt plant(SimulatedGateway gateway, Random random);
    }

    @Override
    public String toString() {
        return code + ": " + name;
    }

    static Stream<Omission> all() {
        return Stream.of(
                answer(
                        "a quote is dropped and its operator called late",
                        Omission::isQuoted,
                        s -> with(late(s), s.offers().subList(0, 1), heard(s))),
                answer(
                        "a quote is replaced by another",
                        Omission::isQuoted,
                        s -> with(s, List.of(s.offers().get(0), of(s.offers().get(1), 1)), heard(s))),
                answer(
                        "a quote is called another operator's",
                        Omission::isQuoted,
                        s -> with(s, List.of(ofOperator(s.offers().get(1), 2)), heard(s))),
                answer(
                        "a refusal is dropped and its operator called late",
                        s -> !isQuoted(s),
                        s -> with(late(s), s.offers(), new Heard(List.of(), heard(s).streams()))),
                answer(
                        "a refusal is replaced by another",
                        s -> !isQuoted(s),
                        s -> with(
                                s,
                                s.offers(),
                                new Heard(List.of(other(heard(s).refusals().get(0))), heard(s).streams()))),
                answer(
                        "a search is recorded in the first form, which says nothing of refusals",
                        s -> !isQuoted(s),
                        s -> new SearchRecord(s.head(), s.operators(), s.offers(), s.options(), s.shown())),
                new Omission(
                        "another search stands where one was",
                        DifferenceCode.ACKNOWLEDGED_SEARCH_MISSING,
                        (gateway, random) -> change(gateway, random, s -> true, s -> renamed(s))),
                new Omission(
                        "a search is left out and the others move up",
                        DifferenceCode.ACKNOWLEDGED_SEARCH_MISSING,
                        (gateway, random) -> {
                            int place = random.nextInt(gateway.entries.size() - 1);
                            gateway.entries.remove(place);
                            return OptionalInt.of(place);
                        }),
                new Omission(
                        "the log ends before the last search",
                        DifferenceCode.ACKNOWLEDGEMENT_AHEAD,
                        (gateway, random) -> {
                            gateway.entries.remove(gateway.entries.size() - 1);
                            return OptionalInt.of(gateway.entries.size());
                        }),
                new Omission(
                        "a search sees the stream as it was before an acknowledgement",
                        DifferenceCode.ACKNOWLEDGED_STATE_UNUSED,
                        (gateway, random) -> stale(gateway, random)),
                new Omission(
                        "a search goes back to a life of the stream that is over",
                        DifferenceCode.ACKNOWLEDGED_STATE_UNUSED,
                        (gateway, random) -> goneBack(gateway, random)),
                new Omission(
                        "a search is without the stream",
                        DifferenceCode.ACKNOWLEDGED_STREAM_DROPPED,
                        (gateway, random) -> covered(gateway, random, Optional.empty())),
                new Omission(
                        "a search sees a stream that nobody knows",
                        DifferenceCode.ACKNOWLEDGED_STREAM_DROPPED,
                        (gateway, random) -> covered(gateway, random, Optional.of("invented"))));
    }

    /** The answer of an operator is not in the record as it was acknowledged. */
    private static Omission answer(String name, Predicate<SearchRecord> fit, UnaryOperator<SearchRecord> change) {
        return new Omission(
                name,
                DifferenceCode.ACKNOWLEDGED_ANSWER_DROPPED,
                (gateway, random) -> change(gateway, random, fit, change));
    }

    private static Heard heard(SearchRecord search) {
        return search.heard().orElseThrow();
    }

    /** Changes one search that is such. */
    private static OptionalInt change(
            SimulatedGateway gateway, Random random, Predicate<SearchRecord> fit, UnaryOperator<SearchRecord> change) {
        List<Integer> places = IntStream.range(0, gateway.entries.size())
                .filter(place -> fit.test(search(gateway, place)))
                .boxed()
                .toList();
        if (places.isEmpty()) {
            return OptionalInt.empty();
        }
        int place = places.get(random.nextInt(places.size()));
        put(gateway, place, change.apply(search(gateway, place)));
        return OptionalInt.of(place);
    }

    private static SearchRecord search(SimulatedGateway gateway, int place) {
        return (SearchRecord) gateway.entries.get(place).body();
    }

    private static void put(SimulatedGateway gateway, int place, SearchRecord search) {
        LogEntry before = gateway.entries.get(place);
        gateway.entries.set(place, new LogEntry(before.momentMillis(), before.gateway(), search));
    }

    private static List<AcknowledgedStream> streams(SimulatedGateway gateway) {
        return gateway.acknowledgements.stream()
                .flatMap(said -> said.stream().stream())
                .toList();
    }

    /** A search that came in well after an acknowledgement of the stream that it saw, with one update less than that. */
    private static OptionalInt stale(SimulatedGateway gateway, Random random) {
        for (int place : shuffled(gateway, random)) {
            long moment = gateway.entries.get(place).momentMillis();
            Optional<StreamState> saw = state(gateway, place);
            Optional<AcknowledgedStream> before = streams(gateway).stream()
                    .filter(said -> said.atMillis() <= moment - AcknowledgedStreams.CLOCK_MILLIS)
                    .filter(said -> said.sequence() > 0)
                    .filter(said ->
                            saw.map(StreamState::stream).equals(Optional.of(StreamState.nameOf(said.streamId()))))
                    .findAny();
            if (before.isPresent()) {
                see(
                        gateway,
                        place,
                        Optional.of(before.get().streamId()),
                        before.get().sequence() - 1);
                return OptionalInt.of(place);
            }
        }
        return OptionalInt.empty();
    }

    private static OptionalInt goneBack(SimulatedGateway gateway, Random random) {
        List<AcknowledgedStream> said = streams(gateway);
        for (int place : shuffled(gateway, random)) {
            long moment = gateway.entries.get(place).momentMillis();
            for (AcknowledgedStream now : said) {
                Optional<AcknowledgedStream> over = said.stream()
                        .filter(one -> !one.streamId().equals(now.streamId()) && one.atMillis() < now.sinceMillis())
                        .findAny();
                if (over.isPresent() && now.sinceMillis() <= moment - AcknowledgedStreams.CLOCK_MILLIS) {
                    see(gateway, place, Optional.of(over.get().streamId()), Long.MAX_VALUE);
                    return OptionalInt.of(place);
                }
            }
        }
        return OptionalInt.empty();
    }

    /** A search in the middle of what was acknowledged as seen without a break sees this stream instead, or none. */
    private static OptionalInt covered(SimulatedGateway gateway, Random random, Optional<String> instead) {
        for (int place : shuffled(gateway, random)) {
            long moment = gateway.entries.get(place).momentMillis();
            boolean covered = streams(gateway).stream()
                    .anyMatch(said -> said.sinceMillis() + AcknowledgedStreams.CLOCK_MILLIS <= moment
                            && moment <= said.atMillis() - AcknowledgedStreams.IN_FLIGHT_MILLIS);
            if (covered) {
                see(gateway, place, instead, 7);
                return OptionalInt.of(place);
            }
        }
        return OptionalInt.empty();
    }

    private static List<Integer> shuffled(SimulatedGateway gateway, Random random) {
        List<Integer> places = new ArrayList<>(
                IntStream.range(0, gateway.entries.size()).boxed().toList());
        Collections.shuffle(places, random);
        return places;
    }

    private static Optional<StreamState> state(SimulatedGateway gateway, int place) {
        return search(gateway, place).heard().orElseThrow().streams().stream().findFirst();
    }

    private static void see(SimulatedGateway gateway, int place, Optional<String> streamId, long sequence) {
        SearchRecord search = search(gateway, place);
        List<StreamState> streams = streamId.stream()
                .map(id -> new StreamState(SimulatedGateway.BIKES, StreamState.nameOf(id), sequence))
                .toList();
        put(
                gateway,
                place,
                with(
                        search,
                        search.offers(),
                        new Heard(search.heard().orElseThrow().refusals(), streams)));
    }

    private static boolean isQuoted(SearchRecord search) {
        return search.operators().get(SimulatedGateway.VAN).kind() == AnswerKind.OFFER;
    }

    private static SearchRecord with(SearchRecord search, List<ReceivedOffer> offers, Heard heard) {
        return new SearchRecord(
                search.head(), search.operators(), offers, search.options(), search.shown(), Optional.of(heard));
    }

    private static SearchRecord late(SearchRecord search) {
        AskedOperator van = search.operators().get(SimulatedGateway.VAN);
        List<AskedOperator> operators = new ArrayList<>(search.operators());
        operators.set(
                SimulatedGateway.VAN,
                new AskedOperator("van", AnswerKind.LATE, AnswerReason.NONE, 0, van.deadlineMillis(), 0));
        return new SearchRecord(
                search.head(), operators, search.offers(), search.options(), search.shown(), search.heard());
    }

    private static SearchRecord renamed(SearchRecord search) {
        SearchHead head = search.head();
        SearchHead other =
                new SearchHead(digest(2), head.request(), head.policy(), head.day(), head.asked(), head.currency());
        return new SearchRecord(
                other, search.operators(), search.offers(), search.options(), search.shown(), search.heard());
    }

    private static ReceivedOffer of(ReceivedOffer offer, int number) {
        return new ReceivedOffer(
                offer.operator(),
                offer.kind(),
                digest(number),
                offer.keyId(),
                offer.signature(),
                offer.fate(),
                offer.outdone());
    }

    private static ReceivedOffer ofOperator(ReceivedOffer offer, int operator) {
        return new ReceivedOffer(
                operator,
                offer.kind(),
                offer.digest(),
                offer.keyId(),
                offer.signature(),
                offer.fate(),
                offer.outdone());
    }

    private static SignedRefusal other(SignedRefusal refusal) {
        return new SignedRefusal(refusal.operator(), digest(3), refusal.keyId(), refusal.signature());
    }

    private static Digest digest(int number) {
        return Digest.of(new byte[] {(byte) number});
    }
}
