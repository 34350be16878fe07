package org.commonway.audit.record;

import java.util.List;
import org.commonway.audit.digest.Digest;
import org.commonway.audit.ranking.Features;
import org.commonway.audit.ranking.RankedOption;
import org.commonway.audit.refusal.AuditRefusal;
import org.commonway.audit.refusal.RefusalCode;

/**
 * A trip that was found.
 *
 * @param features all that counts of it
 * @param score the first number that it was ordered by
 * @param parts its rides in order, at most {@link #MOST_PARTS}; none for a walk or the rider's own vehicle
 */
public record ListedOption(Features features, long score, List<RidePart> parts) {
    /** As many rides as the ledger lets a trip have holds. */
    public static final int MOST_PARTS = 12;

    private static final String NAME = "commonway option 1";

    /** Copies the list; refuses ENTRY_LIST, and ENTRY_VALUE for a score below zero. */
    public ListedOption {
        parts = List.copyOf(parts);
        if (parts.size() > MOST_PARTS) {
            throw new AuditRefusal(RefusalCode.ENTRY_LIST, parts.size() + " rides");
        }
        if (score < 0) {
            throw new AuditRefusal(RefusalCode.ENTRY_VALUE, "score " + score);
        }
    }

    /**
     * The trip as the ranking sees it. Its id is SHA-256 of "commonway option 1", a zero byte, its features in 28 bytes,
     * the number of its rides in one, and for each ride the digest of its offer and the commitment. Who asks for a search
     * has fixed what the gateway could choose of that, and the operator does not know the seed.
     *
     * @param offers the record's
     */
    public RankedOption ranked(List<ReceivedOffer> offers) {
        EntryWriter made = new EntryWriter();
        FeaturesForm.write(features, made);
        made.u8(parts.size());
        for (RidePart part : parts) {
            made.digest(offers.get(part.offer()).digest());
            made.digest(part.ride());
        }
        return new RankedOption(Digest.named(NAME, made.bytes()), features);
    }

    static ListedOption read(EntryReader in) {
        return new ListedOption(FeaturesForm.read(in), in.u64(), in.list(in.u8(), MOST_PARTS, RidePart::read));
    }

    void write(EntryWriter out) {
        FeaturesForm.write(features, out);
        out.u64(score);
        out.u8(parts.size());
        parts.forEach(part -> part.write(out));
    }
}
