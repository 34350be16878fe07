package org.commonway.chaincode.state;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.commonway.chaincode.codec.Canonical;
import org.commonway.chaincode.codec.JournalCodec;
import org.commonway.chaincode.codec.MoneyCodec;
import org.commonway.chaincode.codec.SettlementCodec;
import org.commonway.proto.ledger.v1.JournalPage;
import org.commonway.proto.ledger.v1.Settlements;
import org.commonway.rules.settlement.JournalStep;
import org.commonway.rules.settlement.Netting;
import org.commonway.rules.settlement.Settlement;

/** Settlements, the last one's number, and the moment until which periods are closed. */
public final class SettlementBook {
    private static final Pattern BOOKMARK = Pattern.compile("[0-9]{8}");

    private final Records records;
    private final Journal journal;

    SettlementBook(Records records, Journal journal) {
        this.records = records;
        this.journal = journal;
    }

    /** The settlement of this number, if it was begun. */
    public Optional<Settlement> find(int number) {
        return records.find(Keys.settlement(number), org.commonway.proto.ledger.v1.Settlement.parser())
                .map(SettlementCodec::toRules);
    }

    /** The one begun last, if any was. */
    public Optional<Settlement> findLast() {
        return records.find(Keys.LAST_SETTLEMENT)
                .map(bytes -> Integer.parseInt(new String(bytes, StandardCharsets.US_ASCII)))
                .map(number -> find(number)
                        .orElseThrow(() -> new IllegalStateException("settlement " + number + " is not there")));
    }

    /**
     * Writes a settlement that begins, or starts over with an earlier end. The moment until which periods are closed never
     * goes back.
     */
    public void putBegun(Settlement settlement, long closedUntilMillis) {
        put(settlement);
        String number = Integer.toString(settlement.period().number());
        records.put(Keys.LAST_SETTLEMENT, number.getBytes(StandardCharsets.US_ASCII));
        long untilMillis = settlement.period().untilMillis();
        if (untilMillis > closedUntilMillis) {
            records.put(Keys.CLOSED, MoneyCodec.toMoment(untilMillis));
        }
    }

    /** Writes a settlement as it stands now. */
    public void put(Settlement settlement) {
        records.put(Keys.settlement(settlement.period().number()), SettlementCodec.toProto(settlement));
    }

    /** The next entries of the settlement's journal. */
    public JournalStep step(Netting netting) {
        PageAsk ask = new PageAsk(JournalStep.MOST_ENTRIES, netting.bookmark().orElse(""));
        JournalPage page =
                journal.list(netting.period().fromMillis(), netting.period().untilMillis(), ask);
        return new JournalStep(
                page.getEntriesList().stream().map(JournalCodec::toRules).toList(),
                page.getBookmark().isEmpty() ? Optional.empty() : Optional.of(page.getBookmark()));
    }

    /** A page of settlements by number, without their positions: all of those could be too long for one answer. */
    public Settlements list(PageAsk ask) {
        ask.requireBookmark(BOOKMARK);
        Settlements.Builder answer = Settlements.newBuilder();
        Page page = Page.read(records, Keys.SETTLEMENTS, Keys.FIRST_SETTLEMENT, Keys.AFTER_SETTLEMENTS, ask);
        page.entries()
                .forEach(entry -> answer.addSettlements(Canonical.parseState(
                                entry.getKey(), org.commonway.proto.ledger.v1.Settlement.parser(), entry.getValue())
                        .toBuilder()
                        .clearPositions()));
        return answer.setBookmark(page.bookmark()).build();
    }
}
