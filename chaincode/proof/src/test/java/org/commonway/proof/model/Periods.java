package org.commonway.proof.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Settlement: closed stretches of time and what each party is owed of them. */
public final class Periods {
    private static final long GRACE = 30 * Law.MINUTE;

    /**
     * One closed period.
     *
     * @param net by "KIND party currency"
     */
    public record Period(int number, long from, long until, Map<String, Long> net, long entries) {}

    public final List<Period> all = new ArrayList<>();
    /** Whether the last period is not netted to its end. */
    public boolean isOpen;
    /** No entry before this moment can be written any more; it never goes back, also when a period is begun again. */
    public long closedUntil;

    private final Law law;

    Periods(Law law) {
        this.law = law;
    }

    void judge(Verdict verdict, Who who, long now, Act.Begin act) {
        verdict.doubt(law.inForce(now).isEmpty(), "NO_TERMS");
        verdict.against(!isTheCity(who), Codes.NOT_ALLOWED, "TERMS_OF_ANOTHER_CITY", "NO_TERMS");
        if (isOpen) {
            Period last = all.get(all.size() - 1);
            verdict.against(act.until() > last.until() || act.until() <= last.from(), "SETTLEMENT_OPEN");
        } else if (all.isEmpty() || act.until() != lastUntil()) {
            verdict.against(act.until() > now - GRACE, "PERIOD_TOO_RECENT");
            verdict.against(act.until() <= lastUntil(), "PERIOD_OUT_OF_ORDER");
        }
    }

    /** The netting of a period that is at work or done; how many steps it takes is the contract's business. */
    void judge(Verdict verdict, Who who, long now, Act.Net act) {
        verdict.doubt(law.inForce(now).isEmpty(), "NO_TERMS");
        verdict.against(!isTheCity(who), Codes.NOT_ALLOWED, "TERMS_OF_ANOTHER_CITY", "NO_TERMS");
        verdict.against(act.number() < 1 || act.number() > all.size(), "SETTLEMENT_NOT_FOUND", Codes.INVALID_ARGUMENT);
    }

    private boolean isTheCity(Who who) {
        return who.is("city")
                && !law.terms.isEmpty()
                && law.terms.get(0).cityMsp().equals(who.msp());
    }

    /** A period is begun, or begun again with an earlier end; the end that it has already changes nothing. */
    void apply(Act.Begin act) {
        if (!all.isEmpty() && act.until() == lastUntil()) {
            return;
        }
        long from = isOpen ? all.remove(all.size() - 1).from() : lastUntil();
        isOpen = true;
        closedUntil = Math.max(closedUntil, act.until());
        Map<String, Long> net = new TreeMap<>();
        long entries = 0;
        for (TripState trip : law.trips.values()) {
            for (Entry entry : trip.entries) {
                if (entry.at() >= from && entry.at() < act.until()) {
                    entries++;
                    entry.postings().forEach((line, amount) -> net.merge(partyOf(line), amount, Math::addExact));
                }
            }
        }
        net.values().removeIf(amount -> amount == 0);
        all.add(new Period(all.size() + 1, from, act.until(), net, entries));
    }

    private long lastUntil() {
        return all.isEmpty() ? 0 : all.get(all.size() - 1).until();
    }

    /** Whose an account is. */
    public static String partyOf(Entry.Line line) {
        String kind = switch (line.account()) {
            case "OPERATOR" -> "OPERATOR";
            case "LEVY" -> "CITY";
            default -> "GATEWAY";
        };
        return kind + " " + line.party() + " " + line.currency();
    }
}
