package org.commonway.audit.replay;

import static org.commonway.audit.replay.Planted.inSearch;
import static org.commonway.audit.replay.Planted.withOffer;
import static org.commonway.audit.replay.Planted.withOperator;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.commonway.audit.ranking.Features;
import org.commonway.audit.record.AnswerKind;
import org.commonway.audit.record.AnswerReason;
import org.commonway.audit.record.AskedOperator;
import org.commonway.audit.record.ListedOption;
import org.commonway.audit.record.OfferFate;
import org.commonway.audit.record.OfferKind;
import org.commonway.audit.record.Outdone;
import org.commonway.audit.record.ReceivedOffer;
import org.commonway.audit.record.SampleSearches;
import org.commonway.audit.record.SearchRecord;
import org.commonway.audit.record.SignedRefusal;
import org.commonway.audit.seed.SeedDay;

/** What a gateway may do wrong in one search. */
final class SearchDeviations {
    private SearchDeviations() {}

    static List<Planted> all() {
        List<Planted> all = new ArrayList<>(order());
        all.addAll(asking());
        all.addAll(offers());
        return all;
    }

    private static List<Planted> order() {
        return List.of(
                inSearch(
                        FindingCode.ORDER_DIFFERS,
                        "two trips change places",
                        s -> s.shown().size() > 1,
                        s -> {
                            List<Integer> shown = new ArrayList<>(s.shown());
                            Collections.swap(shown, 0, shown.size() - 1);
                            return Planted.withShown(s, shown);
                        }),
                inSearch(FindingCode.ORDER_DIFFERS, "a draw is turned round", s -> twins(s) >= 0, s -> {
                    List<Integer> shown = new ArrayList<>(s.shown());
                    Collections.swap(shown, twins(s), twins(s) + 1);
                    return Planted.withShown(s, shown);
                }),
                inSearch(
                        FindingCode.ORDER_DIFFERS,
                        "the last trip is not shown",
                        s -> true,
                        s -> Planted.withShown(s, s.shown().subList(0, s.shown().size() - 1))),
                inSearch(FindingCode.SCORE_DIFFERS, "a trip gets a point", s -> true, s -> {
                    ListedOption first = s.options().get(0);
                    ListedOption boosted = new ListedOption(first.features(), first.score() + 1, first.parts());
                    return new SearchRecord(
                            s.head(), s.operators(), s.offers(), Planted.changed(s.options(), 0, boosted), s.shown());
                }),
                inSearch(FindingCode.OPTION_TWICE, "a trip is listed twice", s -> true, s -> {
                    List<ListedOption> twice = Planted.changed(
                            s.options(), s.options().size(), s.options().get(0));
                    return reranked(Planted.withOptions(s, twice));
                }),
                inSearch(
                        FindingCode.PUBLIC_TRANSPORT_FALSE,
                        "a van is called public transport",
                        s -> quoted(s) >= 0,
                        s -> {
                            ListedOption van = s.options().get(quoted(s));
                            Features f = van.features();
                            Features scheduled = new Features(
                                    f.price(),
                                    f.departureSeconds(),
                                    f.elapsedSeconds(),
                                    f.rides(),
                                    f.walkMetres(),
                                    f.co2Grams(),
                                    f.stepFree(),
                                    true,
                                    f.likelihoodPercent());
                            return reranked(Planted.withOptions(
                                    s,
                                    Planted.changed(
                                            s.options(), quoted(s), new ListedOption(scheduled, 0, van.parts()))));
                        }));
    }

    private static List<Planted> asking() {
        AskedOperator ghost = AskedOperator.notAsked("ghost", AnswerReason.SEARCHED);
        AskedOperator again = AskedOperator.notAsked("van-1", AnswerReason.RIDER_EXCLUDED);
        return List.of(
                inSearch(
                        FindingCode.OPERATOR_UNKNOWN,
                        "one that is not registered",
                        s -> true,
                        s -> withOperator(s, s.operators().size(), ghost)),
                inSearch(
                        FindingCode.OPERATOR_TWICE,
                        "one is named twice",
                        s -> true,
                        s -> withOperator(s, s.operators().size(), again)),
                inSearch(
                        FindingCode.OPERATOR_LEFT_OUT,
                        "the last is left out",
                        s -> s.operators().get(7).kind() != AnswerKind.OFFER,
                        s -> new SearchRecord(
                                s.head(), s.operators().subList(0, 7), s.offers(), s.options(), s.shown())),
                inSearch(
                        FindingCode.ASKED_UNEQUALLY,
                        "a van is called a timetable",
                        s -> late(s) >= 0,
                        s -> at(s, late(s), o -> AskedOperator.notAsked(o.operator(), AnswerReason.SEARCHED))),
                inSearch(
                        FindingCode.ASKED_UNEQUALLY,
                        "no ride is wanted of one alone",
                        s -> late(s) >= 0 && asked(s) != late(s),
                        s -> at(s, late(s), o -> AskedOperator.notAsked(o.operator(), AnswerReason.NO_RIDE_WANTED))),
                inSearch(
                        FindingCode.ASKED_LATE,
                        "one is asked 300 ms later",
                        s -> late(s) >= 0 && asked(s) != late(s),
                        s -> at(s, late(s), o -> times(o, o.askedMillis() + 300, o.deadlineMillis(), 0))),
                inSearch(
                        FindingCode.DEADLINE_UNEQUAL,
                        "one has more time",
                        s -> late(s) >= 0 && asked(s) != late(s),
                        s -> at(s, late(s), o -> times(o, o.askedMillis(), o.deadlineMillis() + 1, 0))),
                inSearch(
                        FindingCode.ANSWER_AFTER_DEADLINE,
                        "one is waited for",
                        s -> offering(s) >= 0,
                        s -> at(
                                s,
                                offering(s),
                                o -> times(o, o.askedMillis(), o.deadlineMillis(), o.deadlineMillis() + 1))));
    }

