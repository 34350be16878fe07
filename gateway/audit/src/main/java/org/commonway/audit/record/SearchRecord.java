package org.commonway.audit.record;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.commonway.audit.ranking.Lots;
import org.commonway.audit.ranking.Policy;
import org.commonway.audit.ranking.RankedOption;
import org.commonway.audit.ranking.Ranking;
import org.commonway.audit.refusal.AuditRefusal;
import org.commonway.audit.refusal.RefusalCode;

/**
 * All of one search by which anybody can rank again what was found (rules R10 and R11), and nothing of who asked. The
 * bounds are such that the largest record fits an entry of 65,535 bytes; a gateway that knows more operators than that
 * divides its city.
 *
 * @param head what was asked, and the rules
 * @param operators each registered operator, at most {@link #MOST_OPERATORS}
 * @param offers what was received and searched, at most {@link #MOST_OFFERS}
 * @param options the trips that were found, in any order, at most {@link #MOST_OPTIONS}
 * @param shown the options that were shown, in order, by their place in the list; none twice
 * @param heard what it heard beside offers; empty in records of the first form, which gateways no longer write
 */
public record SearchRecord(
        SearchHead head,
        List<AskedOperator> operators,
        List<ReceivedOffer> offers,
        List<ListedOption> options,
        List<Integer> shown,
        Optional<Heard> heard)
        implements EntryBody {
    /** The most operators. */
    public static final int MOST_OPERATORS = 400;
    /** The most offers, and with the signed refusals the most of both together. */
    public static final int MOST_OFFERS = 160;
    /** The most options. */
    public static final int MOST_OPTIONS = 48;

    /** Copies the lists; refuses ENTRY_LIST, and ENTRY_REFERENCE for a place that there is not. */
    public SearchRecord {
        operators = List.copyOf(operators);
        offers = List.copyOf(offers);
        options = List.copyOf(options);
        shown = List.copyOf(shown);
        if (operators.size() > MOST_OPERATORS || offers.size() > MOST_OFFERS || options.size() > MOST_OPTIONS) {
            throw new AuditRefusal(
                    RefusalCode.ENTRY_LIST,
                    operators.size() + " operators, " + offers.size() + " offers, " + options.size() + " options");
        }
        for (ReceivedOffer offer : offers) {
            requirePlace(offer.operator(), operators);
            if (offer.outdone().isPresent()) {
                requirePlace(offer.outdone().get().option(), options);
            }
        }
        for (ListedOption option : options) {
            for (RidePart part : option.parts()) {
                requirePlace(part.offer(), offers);
            }
        }
        requireOnce(shown, options);
        if (heard.isPresent()) {
            requireFits(heard.get(), offers, operators);
        }
    }

    /** A record of the first form, which does not say what was heard beside offers. */
    public SearchRecord(
            SearchHead head,
            List<AskedOperator> operators,
            List<ReceivedOffer> offers,
            List<ListedOption> options,
            List<Integer> shown) {
        this(head, operators, offers, options, shown, Optional.empty());
    }

    /** The options as the ranking sees them, in the record's order. */
    public List<RankedOption> toRank() {
        return options.stream().map(option -> option.ranked(offers)).toList();
    }

    /** The same search with the scores and the order that the policy gives: what a gateway shows and logs. */
    public SearchRecord rankedBy(Policy policy, Lots lots) {
        Ranking ranking = new Ranking(policy, head.asked(), lots);
        List<ListedOption> scored = options.stream()
                .map(option -> new ListedOption(option.features(), ranking.score(option.features()), option.parts()))
                .toList();
        List<RankedOption> found = toRank();
        List<Integer> order = ranking.show(found).stream().map(found::indexOf).toList();
        return new SearchRecord(head, operators, offers, scored, order, heard);
    }

    @Override
    public int kind() {
        return heard.isPresent() ? EntryBody.SEARCH_HEARD : EntryBody.SEARCH;
    }

    static SearchRecord read(EntryReader in, boolean heard) {
        return new SearchRecord(
                SearchHead.read(in),
                in.list(in.u16(), MOST_OPERATORS, AskedOperator::read),
                in.list(in.u8(), MOST_OFFERS, ReceivedOffer::read),
                in.list(in.u8(), MOST_OPTIONS, ListedOption::read),
                in.list(in.u8(), MOST_OPTIONS, EntryReader::u8),
                heard ? Optional.of(Heard.read(in)) : Optional.empty());
    }

    @Override
    public void write(EntryWriter out) {
        head.write(out);
        out.u16(operators.size());
        operators.forEach(operator -> operator.write(out));
        out.u8(offers.size());
        offers.forEach(offer -> offer.write(out));
        out.u8(options.size());
        options.forEach(option -> option.write(out));
        out.u8(shown.size());
        shown.forEach(out::u8);
        heard.ifPresent(it -> it.write(out));
    }

    private static void requireFits(Heard heard, List<ReceivedOffer> offers, List<AskedOperator> operators) {
        int signed = offers.size() + heard.refusals().size();
        if (signed > MOST_OFFERS || heard.streams().size() > Heard.MOST_STREAMS) {
            throw new AuditRefusal(
                    RefusalCode.ENTRY_LIST,
                    signed + " offers and refusals, " + heard.streams().size() + " streams");
        }
        requireOneEach(heard.refusals().stream().map(SignedRefusal::operator).toList(), operators);
        requireOneEach(heard.streams().stream().map(StreamState::operator).toList(), operators);
    }

    private static void requireOneEach(List<Integer> places, List<AskedOperator> operators) {
        Set<Integer> seen = new HashSet<>();
        for (int place : places) {
            requirePlace(place, operators);
            if (!seen.add(place)) {
                throw new AuditRefusal(RefusalCode.ENTRY_REFERENCE, "operator " + place + " heard twice");
            }
        }
    }

    private static void requirePlace(int place, List<?> list) {
        if (place < 0 || place >= list.size()) {
            throw new AuditRefusal(RefusalCode.ENTRY_REFERENCE, "place " + place + " of " + list.size());
        }
    }

    private static void requireOnce(List<Integer> shown, List<ListedOption> options) {
        boolean[] seen = new boolean[options.size()];
        for (int place : shown) {
            requirePlace(place, options);
            if (seen[place]) {
                throw new AuditRefusal(RefusalCode.ENTRY_REFERENCE, "option " + place + " shown twice");
            }
            seen[place] = true;
        }
    }
}
