package org.commonway.audit.market.bias;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.commonway.audit.market.Owners;
import org.commonway.audit.record.AnswerKind;
import org.commonway.audit.record.AnswerReason;
import org.commonway.audit.record.AskedOperator;
import org.commonway.audit.record.OfferFate;
import org.commonway.audit.record.ReceivedOffer;
import org.commonway.audit.record.SearchRecord;

/**
 * One gateway beside others of the same city. What a gateway does before an answer is on its record, it can hide from a
 * replay, but not make the same happen at others. Each case is an operator in a search against the mean of the others in
 * that search, so that a gateway that is far from all, or a slow hour, counts for nothing. A stratum is an operator on a
 * day, and its marked cases are those of the gateway that is audited.
 */
final class BetweenGateways {
    /** From operator and day to the cases there. */
    private final NavigableMap<String, NavigableMap<Integer, Cases>> answering = new TreeMap<>();

    private final NavigableMap<String, NavigableMap<Integer, Cases>> offers = new TreeMap<>();
    private final Owners owners;

    /** Cases of one operator on one day. */
    private static final class Cases {
        private final List<Long> here = new ArrayList<>();
        private final List<Long> elsewhere = new ArrayList<>();

        Stratum stratum() {
            long[] values = new long[here.size() + elsewhere.size()];
            boolean[] marked = new boolean[values.length];
            for (int i = 0; i < values.length; i++) {
                marked[i] = i < here.size();
                values[i] = marked[i] ? here.get(i) : elsewhere.get(i - here.size());
            }
            return new Stratum(values, marked);
        }
    }

    BetweenGateways(SearchLog log, List<SearchLog> others, Owners owners) {
        this.owners = owners;
        log.searches().forEach(search -> add(search, true));
        others.forEach(other -> other.searches().forEach(search -> add(search, false)));
    }

    /** How soon an owner's operators answered; sooner is more. */
    List<Stratum> answering(String owner) {
        return strata(answering, owner);
    }

    /** How often an offer of an owner's operators reached the search, in basis points. */
    List<Stratum> offers(String owner) {
        return strata(offers, owner);
    }

    private List<Stratum> strata(NavigableMap<String, NavigableMap<Integer, Cases>> all, String owner) {
        List<Stratum> strata = new ArrayList<>();
        all.forEach((operator, days) -> {
            if (owners.getOwner(operator).equals(owner)) {
                days.values().forEach(cases -> strata.add(cases.stratum()));
            }
        });
        return strata;
    }

    private void add(SearchRecord search, boolean here) {
        List<AskedOperator> operators = search.operators();
        OptionalLong[] soon = new OptionalLong[operators.size()];
        OptionalLong[] reached = new OptionalLong[operators.size()];
        boolean[] offered = offered(search);
        for (int i = 0; i < soon.length; i++) {
            soon[i] = sooner(operators.get(i));
            reached[i] = mayOffer(operators.get(i)) ? OptionalLong.of(offered[i] ? 10_000 : 0) : OptionalLong.empty();
        }
        addCentred(search, soon, here, answering);
        addCentred(search, reached, here, offers);
    }

    private void addCentred(
            SearchRecord search,
            OptionalLong[] values,
            boolean here,
            NavigableMap<String, NavigableMap<Integer, Cases>> all) {
        int day = search.head().day().number();
        for (int i = 0; i < values.length; i++) {
            OptionalLong mean = meanOfOthers(search, values, i);
            if (values[i].isPresent() && mean.isPresent()) {
                String operator = search.operators().get(i).operator();
                Cases cases =
                        all.computeIfAbsent(operator, any -> new TreeMap<>()).computeIfAbsent(day, any -> new Cases());
                (here ? cases.here : cases.elsewhere).add(values[i].getAsLong() - mean.getAsLong());
            }
        }
    }

    private OptionalLong meanOfOthers(SearchRecord search, OptionalLong[] values, int place) {
        String owner = owners.getOwner(search.operators().get(place).operator());
        long sum = 0;
        int count = 0;
        for (int i = 0; i < values.length; i++) {
            if (values[i].isPresent()
                    && !owners.getOwner(search.operators().get(i).operator()).equals(owner)) {
                sum += values[i].getAsLong();
                count++;
            }
        }
        return count == 0 ? OptionalLong.empty() : OptionalLong.of(Math.floorDiv(sum, count));
    }

    /** Less the milliseconds from being asked to the answer; who was late is taken to have answered at the deadline. */
    private static OptionalLong sooner(AskedOperator operator) {
        return switch (operator.kind()) {
            case OFFER, REFUSED -> OptionalLong.of(operator.askedMillis() - operator.answeredMillis());
            case LATE -> OptionalLong.of(operator.askedMillis() - operator.deadlineMillis());
            case NOT_ASKED, ERROR -> OptionalLong.empty();
        };
    }

    /** Whether it was asked, or was not because a rider is said to have wanted so: that too can be made up. */
    private static boolean mayOffer(AskedOperator operator) {
        return operator.kind() != AnswerKind.NOT_ASKED || operator.reason() == AnswerReason.RIDER_EXCLUDED;
    }

    private static boolean[] offered(SearchRecord search) {
        boolean[] offered = new boolean[search.operators().size()];
        for (ReceivedOffer offer : search.offers()) {
            offered[offer.operator()] |= offer.fate() == OfferFate.USED || offer.fate() == OfferFate.OUTDONE;
        }
        return offered;
    }
}
