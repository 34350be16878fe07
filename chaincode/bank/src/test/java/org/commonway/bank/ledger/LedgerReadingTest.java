package org.commonway.bank.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import org.commonway.bank.BankRefusal;
import org.commonway.bank.statement.LegVat;
import org.commonway.proto.hold.v1.Conditions;
import org.commonway.proto.hold.v1.Hold;
import org.commonway.proto.ledger.v1.AccountKind;
import org.commonway.proto.ledger.v1.EntryReason;
import org.commonway.proto.ledger.v1.JournalEntry;
import org.commonway.proto.ledger.v1.Leg;
import org.commonway.proto.ledger.v1.LegSplitRule;
import org.commonway.proto.ledger.v1.Posting;
import org.commonway.proto.ledger.v1.Trip;
import org.commonway.proto.ledger.v1.VatDebtor;
import org.commonway.proto.type.v1.Money;
import org.commonway.proto.type.v1.SignedEnvelope;
import org.junit.jupiter.api.Test;

class LedgerReadingTest {
    private int asked;

    @Test
    void vat_is_the_signed_holds_rate_and_the_bookings_debtor() {
        TripVat vat = new TripVat(id -> trip(VatDebtor.VAT_DEBTOR_GATEWAY, VatDebtor.VAT_DEBTOR_NOBODY));
        assertThat(vat.get("trip", 0)).isEqualTo(new LegVat(org.commonway.rules.split.VatDebtor.GATEWAY, 600, "PT"));
        assertThat(vat.get("trip", 1)).isEqualTo(LegVat.NONE);
        assertThat(asked).isEqualTo(1);
    }

    @Test
    void a_leg_that_is_not_there_or_says_nothing_is_refused() {
        TripVat vat = new TripVat(id -> trip(VatDebtor.VAT_DEBTOR_UNSPECIFIED));
        assertThatThrownBy(() -> vat.get("trip", 0)).isInstanceOf(BankRefusal.class);
        assertThatThrownBy(() -> vat.get("trip", 7)).hasMessageContaining("no leg 8");
    }

    @Test
    void an_entry_that_is_off_balance_is_refused() {
        JournalEntry entry = entry(-100, 100);
        assertThat(LedgerReader.line(entry).entry().postings()).hasSize(2);
        assertThatThrownBy(() -> LedgerReader.line(entry(-100, 99)))
                .isInstanceOfSatisfying(
                        BankRefusal.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(BankRefusal.Code.UNREADABLE_LEDGER));
        assertThatThrownBy(() ->
                        LedgerReader.line(entry.toBuilder().setReasonValue(99).build()))
                .isInstanceOf(BankRefusal.class);
    }

    private static JournalEntry entry(long payer, long operator) {
        return JournalEntry.newBuilder()
                .setTripId("trip")
                .setNumber(1)
                .setReason(EntryReason.ENTRY_REASON_ENDED)
                .addPostings(posting(AccountKind.ACCOUNT_KIND_PAYER, payer))
                .addPostings(posting(AccountKind.ACCOUNT_KIND_OPERATOR, operator))
                .build();
    }

    private static Posting.Builder posting(AccountKind account, long cents) {
        return Posting.newBuilder()
                .setAccount(account)
                .setPartyId("somebody")
                .setAmount(Money.newBuilder().setMinorUnits(cents).setCurrency("EUR"));
    }

    private Trip trip(VatDebtor... debtors) {
        asked++;
        ByteString hold = Hold.newBuilder()
                .setConditions(Conditions.newBuilder().setVatBps(600).setVatCountry("PT"))
                .build()
                .toByteString();
        Trip.Builder trip = Trip.newBuilder();
        for (VatDebtor debtor : debtors) {
            trip.addHolds(SignedEnvelope.newBuilder().setPayload(hold));
            trip.addLegs(Leg.newBuilder().setSplitRule(LegSplitRule.newBuilder().setVatDebtor(debtor)));
        }
        return trip.build();
    }
}
