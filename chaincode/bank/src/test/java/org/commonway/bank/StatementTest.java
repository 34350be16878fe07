package org.commonway.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.commonway.bank.statement.Amounts;
import org.commonway.bank.statement.JournalLine;
import org.commonway.bank.statement.LegVat;
import org.commonway.bank.statement.Statement;
import org.commonway.bank.statement.StatementCsv;
import org.commonway.bank.statement.StatementHtml;
import org.commonway.bank.statement.StatementLine;
import org.commonway.bank.statement.StatementText;
import org.commonway.bank.statement.Statements;
import org.commonway.rules.journal.EntryReason;
import org.commonway.rules.journal.JournalEntry;
import org.commonway.rules.journal.Posting;
import org.commonway.rules.settlement.Closed;
import org.commonway.rules.settlement.Party;
import org.commonway.rules.settlement.Period;
import org.commonway.rules.settlement.Positions;
import org.junit.jupiter.api.Test;

class StatementTest {
    private final WorkedExample example = new WorkedExample();

    @Test
    void an_operator_reads_each_of_its_rides_with_what_was_taken_off() {
        StatementLine ridden = statement("operator:bikes").lines().get(0);
        assertThat(ridden.entry().entry().reason()).isEqualTo(EntryReason.ENDED);
        assertThat(ridden.amounts()).isEqualTo(new Amounts(eur(285), eur(8), eur(2), eur(53), eur(0), eur(275)));
        StatementLine refunded = statement("operator:bikes").lines().get(1);
        assertThat(refunded.amounts()).isEqualTo(new Amounts(eur(-85), eur(-2), eur(0), eur(-16), eur(0), eur(-83)));
    }

    @Test
    void a_gateway_reads_what_is_pending_and_what_it_keeps() {
        Statement statement = statement("gateway:CoopMSP/demo-gateway");
        assertThat(statement.lines().get(0).amounts().pending()).isEqualTo(eur(150));
        assertThat(statement.totals().pending()).isEqualTo(eur(0));
        assertThat(statement.totals().gross()).isEqualTo(eur(150 - 75 + 285 - 85 + 240));
    }

    @Test
    void vat_says_who_owes_it() {
        assertThat(text("operator:bikes"))
                .contains("VAT 23 % PT, owed by the operator: 0.37 EUR inside 2.00 EUR gross.");
        assertThat(text("operator:van")).contains("VAT 6 % PT, owed by the gateway: 0.14 EUR inside 2.40 EUR gross.");
    }

    @Test
    void a_text_says_what_is_paid() {
        assertThat(text("operator:bikes"))
                .startsWith("operator:bikes, settlement 1, EUR")
                .contains("Opening balance 0.00 EUR; settlement before: 0.00 EUR.")
                .contains(" (UTC).")
                .endsWith("operator:bikes is paid 1.92 EUR.");
        assertThat(text("gateway:CoopMSP/demo-gateway")).contains("gateway:CoopMSP/demo-gateway pays ");
    }

    @Test
    void a_csv_has_a_line_for_each_leg_of_each_entry() {
        List<Statement> statements = of("operator:bikes");
        assertThat(StatementCsv.write(statements).lines())
                .containsExactly(
                        "settlement,party,time,trip,entry,leg,reason,currency,gross,commission,levy,vat,vat_owed_by,"
                                + "vat_rate,pending,net",
                        "1,operator:bikes,2026-11-27T11:15:00Z," + WorkedExample.TRIP
                                + ",3,2,ENDED,EUR,2.85,0.08,0.02,0.53,OPERATOR,23 % PT,0.00,2.75",
                        "1,operator:bikes,2026-11-27T18:00:00Z," + WorkedExample.TRIP
                                + ",5,2,REFUNDED,EUR,-0.85,-0.02,0.00,-0.16,OPERATOR,23 % PT,0.00,-0.83");
    }

    @Test
    void a_page_loads_nothing_and_repeats_its_head() {
        String page = StatementHtml.write(of("city:CityMSP"), ZoneId.of("UTC"));
        assertThat(page)
                .startsWith("<!DOCTYPE html>")
                .contains("display: table-header-group", "<title>city:CityMSP, settlement 1, EUR</title>")
                .doesNotContain("http", "<script", "<link");
    }

    @Test
    void a_party_that_is_not_there_is_told_who_is() {
        assertThatThrownBy(() -> of("operator:boats"))
                .isInstanceOf(BankRefusal.class)
                .hasMessageContaining("operator:bikes, operator:metro, operator:van");
    }

    @Test
    void where_nobody_was_owed_anything_that_is_told() {
        Closed empty = new Closed(new Period(1, 0, 1_000), Positions.NONE, 0);
        Statements statements = new Statements(empty, Optional.empty(), (trip, leg) -> LegVat.NONE);
        Party city = Party.find("city:CityMSP").orElseThrow();
        assertThatThrownBy(() -> statements.of(city, List.of()))
                .hasMessage("Settlement 1 has nothing for city:CityMSP: nobody was owed anything in its period.");
    }

    @Test
    void a_journal_that_comes_to_something_else_is_an_error() {
        JournalLine last = example.journal.remove(example.journal.size() - 1);
        assertThatThrownBy(() -> of("operator:metro")).hasMessageContaining("entries");

        List<Posting> less = last.entry().postings().stream()
                .map(posting ->
                        new Posting(posting.account(), eur(posting.amount().minorUnits() * 2), posting.leg()))
                .toList();
        example.journal.add(new JournalLine(
                last.tripId(), last.number(), last.atMillis(), new JournalEntry(EntryReason.RULED, less)));
        assertThatThrownBy(() -> of("operator:metro"))
                .isInstanceOfSatisfying(
                        BankRefusal.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(BankRefusal.Code.STATEMENT_DIFFERS))
                .hasMessageContaining("by the journal and to");
    }

    private final Closed settled = example.settled();

    private Statement statement(String party) {
        return of(party).get(0);
    }

    private String text(String party) {
        return String.join("\n", StatementText.lines(statement(party), ZoneId.of("UTC")));
    }

    private List<Statement> of(String party) {
        return new Statements(settled, Optional.empty(), (trip, leg) -> WorkedExample.VAT.get(leg))
                .of(Party.find(party).orElseThrow(), example.journal);
    }

    private static org.commonway.rules.money.Money eur(long cents) {
        return WorkedExample.eur(cents);
    }
}
