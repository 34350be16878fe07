package org.commonway.launcher.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonway.bank.statement.JournalLine;
import org.commonway.bank.statement.LegVat;
import org.commonway.bank.statement.Statement;
import org.commonway.bank.statement.Statements;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.LauncherRefusal;
import org.commonway.launcher.console.Console;
import org.commonway.rules.settlement.Closed;
import org.commonway.rules.settlement.Party;
import org.junit.jupiter.api.Test;

class SettlementOfficeTest {
    private final MemoryBooks books = new MemoryBooks(7);
    private final SettlementOffice office = new SettlementOffice(books);
    private final List<Long> progress = new ArrayList<>();

    @Test
    void a_period_is_begun_and_netted_to_its_end() {
        Closed closed = office.settle(Instant.ofEpochSecond(5), progress::add);
        assertThat(closed.period().number()).isEqualTo(1);
        assertThat(progress).containsExactly(2L, 5L);
        assertThat(office.getClosed(Optional.empty())).isEqualTo(closed);
    }

    @Test
    void one_that_was_left_open_is_finished_first() {
        office.settle(Instant.ofEpochSecond(2), progress::add);
        books.beginSettlement(Instant.ofEpochSecond(3));
        books.netSettlement(2);
        Closed finished = office.settle(Instant.ofEpochSecond(6), progress::add);
        assertThat(finished.period().number()).isEqualTo(2);
        assertThat(finished.period().untilMillis()).isEqualTo(3_000);
        assertThat(books.settlements).hasSize(2);
        assertThat(office.settle(Instant.ofEpochSecond(6), progress::add)
                        .period()
                        .number())
                .isEqualTo(3);
    }

    @Test
    void one_that_is_too_large_is_closed_in_parts() {
        books.beginSettlement(Instant.ofEpochSecond(6));
        books.netSettlement(1);
        Closed first = office.settle(Instant.ofEpochSecond(3), progress::add);
        assertThat(first.period().number()).isEqualTo(1);
        assertThat(first.period().untilMillis()).isEqualTo(3_000);
        Closed second = office.settle(Instant.ofEpochSecond(6), progress::add);
        assertThat(second.period().number()).isEqualTo(2);
        assertThat(first.entries() + second.entries()).isEqualTo(6);
    }

    @Test
    void an_open_one_has_no_statement_yet() {
        books.beginSettlement(Instant.ofEpochSecond(3));
        assertThatThrownBy(() -> CityDesk.told(() -> office.getClosed(Optional.of(1))))
                .isInstanceOfSatisfying(
                        LauncherRefusal.class,
                        refusal -> assertThat(refusal.exitCode()).isEqualTo(ExitCode.REFUSED))
                .hasMessageContaining("./commonway settle");
    }

    @Test
    void before_any_is_closed_the_way_to_close_one_is_told() {
        assertThatThrownBy(() -> office.getClosed(Optional.empty())).hasMessageContaining("./commonway settle");
        assertThatThrownBy(() -> office.getClosed(Optional.of(3))).hasMessageContaining("no settlement 3");
    }

    @Test
    void what_the_ledger_refuses_keeps_its_code() {
        office.settle(Instant.ofEpochSecond(5), progress::add);
        assertThatThrownBy(() -> CityDesk.told(() -> office.settle(Instant.ofEpochSecond(4), progress::add)))
                .isInstanceOf(LauncherRefusal.class)
                .hasMessageContaining("(PERIOD_OUT_OF_ORDER)");
    }

    @Test
    void a_statement_is_read_from_every_page_of_the_journal() {
        office.settle(Instant.ofEpochSecond(2), progress::add);
        Closed second = office.settle(Instant.ofEpochSecond(7), progress::add);
        assertThat(office.journal(second))
                .extracting(JournalLine::atMillis)
                .containsExactly(2_000L, 3_000L, 4_000L, 5_000L, 6_000L);
        Statement statement = new Statements(second, office.findBefore(second), (trip, leg) -> LegVat.NONE)
                .of(Party.find("operator:metro").orElseThrow(), office.journal(second))
                .get(0);
        assertThat(statement.totals().net()).hasToString("5.00 EUR");
        assertThat(statement.before()).hasToString("2.00 EUR");
    }

    @Test
    void positions_and_transfers_are_shown() {
        assertThat(shown(office.settle(Instant.ofEpochSecond(5), progress::add)))
                .startsWith("Settlement 1, closed: from the beginning until 1970-01-01T00:00:05Z, 5 entries.")
                .containsPattern("gateway:CoopMSP/demo +-5.00 EUR .*-5.00 EUR")
                .containsPattern("gateway:CoopMSP/demo +operator:metro +5.00 EUR");
        assertThat(shown(office.settle(Instant.ofEpochSecond(100), progress::add)))
                .contains("2 entries");
        assertThat(shown(office.settle(Instant.ofEpochSecond(200), progress::add)))
                .contains("Nobody was owed anything. What is booked now comes into the next period.");
    }

    private static String shown(Closed settlement) {
        ByteArrayOutputStream results = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(results, true, StandardCharsets.UTF_8);
        PositionTables.show(settlement, new Console(stream, stream));
        return results.toString(StandardCharsets.UTF_8);
    }
}
