package org.commonway.proof.history;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.commonway.proof.audit.Audit;
import org.commonway.proof.audit.Snapshot;
import org.commonway.proof.channel.Channel;
import org.commonway.proof.channel.MemoryChannel;
import org.commonway.proof.model.Act;
import org.commonway.proof.model.Law;
import org.commonway.proof.model.LegState;
import org.commonway.proof.model.Step;
import org.commonway.proof.model.TripState;
import org.commonway.proof.model.Verdict;
import org.commonway.proto.ledger.v1.BookTripsResponse;
import org.commonway.proto.ledger.v1.BookingOutcome;
import org.commonway.proto.ledger.v1.BookingReceipt;
import org.commonway.proto.ledger.v1.JournalEntries;
import org.commonway.proto.ledger.v1.JournalEntry;
import org.commonway.proto.ledger.v1.Operator;
import org.commonway.proto.ledger.v1.Settlement;
import org.commonway.proto.ledger.v1.SettlementStatus;
import org.commonway.proto.ledger.v1.Terms;
import org.commonway.proto.ledger.v1.Trip;

/** Plays moves on a channel and on the model, and finds the first difference. */
public final class Player {
    private final Channel channel;
    private final Law law;
    private final Tally tally;

    public Player(Channel channel, Law law, Tally tally) {
        this.channel = channel;
        this.law = law;
        this.tally = tally;
    }

    /** Plays a move; throws a Violation when contract and law differ. */
    public void play(Move move) {
        Step first = move.first();
        Verdict verdict = law.judge(first);
        Channel.Endorsed endorsed = endorse(first);
        if (move.second() == null) {
            settle(first, verdict, endorsed);
            return;
        }
        Step second = move.second();
        Verdict earlier = law.judge(second);
        Channel.Endorsed other = endorse(second);
        boolean changed = settle(first, verdict, endorsed);
        if (!other.code().isEmpty()) {
            judged(second, earlier, other);
            return;
        }
        if (!earlier.mayAccept()) {
            throw new Violation(second.act() + " was accepted but the law refuses it: " + earlier.reasons());
        }
        boolean valid = channel.commit(other);
        tally.atOnce(valid);
        if (valid) {
            // As if it had been made after the first: else Fabric's checks did not see what it was made from.
            accepted(second, law.judge(second), other);
        } else if (!changed || mayNotConflict(first.act(), second.act())) {
            throw new Violation(second.act() + " conflicts although nothing that it is about was changed");
        }
    }

    private Channel.Endorsed endorse(Step step) {
        tally.step();
        return channel.endorse(step.who(), step.now(), Wire.call(step.act()));
    }

    /** Two bookings that want different things conflict on nothing, whoever is paid by both. */
    private static boolean mayNotConflict(Act first, Act second) {
        return first instanceof Act.Book some && second instanceof Act.Book other && isApart(some, other);
    }

    private static boolean isApart(Act.Book some, Act.Book other) {
        Set<String> wanted = new HashSet<>();
        some.trips().forEach(trip -> {
            wanted.add(trip.trip());
            trip.holds().forEach(hold -> wanted.add(hold.operator() + "/" + hold.asset()));
        });
        return other.trips().stream()
                .allMatch(trip -> !wanted.contains(trip.trip())
                        && trip.holds().stream()
                                .allMatch(hold -> hold.asset().isEmpty()
                                        || !wanted.contains(hold.operator() + "/" + hold.asset())));
    }

    /** Judges what was endorsed and commits it; whether it was accepted. */
    private boolean settle(Step step, Verdict verdict, Channel.Endorsed endorsed) {
        if (!judged(step, verdict, endorsed)) {
            return false;
        }
        if (!channel.commit(endorsed)) {
            throw new Violation(step.act() + " conflicts although it was alone");
        }
        accepted(step, verdict, endorsed);
        return true;
    }

    private boolean judged(Step step, Verdict verdict, Channel.Endorsed endorsed) {
        String code = endorsed.code();
        tally.answer(step.act(), code);
        if (code.isEmpty() && !verdict.mayAccept()) {
            throw new Violation(step.act() + " was accepted but the law refuses it: " + verdict.reasons());
        }
        if (!code.isEmpty() && !verdict.mayRefuseWith(code)) {
            throw new Violation(step.act() + " was refused with " + code + " but the law says "
                    + (verdict.mayAccept() ? "yes" : verdict.reasons()));
        }
        return code.isEmpty();
    }

