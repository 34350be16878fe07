package org.commonway.rules.terms;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.commonway.rules.caller.Caller;
import org.commonway.rules.refusal.Refusal;
import org.commonway.rules.refusal.RefusalCode;

/**
 * The versions of the terms that are in force or will be. Older ones stay on the ledger under their numbers, for the trips
 * that were booked under them.
 *
 * @param versions by validFromMillis, and so by version; the first is in force until the second is; empty before a city
 *     has put any
 */
public record TermsSchedule(List<Terms> versions) {
    /** So many versions may wait to come into force. */
    public static final int MOST_WAITING = 8;

    /** Versions out of order are a bug. */
    public TermsSchedule {
        versions = List.copyOf(versions);
        for (int i = 1; i < versions.size(); i++) {
            Terms before = versions.get(i - 1);
            Terms next = versions.get(i);
            if (next.version() != before.version() + 1 || next.validFromMillis() <= before.validFromMillis()) {
                throw new IllegalArgumentException("terms " + next.version() + " after terms " + before.version());
            }
        }
    }

    /** Before any terms. */
    public static TermsSchedule empty() {
        return new TermsSchedule(List.of());
    }

    /** The terms in force at this moment, if there are any. */
    public Optional<Terms> findInForce(long atMillis) {
        Optional<Terms> inForce = Optional.empty();
        for (Terms version : versions) {
            if (version.validFromMillis() <= atMillis) {
                inForce = Optional.of(version);
            }
        }
        return inForce;
    }

    /** The terms in force at this moment; refused with NO_TERMS when there are none. */
    public Terms getInForce(long atMillis) {
        return findInForce(atMillis).orElseThrow(() -> new Refusal(RefusalCode.NO_TERMS));
    }

    /**
     * Puts the next version; refused with NOT_ALLOWED unless a city asks, TERMS_OF_ANOTHER_CITY when another one put the
     * first, TERMS_OUT_OF_ORDER unless it comes after every other and not before now, TOO_MANY_TERMS when so many wait
     * already. What the last version says already, from the same moment on, is not put again.
     *
     * @param validFromMillis from when on; empty for now
     */
    public TermsPut put(TermsProposal proposal, OptionalLong validFromMillis, Caller caller, long nowMillis) {
        caller.requireCity();
        if (versions.isEmpty()) {
            Terms first = new Terms(1, caller.mspId(), startOf(validFromMillis, nowMillis), proposal);
            return new TermsPut(new TermsSchedule(List.of(first)), first, true);
        }
        Terms last = versions.get(versions.size() - 1);
        if (!last.cityMspId().equals(caller.mspId())) {
            throw new Refusal(RefusalCode.TERMS_OF_ANOTHER_CITY);
        }
        if (last.content().equals(proposal) && isFromThenOn(last, validFromMillis, nowMillis)) {
            return new TermsPut(this, last, false);
        }
        long start = startOf(validFromMillis, nowMillis);
        if (start <= last.validFromMillis()) {
            throw outOfOrder("Terms come into force after version " + last.version()
                    + ", the last one put; give a later valid_from.");
        }
        Terms next = new Terms(last.version() + 1, caller.mspId(), start, proposal);
        return new TermsPut(with(next, nowMillis), next, true);
    }

    private static boolean isFromThenOn(Terms last, OptionalLong asked, long nowMillis) {
        return asked.isPresent() ? asked.getAsLong() == last.validFromMillis() : last.validFromMillis() <= nowMillis;
    }

    private static long startOf(OptionalLong asked, long nowMillis) {
        long start = asked.orElse(nowMillis);
        if (start < nowMillis) {
            throw outOfOrder("Terms cannot come into force before they are put; leave valid_from out or raise it.");
        }
        return start;
    }

    private TermsSchedule with(Terms next, long nowMillis) {
        List<Terms> current = new ArrayList<>(versions);
        while (current.size() > 1 && current.get(1).validFromMillis() <= nowMillis) {
            current.remove(0);
        }
        current.add(next);
        if (current.stream()
                        .filter(terms -> terms.validFromMillis() > nowMillis)
                        .count()
                > MOST_WAITING) {
            throw new Refusal(RefusalCode.TOO_MANY_TERMS);
        }
        return new TermsSchedule(current);
    }

    private static Refusal outOfOrder(String sentence) {
        return new Refusal(RefusalCode.TERMS_OUT_OF_ORDER, sentence);
    }
}
