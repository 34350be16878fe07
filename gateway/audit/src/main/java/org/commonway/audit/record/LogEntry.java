package org.commonway.audit.record;

import org.commonway.audit.refusal.AuditRefusal;
import org.commonway.audit.refusal.RefusalCode;
import org.commonway.audit.seed.SeedDay;

/**
 * An entry of a gateway's log in its one form of bytes, which docs/ranking.md writes down: the form's number 1, the kind,
 * the moment, the gateway, and what the kind has to say. Other kinds can be added; who does not know them says so.
 *
 * @param momentMillis the gateway's clock in milliseconds since 1970: when a search came in, when another entry was made
 * @param gateway the origin of its log, 1 to {@link #MOST_GATEWAY} printable ASCII characters without spaces
 * @param body what it says
 */
public record LogEntry(long momentMillis, String gateway, EntryBody body) {
    /** The longest name of a gateway. */
    public static final int MOST_GATEWAY = 100;

    private static final int FORM = 1;

    /** Refuses ENTRY_TEXT for no name of a gateway, and SEED_DAY for a moment out of range. */
    public LogEntry {
        boolean printable = gateway.chars().allMatch(c -> c > ' ' && c < 0x7f);
        if (gateway.isEmpty() || gateway.length() > MOST_GATEWAY || !printable) {
            throw new AuditRefusal(RefusalCode.ENTRY_TEXT, "gateway");
        }
        SeedDay.of(momentMillis);
    }

    /**
     * The entry of these bytes, in which nothing is missing and nothing left over. Refuses ENTRY_FORM, ENTRY_KIND,
     * ENTRY_TRUNCATED, ENTRY_GOES_ON, ENTRY_TEXT, ENTRY_VALUE, ENTRY_LIST and ENTRY_REFERENCE, and by their own names
     * what is no feature (FEATURE_RANGE), weight (WEIGHT_RANGE) or moment (SEED_DAY).
     */
    public static LogEntry parse(byte[] bytes) {
        EntryReader in = new EntryReader(bytes);
        if (in.u8() != FORM) {
            throw new AuditRefusal(RefusalCode.ENTRY_FORM);
        }
        int kind = in.u8();
        long moment = in.u64();
        String gateway = in.text();
        EntryBody body = switch (kind) {
            case EntryBody.SEARCH -> SearchRecord.read(in, false);
            case EntryBody.SEARCH_HEARD -> SearchRecord.read(in, true);
            case EntryBody.SEED_COMMITTED -> SeedCommitted.read(in);
            case EntryBody.SEED_REVEALED -> SeedRevealed.read(in);
            case EntryBody.POLICY -> PolicyNotice.read(in);
            default -> throw new AuditRefusal(RefusalCode.ENTRY_KIND, "kind " + kind);
        };
        in.end();
        return new LogEntry(moment, gateway, body);
    }

    /** The entry's bytes, at most 65,535. */
    public byte[] bytes() {
        EntryWriter out = new EntryWriter();
        out.u8(FORM);
        out.u8(body.kind());
        out.u64(momentMillis);
        out.text(gateway);
        body.write(out);
        return out.bytes();
    }
}