    private void accepted(Step step, Verdict verdict, Channel.Endorsed endorsed) {
        if (!verdict.mayAccept()) {
            throw new Violation(step.act() + " was let in on an old state; the law refuses it: " + verdict.reasons());
        }
        int before = law.trips.values().stream()
                .mapToInt(trip -> trip.entries.size())
                .sum();
        if (step.act() instanceof Act.Book book && book.many()) {
            outcomes(step, book, endorsed);
        } else {
            law.apply(step);
        }
        answered(step, endorsed);
        int after = law.trips.values().stream()
                .mapToInt(trip -> trip.entries.size())
                .sum();
        if (channel.isOpen()) {
            Comparison.same("entries written by " + step.act(), entriesUnder(endorsed.writtenKeys()), after - before);
            touched(step.act()).forEach(this::compareState);
        }
    }

    private int entriesUnder(Collection<String> keys) {
        MemoryChannel memory = (MemoryChannel) channel;
        return keys.stream()
                .filter(key -> key.startsWith("entry~"))
                .mapToInt(key -> Snapshot.parse(JournalEntries.parser(), memory.value(key))
                        .getEntriesCount())
                .sum();
    }

    private void outcomes(Step step, Act.Book book, Channel.Endorsed endorsed) {
        BookTripsResponse response = Snapshot.parse(BookTripsResponse.parser(), endorsed.answer());
        Comparison.same("outcomes", response.getOutcomesCount(), book.trips().size());
        Set<String> booked = new HashSet<>();
        for (int i = 0; i < book.trips().size(); i++) {
            Act.Booking trip = book.trips().get(i);
            BookingOutcome outcome = response.getOutcomes(i);
            Verdict verdict = law.judgeTrip(step.who(), step.now(), trip);
            Comparison.same("trip of outcome " + i, outcome.getTripId(), trip.trip());
            if (outcome.hasBooked()) {
                if (!verdict.mayAccept()) {
                    throw new Violation(trip + " was booked but the law refuses it: " + verdict.reasons());
                }
                law.applyTrip(step.who(), step.now(), trip);
                booked.add(trip.trip());
                Comparison.receipt(outcome.getBooked(), law.trips.get(trip.trip()));
            } else if (!verdict.mayRefuseWith(outcome.getRefusal().getCode())) {
                throw new Violation(trip + " was refused with "
                        + outcome.getRefusal().getCode() + " but the law says "
                        + (verdict.mayAccept() ? "yes" : verdict.reasons()));
            }
        }
        for (Act.Booking trip : book.trips()) {
            boolean written = endorsed.writtenKeys().stream().anyMatch(key -> key.contains(trip.trip()));
            if (written && !booked.contains(trip.trip())) {
                throw new Violation("trip " + trip.trip() + " was refused but something of it was written");
            }
        }
    }

    private void answered(Step step, Channel.Endorsed endorsed) {
        Act act = step.act();
        if (act instanceof Act.Book book) {
            if (!book.many()) {
                BookingReceipt receipt = Snapshot.parse(BookingReceipt.parser(), endorsed.answer());
                Comparison.receipt(receipt, law.trips.get(book.trips().get(0).trip()));
            }
        } else if (act instanceof Act.Register register) {
            Operator operator = Snapshot.parse(Operator.parser(), endorsed.answer());
            Law.Registered expected = law.operators.get(register.operator().id());
            Comparison.same(
                    "operator",
                    operator,
                    Wire.operator(expected.entry()).toBuilder()
                            .setMspId(expected.msp())
                            .setRegisteredAt(Wire.moment(expected.at()))
                            .build());
        } else if (act instanceof Act.PutTerms) {
            Terms terms = Snapshot.parse(Terms.parser(), endorsed.answer());
            var last = law.terms.get(law.terms.size() - 1);
            Comparison.same("version", terms.getVersion(), last.version());
            Comparison.same("city", terms.getCityMspId(), last.cityMsp());
            Comparison.same("valid from", terms.getValidFrom(), Wire.moment(last.validFrom()));
        } else if (act instanceof Act.Begin || act instanceof Act.Net) {
            settlement(act, Snapshot.parse(Settlement.parser(), endorsed.answer()));
        } else if (!(act instanceof Act.Noise)) {
            for (TripState trip : touched(act)) {
                Trip found = Snapshot.parse(Trip.parser(), endorsed.answer());
                Comparison.trip(found, trip, trip.status());
                Comparison.splitsNow(found, trip);
                Comparison.same("holds in an answer", found.getHoldsCount(), 0);
            }
        }
    }

