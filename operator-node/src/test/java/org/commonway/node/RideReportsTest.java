package org.commonway.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.serde.ObjectMapper;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.commonway.node.hold.Hold;
import org.commonway.node.hold.Holds;
import org.commonway.node.hold.Holds.MapStore;
import org.commonway.node.hold.Holds.SetClock;
import org.commonway.node.hold.RideReport;
import org.commonway.node.http.NodeStatus;
import org.commonway.node.http.StatusController;
import org.commonway.node.ride.RefusedReport;
import org.commonway.node.store.Database;
import org.commonway.node.store.DatabaseFile;
import org.commonway.node.store.HoldTable;
import org.commonway.node.store.ReportTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the operator's people see of reports that the ledger refused. */
class RideReportsTest {
    private static final Instant MORNING = Instant.parse("2026-05-14T08:00:00Z");

    @TempDir
    Path folder;

    @Test
    void a_refused_report_shows_trip_leg_code_sentence_and_time_even_when_its_hold_is_forgotten() throws Exception {
        try (DatabaseFile file = DatabaseFile.open(folder)) {
            Database database = new Database(file.source());
            HoldTable holds = new HoldTable(database);
            ReportTable reports = new ReportTable(database);
            ride(holds, 1);
            assertThat(RideReports.status(reports)).isEqualTo(new NodeStatus.Reports(1, 0, List.of()));
            refuse(reports, "Too late.", 0);
            holds.forget("h1");

            NodeStatus.Reports status = RideReports.status(reports);
            assertThat(status)
                    .isEqualTo(new NodeStatus.Reports(
                            0,
                            1,
                            List.of(new NodeStatus.Refused(
                                    "trip-of-h1", "h1", "START", "TOO_LATE", "Too late.", "2026-05-14T08:00:00Z"))));
            assertThat(ObjectMapper.getDefault()
                            .writeValueAsString(controller(status).status()))
                    .contains("\"reports\":{\"waiting\":0,\"refused\":1,\"lastRefused\":[{\"tripId\":\"trip-of-h1\"");
        }
    }

    @Test
    void of_many_only_the_newest_are_shown_and_kept() {
        try (DatabaseFile file = DatabaseFile.open(folder)) {
            Database database = new Database(file.source());
            HoldTable holds = new HoldTable(database);
            ReportTable reports = new ReportTable(database);
            for (int ride = 1; ride <= 1_005; ride++) {
                ride(holds, ride);
                refuse(reports, "Ride " + ride + " is too late." + "!".repeat(2_000), ride);
            }
            NodeStatus.Reports status = RideReports.status(reports);
            assertThat(status.refused()).isEqualTo(1_000);
            assertThat(status.lastRefused()).hasSize(NodeStatus.REFUSED_SHOWN_MAX);
            assertThat(status.lastRefused().get(0).holdId()).isEqualTo("h1005");
            assertThat(status.lastRefused().get(0).sentence())
                    .startsWith("Ride 1005 is too late.")
                    .hasSize(1_000);
        }
    }

    private static StatusController controller(NodeStatus.Reports reports) {
        return new StatusController(new StatusController.StatusSource() {
            @Override
            public NodeStatus get() {
                return new NodeStatus(
                        "bikes",
                        "Bikes",
                        List.of("vehicles"),
                        Optional.empty(),
                        new NodeStatus.Counts(0, 0, 1, 0, 0, 0),
                        reports,
                        new NodeStatus.Acknowledgements(0, 0, 0),
                        List.of());
            }

            @Override
            public Optional<String> waitingFor() {
                return Optional.empty();
            }
        });
    }

    /** A ride that has started, with a report that waits. */
    private static void ride(HoldTable table, int number) {
        String holdId = "h" + number;
        Holds holds = new Holds(new MapStore(), new SetClock(), "b1");
        holds.book.create(Holds.wish(holdId, Holds.GATEWAY, "b1"));
        holds.book.booked(holdId, "tx");
        Hold started = holds.start(holdId);
        table.save(started, Holds.report(started, RideReport.Step.START));
    }

    private static void refuse(ReportTable reports, String sentence, int secondsLater) {
        reports.refused(
                reports.listWaiting(1).get(0).number(),
                new RefusedReport.Why("TOO_LATE", sentence, MORNING.plusSeconds(secondsLater)));
    }
}
