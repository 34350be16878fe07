package org.commonway.proof.history;

import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import org.commonway.proof.audit.Snapshot;
import org.commonway.proof.channel.Channel;
import org.commonway.proof.model.Entry;
import org.commonway.proof.model.Law;
import org.commonway.proof.model.LegState;
import org.commonway.proof.model.TripState;
import org.commonway.proof.model.Who;
import org.commonway.proto.ledger.v1.Evidence;
import org.commonway.proto.ledger.v1.JournalEntry;
import org.commonway.proto.ledger.v1.JournalPage;
import org.commonway.proto.ledger.v1.Operators;
import org.commonway.proto.ledger.v1.Settlement;
import org.commonway.proto.ledger.v1.SettlementStatus;
import org.commonway.proto.ledger.v1.Settlements;
import org.commonway.proto.ledger.v1.Terms;
import org.commonway.proto.ledger.v1.TermsSchedule;
import org.commonway.proto.ledger.v1.Trip;
import org.commonway.proto.ledger.v1.TripPage;

/** Everything that the contracts can be asked, against the model: each trip, and every list to its end. */
public final class Reading {
    private static final String PAGE = "7";
    private static final int MOST_TRIPS = 60;

    private final Channel channel;
    private final Law law;
    private final long now;

    public Reading(Channel channel, Law law, long now) {
        this.channel = channel;
        this.law = law;
        this.now = now;
    }

    /** Reads it all. */
    public void all() {
        trips();
        evidence();
        operators();
        terms();
        journal();
        settlements();
    }

    private byte[] ask(Who who, String function, String... arguments) {
        return ask(who, Wire.text(function, arguments));
    }

    private byte[] ask(Who who, Channel.Call call) {
        String function = call.function();
        Channel.Endorsed answer = channel.endorse(who, now, call);
        if (!answer.code().isEmpty()) {
            throw new Violation(function + " was refused with " + answer.code());
        }
        Comparison.same(function + " writes", answer.writtenKeys(), List.of());
        return answer.answer();
    }

    private void refused(Who who, String code, String function, String... arguments) {
        Comparison.same(
                function + " for " + who,
                channel.endorse(who, now, Wire.text(function, arguments)).code(),
                code);
    }

    private void trips() {
        List<TripState> trips = new ArrayList<>(law.trips.values());
        for (TripState trip : trips.subList(0, Math.min(MOST_TRIPS, trips.size()))) {
            Trip found = Snapshot.parse(Trip.parser(), ask(Cast.AUDITOR, "trips:Get", trip.id()));
            Comparison.trip(found, trip, law.isSettled(trip, now) && !trip.rolledBack ? "SETTLED" : trip.status());
            Comparison.splitsNow(found, trip);
            Comparison.same("holds of " + trip.id(), found.getHoldsCount(), trip.legs.size());
            Comparison.same("rider key", found.getRiderKey(), Keys.publicKey(Keys.RIDER));
        }
        for (Who operator : Cast.OPERATORS) {
            if (!law.operators.containsKey(operator.party())) {
                continue;
            }
            List<Trip> found = pages(
                    operator,
                    TripPage.parser(),
                    TripPage::getTripsList,
                    TripPage::getBookmark,
                    "trips:ListByOperator",
                    operator.party());
            List<String> expected = trips.stream()
                    .filter(trip -> trip.legs.stream()
                            .anyMatch(leg -> leg.hold.operator().equals(operator.party())))
                    .sorted(Comparator.comparingLong((TripState trip) -> trip.bookedAt)
                            .thenComparing(TripState::id))
                    .map(TripState::id)
                    .toList();
            Comparison.same(
                    "trips of " + operator, found.stream().map(Trip::getTripId).toList(), expected);
            refused(Cast.GATEWAYS.get(0), "NOT_ALLOWED", "trips:ListByOperator", operator.party(), PAGE, "");
        }
    }