    private void settlement(Act act, Settlement found) {
        int number = act instanceof Act.Net net ? net.number() : law.periods.all.size();
        var expected = law.periods.all.get(number - 1);
        if (found.getStatus() == SettlementStatus.SETTLEMENT_STATUS_CLOSED) {
            Comparison.settlement(found, expected);
            if (number == law.periods.all.size()) {
                law.periods.isOpen = false;
            }
        } else if (found.getEntries() > expected.entries() || number != law.periods.all.size()) {
            throw new Violation("settlement " + number + " has netted " + found.getEntries() + " entries of "
                    + expected.entries() + " and is not closed");
        }
    }

    /** The trips that this act has changed. */
    private List<TripState> touched(Act act) {
        List<String> ids = new ArrayList<>();
        if (act instanceof Act.Book book) {
            book.trips().forEach(trip -> ids.add(trip.trip()));
        } else if (act instanceof Act.Rollback rollback) {
            ids.add(rollback.trip());
        } else if (act instanceof Act.Cancel cancel) {
            ids.add(cancel.trip());
        } else if (act instanceof Act.LegEvent event) {
            ids.add(event.trip());
        } else if (act instanceof Act.Expire expire) {
            ids.add(expire.trip());
        } else if (act instanceof Act.Repay repay) {
            ids.add(repay.trip());
        } else if (act instanceof Act.OpenDispute dispute) {
            ids.add(dispute.trip());
        } else if (act instanceof Act.PutEvidence put) {
            ids.add(put.trip());
        } else if (act instanceof Act.Rule rule) {
            ids.add(rule.trip());
        } else if (act instanceof Act.Purge purge) {
            ids.add(purge.trip());
        }
        return ids.stream()
                .distinct()
                .filter(law.trips::containsKey)
                .map(law.trips::get)
                .toList();
    }

    private void compareState(TripState trip) {
        MemoryChannel memory = (MemoryChannel) channel;
        byte[] stored = memory.value("trip~" + trip.id());
        if (stored == null) {
            throw new Violation("trip " + trip.id() + " was booked but is not there");
        }
        Comparison.trip(Snapshot.parse(Trip.parser(), stored), trip, trip.status());
        for (LegState leg : trip.legs) {
            boolean free = leg.isResolved() && leg.resolvedAt < leg.hold.claimEnd();
            String key = String.format(
                    "claim~%s~%s~%015d~%s", leg.hold.operator(), leg.hold.asset(), leg.hold.claimStart(), trip.id());
            if (free && !leg.hold.asset().isEmpty() && memory.value(key) != null) {
                throw new Violation("leg " + leg.index + " of trip " + trip.id() + " is over but still claims " + key);
            }
            Comparison.same(
                    "whether there is evidence of leg " + leg.index + " of trip " + trip.id(),
                    memory.hasSecret("evidence/evidence~" + trip.id() + "~" + leg.hold.id()),
                    leg.dispute != null && leg.dispute.evidence);
        }
        Map<String, JournalEntry> journal = new Snapshot(memory.state(), Map.of()).entries();
        trip.entries.forEach(entry -> {
            String key = String.format("entry~%015d~%s~%02d", entry.at(), entry.trip(), entry.number());
            JournalEntry found = journal.get(key);
            if (found == null) {
                throw new Violation("the journal lacks " + key);
            }
            Comparison.entry(found, entry);
        });
    }

    /** The invariants on the whole state, and the whole of it against the model. */
    public void audit() {
        MemoryChannel memory = (MemoryChannel) channel;
        Snapshot ledger = new Snapshot(memory.state(), memory.policies());
        List<String> findings = Audit.findings(ledger);
        if (!findings.isEmpty()) {
            throw new Violation(String.join("\n", findings));
        }
        Comparison.same("number of trips", ledger.trips().size(), law.trips.size());
        Comparison.same(
                "number of entries",
                ledger.entries().size(),
                law.trips.values().stream()
                        .mapToInt(trip -> trip.entries.size())
                        .sum());
        law.trips.values().forEach(this::compareState);
        TreeMap<Integer, Settlement> settlements = new TreeMap<>();
        ledger.settlements().values().forEach(settlement -> settlements.put(settlement.getNumber(), settlement));
        Comparison.same("number of settlements", settlements.size(), law.periods.all.size());
        law.periods.all.forEach(period -> {
            Settlement found = settlements.get(period.number());
            if (found.getStatus() == SettlementStatus.SETTLEMENT_STATUS_CLOSED) {
                Comparison.settlement(found, period);
            }
        });
    }
}
