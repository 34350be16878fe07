package org.commonway.audit.record;

import org.commonway.audit.digest.Octets;
import org.commonway.audit.ranking.Policy;
import org.commonway.audit.refusal.AuditRefusal;
import org.commonway.audit.refusal.RefusalCode;
import org.commonway.audit.seed.SeedDay;

/**
 * A policy is published, and from when it is used (rule R12). The text is kept as it stands in the log, so that a notice
 * whose text is no policy can be read and named.
 *
 * @param from the first day on which it is used
 * @param text the whole policy, at most {@link Policy#MOST_BYTES}
 */
public record PolicyNotice(SeedDay from, Octets text) implements EntryBody {
    /** Refuses ENTRY_LIST for a longer text. */
    public PolicyNotice {
        if (text.length() > Policy.MOST_BYTES) {
            throw new AuditRefusal(RefusalCode.ENTRY_LIST, text.length() + " bytes of policy");
        }
    }

    @Override
    public int kind() {
        return EntryBody.POLICY;
    }

    static PolicyNotice read(EntryReader in) {
        return new PolicyNotice(new SeedDay(in.u32(SeedDay.LAST)), Octets.of(in.rest()));
    }

    @Override
    public void write(EntryWriter out) {
        out.u32(from.number());
        out.raw(text.bytes());
    }
}
