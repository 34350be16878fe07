package org.commonway.audit.record;

import java.util.List;

/**
 * What a search heard of operators beside their offers, so that whoever has an acknowledgement of it finds it again. Not
 * in the records of the first form, kind {@link EntryBody#SEARCH}.
 *
 * @param refusals that were signed, at most one of an operator
 * @param streams whose vehicles and stations were searched, at most one of an operator
 */
public record Heard(List<SignedRefusal> refusals, List<StreamState> streams) {
    /** The most streams of one search. */
    public static final int MOST_STREAMS = 100;

    /** Copies the lists. */
    public Heard {
        refusals = List.copyOf(refusals);
        streams = List.copyOf(streams);
    }

    static Heard read(EntryReader in) {
        return new Heard(
                in.list(in.u8(), SearchRecord.MOST_OFFERS, SignedRefusal::read),
                in.list(in.u8(), MOST_STREAMS, StreamState::read));
    }

    void write(EntryWriter out) {
        out.u8(refusals.size());
        refusals.forEach(refusal -> refusal.write(out));
        out.u8(streams.size());
        streams.forEach(stream -> stream.write(out));
    }
}
