package org.commonway.node.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Optional;
import org.commonway.ledger.Checkpoint;
import org.commonway.node.hold.Hold;
import org.commonway.node.hold.Holds;
import org.commonway.node.hold.Holds.SetClock;
import org.commonway.node.hold.RideReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HoldTableTest {
    @TempDir
    Path folder;

    @Test
    void holds_of_every_state_survive_a_restart_byte_for_byte() {
        SetClock clock = new SetClock();
        Hold pending;
        Hold started;
        try (DatabaseFile file = DatabaseFile.open(folder)) {
            Holds before = new Holds(new HoldTable(new Database(file.source())), clock, "b1", "b2", "b3");
            before.book.create(Holds.wish("pending", Holds.GATEWAY, "b1"));
            before.book.create(Holds.wish("started", Holds.GATEWAY, "b2"));
            before.book.booked("started", "tx");
            before.start("started");
            before.book.create(Holds.wish("released", Holds.GATEWAY, "b3"));
            before.book.release("released", Holds.GATEWAY);
            pending = before.book.find("pending").orElseThrow();
            started = before.book.find("started").orElseThrow();
        }
        try (DatabaseFile again = DatabaseFile.open(folder)) {
            Holds after = new Holds(new HoldTable(new Database(again.source())), clock, "b1", "b2", "b3");
            assertThat(after.book.find("pending")).contains(pending);
            assertThat(after.book.find("started")).contains(started);
            assertThat(after.book.find("released").map(Hold::status)).contains(Hold.Status.RELEASED);
            assertThat(after.offered()).containsExactly("b3");

            clock.now = clock.now.plusSeconds(120);
            assertThat(after.book.expireDue()).isEqualTo(1);
            assertThat(after.offered()).containsExactly("b1", "b3");
        }
    }

    @Test
    void what_is_forgotten_is_gone_from_the_table() {
        try (DatabaseFile file = DatabaseFile.open(folder)) {
            HoldTable table = new HoldTable(new Database(file.source()));
            SetClock clock = new SetClock();
            new Holds(table, clock, "b1").book.create(Holds.wish("h1", Holds.GATEWAY, "b1"));
            table.forget("h1");
            assertThat(table.listAll()).isEmpty();
        }
    }

    @Test
    void a_report_is_kept_with_its_hold_until_the_ledger_has_it() {
        try (DatabaseFile file = DatabaseFile.open(folder)) {
            Database database = new Database(file.source());
            Holds holds = new Holds(new HoldTable(database), new SetClock(), "b1");
            ReportTable reports = new ReportTable(database);
            holds.book.create(Holds.wish("h1", Holds.GATEWAY, "b1"));
            holds.book.booked("h1", "tx");
            holds.start("h1");
            holds.end("h1", Holds.RIVER);

            assertThat(reports.listWaiting(10))
                    .extracting(waiting -> waiting.report().step())
                    .containsExactly(RideReport.Step.START, RideReport.Step.END);
            reports.done(reports.listWaiting(1).get(0).number());
            assertThat(reports.countWaiting()).isEqualTo(1);
            assertThat(reports.find("h1", RideReport.Step.START)).isPresent();
            holds.book.erase("h1", Holds.GATEWAY);
            assertThat(reports.find("h1", RideReport.Step.START)).isEmpty();
            assertThat(reports.find("h1", RideReport.Step.END))
                    .as("still waiting")
                    .isPresent();
        }
    }

    @Test
    void the_checkpoint_is_the_last_one_saved() {
        try (DatabaseFile file = DatabaseFile.open(folder)) {
            CheckpointTable checkpoints = new CheckpointTable(new Database(file.source()));
            assertThat(checkpoints.find()).isEqualTo(Optional.empty());
            checkpoints.save(new Checkpoint(3, "tx3"));
            checkpoints.save(new Checkpoint(4, "tx4"));
            assertThat(checkpoints.find()).contains(new Checkpoint(4, "tx4"));
        }
    }

    @Test
    void a_folder_that_is_a_file_is_an_outage_that_says_so() throws Exception {
        Path notAFolder = java.nio.file.Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> DatabaseFile.open(notAFolder))
                .isInstanceOf(StoreOutage.class)
                .hasMessageContaining("opening");
    }
}
