package org.commonway.audit.record;

import org.commonway.audit.digest.Digest;

/**
 * One ride of an option: which offer it is of, and which of the rides that this offer allows.
 *
 * @param offer by its place in the record's offers
 * @param ride commitment to what the ride is, such as trip, stops and times; see {@link SearchSecret#ride}
 */
public record RidePart(int offer, Digest ride) {
    static RidePart read(EntryReader in) {
        return new RidePart(in.u8(), in.digest());
    }

    void write(EntryWriter out) {
        out.u8(offer);
        out.digest(ride);
    }
}