    /** Each disputed leg's: what was put and not purged, for the city and nobody else. */
    private void evidence() {
        for (TripState trip : law.trips.values()) {
            for (LegState leg : trip.legs) {
                if (leg.dispute == null) {
                    continue;
                }
                Channel.Call call = Wire.evidenceOf(trip.id(), leg.hold.id());
                Evidence found = Snapshot.parse(Evidence.parser(), ask(Cast.CITY, call));
                Comparison.same(
                        "evidence of leg " + leg.index + " of trip " + trip.id(),
                        found,
                        leg.dispute.evidence ? Wire.evidence() : Evidence.getDefaultInstance());
                for (Who other : List.of(Cast.AUDITOR, trip.gateway, Cast.OPERATORS.get(0))) {
                    Comparison.same(
                            call.function() + " for " + other,
                            channel.endorse(other, now, call).code(),
                            "NOT_ALLOWED");
                }
            }
        }
    }

    private void operators() {
        var found = pages(
                Cast.AUDITOR,
                Operators.parser(),
                Operators::getOperatorsList,
                Operators::getBookmark,
                "operators:List");
        Comparison.same(
                "operators",
                found.stream().map(operator -> operator.getOperatorId()).toList(),
                List.copyOf(new TreeSet<>(law.operators.keySet())));
    }

    private void terms() {
        if (law.inForce(now).isEmpty()) {
            refused(Cast.AUDITOR, "NO_TERMS", "terms:InForce");
            return;
        }
        Terms found = Snapshot.parse(Terms.parser(), ask(Cast.AUDITOR, "terms:InForce"));
        Comparison.same(
                "terms in force", found.getVersion(), law.inForce(now).get().version());
        TermsSchedule schedule = Snapshot.parse(TermsSchedule.parser(), ask(Cast.AUDITOR, "terms:Schedule"));
        List<Integer> versions =
                schedule.getVersionsList().stream().map(Terms::getVersion).toList();
        List<Integer> expected = law.terms.stream()
                .map(terms -> terms.version())
                .filter(version -> version >= found.getVersion())
                .toList();
        if (!versions.containsAll(expected)) {
            throw new Violation("the schedule has " + versions + " and not all of " + expected);
        }
    }

    private void journal() {
        List<JournalEntry> found = pages(
                Cast.AUDITOR,
                JournalPage.parser(),
                JournalPage::getEntriesList,
                JournalPage::getBookmark,
                "journal:List",
                "0",
                Long.toString(now + 1_000_000_000_000L));
        List<Entry> expected = law.trips.values().stream()
                .flatMap(trip -> trip.entries.stream())
                .sorted(Comparator.comparingLong(Entry::at)
                        .thenComparing(Entry::trip)
                        .thenComparingInt(Entry::number))
                .toList();
        Comparison.same("length of the journal", found.size(), expected.size());
        for (int i = 0; i < expected.size(); i++) {
            Comparison.same(
                    "trip of entry " + i,
                    found.get(i).getTripId(),
                    expected.get(i).trip());
            Comparison.entry(found.get(i), expected.get(i));
        }
    }

    private void settlements() {
        List<Settlement> found = pages(
                Cast.AUDITOR,
                Settlements.parser(),
                Settlements::getSettlementsList,
                Settlements::getBookmark,
                "settlements:List");
        Comparison.same("settlements", found.size(), law.periods.all.size());
        for (var period : law.periods.all) {
            Settlement settlement = Snapshot.parse(
                    Settlement.parser(), ask(Cast.AUDITOR, "settlements:Get", Integer.toString(period.number())));
            if (settlement.getStatus() == SettlementStatus.SETTLEMENT_STATUS_CLOSED) {
                Comparison.settlement(settlement, period);
            }
        }
    }

    private <P extends Message, R> List<R> pages(
            Who who,
            Parser<P> parser,
            Function<P, List<R>> rows,
            Function<P, String> bookmark,
            String function,
            String... arguments) {
        List<R> all = new ArrayList<>();
        String next = "";
        do {
            List<String> given = new ArrayList<>(List.of(arguments));
            given.add(law.trips.size() > MOST_TRIPS ? "100" : PAGE);
            given.add(next);
            P page = Snapshot.parse(parser, ask(who, function, given.toArray(String[]::new)));
            all.addAll(rows.apply(page));
            String following = bookmark.apply(page);
            if (!following.isEmpty()
                    && (following.equals(next) || rows.apply(page).isEmpty())) {
                throw new Violation(function + " gives the same page for ever");
            }
            next = following;
        } while (!next.isEmpty());
        return all;
    }
}