    private static List<Planted> offers() {
        return List.of(
                inSearch(
                        FindingCode.OFFER_MISSING,
                        "a quote is nowhere",
                        s -> late(s) >= 0,
                        s -> at(
                                s,
                                late(s),
                                o -> new AskedOperator(
                                        o.operator(),
                                        AnswerKind.OFFER,
                                        AnswerReason.NONE,
                                        o.askedMillis(),
                                        o.deadlineMillis(),
                                        o.askedMillis()))),
                inSearch(
                        FindingCode.OFFER_UNASKED,
                        "a quote of one that refused",
                        s -> offering(s) >= 0,
                        s -> at(
                                s,
                                offering(s),
                                o -> new AskedOperator(
                                        o.operator(),
                                        AnswerKind.REFUSED,
                                        AnswerReason.OTHER,
                                        o.askedMillis(),
                                        o.deadlineMillis(),
                                        o.answeredMillis()))),
                inSearch(
                        FindingCode.REFUSAL_UNASKED,
                        "one that refused is called late",
                        s -> refusing(s) >= 0,
                        s -> at(
                                s,
                                refusing(s),
                                o -> new AskedOperator(
                                        o.operator(),
                                        AnswerKind.LATE,
                                        AnswerReason.NONE,
                                        o.askedMillis(),
                                        o.deadlineMillis(),
                                        0))),
                inSearch(FindingCode.OFFER_DROPPED, "a quote's option is dropped", SearchDeviations::canDrop, s -> {
                    List<ListedOption> fewer = new ArrayList<>(s.options());
                    fewer.remove(quoted(s));
                    return reranked(Planted.withOptions(s, fewer));
                }),
                inSearch(
                        FindingCode.OFFER_FATE_FALSE,
                        "a quote in an option is called expired",
                        s -> quoted(s) >= 0,
                        s -> fate(s, s.options().get(quoted(s)).parts().get(0).offer(), OfferFate.EXPIRED)),
                inSearch(
                        FindingCode.OFFER_NOT_OUTDONE, "a cheaper quote is called outdone", s -> outdone(s) >= 0, s -> {
                            ReceivedOffer offer = s.offers().get(outdone(s));
                            Outdone by = offer.outdone().orElseThrow();
                            Features option = s.options().get(by.option()).features();
                            Features better = SampleSearches.priced(
                                    by.ride(), Math.max(0, option.price().orElse(1) - 1));
                            return withOffer(s, outdone(s), with(offer, Optional.of(new Outdone(by.option(), better))));
                        }));
    }

    private static SearchRecord at(SearchRecord search, int place, UnaryOperator<AskedOperator> change) {
        return withOperator(search, place, change.apply(search.operators().get(place)));
    }

    private static SearchRecord fate(SearchRecord search, int place, OfferFate fate) {
        ReceivedOffer o = search.offers().get(place);
        return withOffer(
                search,
                place,
                new ReceivedOffer(
                        o.operator(), o.kind(), o.digest(), o.keyId(), o.signature(), fate, Optional.empty()));
    }

    private static ReceivedOffer with(ReceivedOffer o, Optional<Outdone> outdone) {
        return new ReceivedOffer(o.operator(), o.kind(), o.digest(), o.keyId(), o.signature(), o.fate(), outdone);
    }

    private static AskedOperator times(AskedOperator o, int asked, int deadline, int answered) {
        return new AskedOperator(o.operator(), o.kind(), o.reason(), asked, deadline, answered);
    }

    private static SearchRecord reranked(SearchRecord search) {
        SeedDay day = search.head().day();
        return Planted.ranked(search, SampleLog.inForce(day));
    }

    private static int late(SearchRecord search) {
        return Planted.operator(search, o -> o.kind() == AnswerKind.LATE);
    }

    private static int asked(SearchRecord search) {
        return Planted.operator(search, o -> o.asked() && o.kind() != AnswerKind.LATE);
    }

    private static int offering(SearchRecord search) {
        return Planted.operator(search, o -> o.kind() == AnswerKind.OFFER);
    }

    /** The place of an operator that refused, by its own signature; -1 for none. */
    private static int refusing(SearchRecord search) {
        return search.heard().stream()
                .flatMap(heard -> heard.refusals().stream())
                .mapToInt(SignedRefusal::operator)
                .findFirst()
                .orElse(-1);
    }

    private static int outdone(SearchRecord search) {
        return Planted.offer(
                search,
                o -> o.outdone().map(by -> by.ride().price().getAsLong() > 10).orElse(false));
    }

    /** The place of an option that is a quoted ride; -1 for none. */
    private static int quoted(SearchRecord search) {
        for (int i = 0; i < search.options().size(); i++) {
            boolean quote = search.options().get(i).parts().stream()
                    .anyMatch(part -> search.offers().get(part.offer()).kind() == OfferKind.QUOTE);
            if (quote) {
                return i;
            }
        }
        return -1;
    }

    private static boolean canDrop(SearchRecord search) {
        return quoted(search) >= 0 && Planted.offer(search, o -> o.outdone().isPresent()) < 0;
    }

    /** The place in what is shown of a trip that is equal to the next; -1 for none. */
    private static int twins(SearchRecord search) {
        for (int i = 0; i + 1 < search.shown().size(); i++) {
            Features one = search.options().get(search.shown().get(i)).features();
            if (one.equals(search.options().get(search.shown().get(i + 1)).features())) {
                return i;
            }
        }
        return -1;
    }
}
