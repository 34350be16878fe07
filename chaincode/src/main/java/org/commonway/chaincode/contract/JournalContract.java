package org.commonway.chaincode.contract;

import org.commonway.chaincode.call.Call;
import org.commonway.chaincode.state.PageAsk;
import org.commonway.proto.ledger.v1.JournalPage;
import org.commonway.rules.hold.TimeWindow;
import org.commonway.rules.refusal.Refusal;
import org.commonway.rules.refusal.RefusalCode;

/** The journal. It names no rider, so every member may read it. */
public final class JournalContract {
    private JournalContract() {}

    /**
     * Which part of the journal is asked for.
     *
     * @param time the entries' own times lie in it
     */
    public record EntriesOf(TimeWindow time, PageAsk page) {}

    /** A moment out of an argument: refused with INVALID_ARGUMENT unless it is a number up to the year 9999. */
    public static long parseMillis(String text) {
        if (text.matches("0|[1-9][0-9]{0,14}") && Long.parseLong(text) <= TimeWindow.LATEST_MILLIS) {
            return Long.parseLong(text);
        }
        throw new Refusal(
                RefusalCode.INVALID_ARGUMENT,
                "A moment is a number of milliseconds since 1970 and before the year 10000; correct it.");
    }

    /** Entries by time. */
    public static JournalPage list(Call call, EntriesOf asked) {
        if (!asked.time().isSane()) {
            throw new Refusal(RefusalCode.INVALID_ARGUMENT, "A stretch of time ends after it starts; correct it.");
        }
        return call.state()
                .journal()
                .list(asked.time().startMillis(), asked.time().endMillis(), asked.page());
    }
}
