package org.commonway.gateway.record;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.commonway.audit.digest.Digest;
import org.commonway.audit.ranking.Features;
import org.commonway.audit.record.AnswerReason;
import org.commonway.audit.record.AskedOperator;
import org.commonway.audit.record.Heard;
import org.commonway.audit.record.ListedOption;
import org.commonway.audit.record.OfferFate;
import org.commonway.audit.record.Outdone;
import org.commonway.audit.record.RidePart;
import org.commonway.audit.record.SearchHead;
import org.commonway.audit.record.SearchRecord;
import org.commonway.audit.record.SearchSecret;
import org.commonway.audit.record.SignedRefusal;
import org.commonway.audit.record.StreamState;
import org.commonway.audit.refusal.AuditRefusal;
import org.commonway.gateway.plan.FoundTrips;
import org.commonway.gateway.plan.QuoteAnswer;
import org.commonway.gateway.signed.SignedOffer;
import org.commonway.planner.itinerary.Leg;
import org.commonway.planner.itinerary.OnDemandLeg;
import org.commonway.planner.itinerary.PlanOption;

/**
 * The record of one search before it is ranked. Listed are the planner's picks, and of the other quoted rides each that
 * no listed trip is as good as in everything. A trip with a ride that nobody signed for cannot be on record, and so is
 * not listed.
 */
final class RecordDraft {
    private final FoundTrips found;
    private final SearchSecret secret;
    private final Function<String, Optional<SignedOffer>> timetables;
    private final List<AskedOperator> operators = new ArrayList<>();
    private final OfferShelf shelf;
    private final List<Listed> listed = new ArrayList<>();
    private final Set<Listed> known = new HashSet<>();

    /**
     * A trip that is listed.
     *
     * @param option as the planner found it
     * @param features what counts of it
     * @param rides the lines of its rides, in the order of the parts
     * @param parts its rides in the record
     */
    record Listed(PlanOption option, Features features, List<String> rides, List<RidePart> parts) {
        /** Two trips are one if all that is recorded of them is the same. */
        @Override
        public boolean equals(Object other) {
            return other instanceof Listed that && features.equals(that.features) && parts.equals(that.parts);
        }

        @Override
        public int hashCode() {
            return 31 * features.hashCode() + parts.hashCode();
        }
    }

    /**
     * Prepares what was found.
     *
     * @param timetables what an operator signed of the timetable that was searched, by operator; empty for none
     */
    RecordDraft(FoundTrips found, SearchSecret secret, Function<String, Optional<SignedOffer>> timetables) {
        this.found = found;
        this.secret = secret;
        this.timetables = timetables;
        Map<String, Integer> places = new HashMap<>();
        for (AskedOperator operator : found.round().asked()) {
            places.put(operator.operator(), operators.size());
            operators.add(heard(operator));
        }
        this.shelf = new OfferShelf(places);
        found.round().offers().forEach(shelf::add);
        found.result().options().forEach(this::list);
        listQuotes();
        places.keySet().stream()
                .sorted()
                .forEach(operator -> timetables.apply(operator).ifPresent(signed -> shelf.note(operator, signed)));
    }

    /** The record, not ranked yet. Refuses ENTRY_LIST for a search that brought more than a record can hold. */
    SearchRecord record(SearchHead head) {
        List<ListedOption> options = listed.stream()
                .map(trip -> new ListedOption(trip.features(), 0, trip.parts()))
                .toList();
        return new SearchRecord(head, operators, shelf.offers(), options, List.of(), Optional.of(heard()));
    }

    private Heard heard() {
        List<SignedRefusal> refusals = new ArrayList<>();
        List<StreamState> streams = new ArrayList<>();
        for (int i = 0; i < operators.size(); i++) {
            int place = i;
            String operator = operators.get(i).operator();
            SignedOffer refusal = found.round().refusals().get(operator);
            if (refusal != null) {
                refusals.add(new SignedRefusal(place, refusal.digest(), refusal.keyId(), refusal.signature()));
            }
            found.shared()
                    .findStream(operator)
                    .ifPresent(stream -> streams.add(
                            new StreamState(place, StreamState.nameOf(stream.streamId()), stream.sequence())));
        }
        return new Heard(refusals, streams);
    }

    /** The listed trips, in the order of the record's options. */
    List<Listed> listed() {
        return List.copyOf(listed);
    }

    private AskedOperator heard(AskedOperator operator) {
        boolean silent = operator.reason() == AnswerReason.SEARCHED
                && timetables.apply(operator.operator()).isEmpty()
                && !found.shared().hears(operator.operator());
        return silent ? AskedOperator.notAsked(operator.operator(), AnswerReason.SILENT) : operator;
    }

    private void listQuotes() {
        Map<String, PlanOption> rides = new HashMap<>();
        for (PlanOption ride : found.result().otherRides()) {
            if (ride.itinerary().legs().get(0) instanceof OnDemandLeg leg) {
                rides.put(OfferShelf.nameOf(leg), ride);
            }
        }
        for (QuoteAnswer.Offered offer : found.round().offers()) {
            String name = OfferShelf.nameOf(offer);
            if (shelf.isUsed(name)) {
                continue;
            }
            if (found.expired().contains(offer)) {
                shelf.settle(name, OfferFate.EXPIRED);
            } else if (rides.containsKey(name)) {
                listUnlessOutdone(name, rides.get(name));
            } else {
                shelf.settle(name, OfferFate.UNFIT);
            }
        }
    }

    private void listUnlessOutdone(String name, PlanOption ride) {
        Features alone = TripFeatures.of(ride);
        for (int i = 0; i < listed.size(); i++) {
            if (listed.get(i).features().isNoWorseThan(alone)) {
                shelf.outdo(name, new Outdone(i, alone));
                return;
            }
        }
        list(ride);
    }

    private void list(PlanOption option) {
        Features features;
        try {
            features = TripFeatures.of(option);
        } catch (AuditRefusal e) {
            // A trip that is out of every range, such as one of a hundred rides, is none that anybody makes.
            return;
        }
        List<String> lines = new ArrayList<>();
        List<OfferShelf.Source> sources = new ArrayList<>();
        for (Leg leg : option.itinerary().legs()) {
            Optional<String> line = RideWords.of(leg);
            if (line.isPresent()) {
                Optional<OfferShelf.Source> source = shelf.find(leg, found.shared(), timetables);
                if (source.isEmpty()) {
                    return;
                }
                lines.add(line.get());
                sources.add(source.get());
            }
        }
        if (lines.size() > ListedOption.MOST_PARTS) {
            return;
        }
        List<RidePart> parts = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Digest ride = secret.ride(lines.get(i).getBytes(StandardCharsets.UTF_8));
            parts.add(new RidePart(shelf.use(sources.get(i)), ride));
        }
        Listed trip = new Listed(option, features, lines, parts);
        if (known.add(trip)) {
            listed.add(trip);
        }
    }
}
