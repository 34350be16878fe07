package org.commonway.gateway.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.commonway.gateway.http.trips.BookTripJson;
import org.commonway.gateway.http.trips.RiderJson;
import org.commonway.gateway.http.trips.RidersController;
import org.commonway.gateway.http.trips.TripJson;
import org.commonway.gateway.http.trips.TripView;
import org.commonway.gateway.http.trips.TripsController;
import org.commonway.gateway.problem.ApiProblem;
import org.commonway.gateway.problem.ProblemCode;
import org.commonway.gateway.store.JdbcRiderRegister;
import org.commonway.gateway.ticket.TicketKeyFile;
import org.commonway.gateway.ticket.TicketOffice;
import org.commonway.gateway.wallet.Riders;
import org.commonway.gateway.wallet.Wallet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The controllers, called as Micronaut calls them, and what they answer as JSON. */
class TripsApiTest {
    private static final DataSource DATABASE = Workshop.database();
    private static final String LEGS_JSON = """
            [{"mode":"WALK","operator":null,"price":null,"geometry":[[-8.61,41.15],[-8.62,41.16]]},
             {"mode":"METRO","operator":{"id":"metro","name":"Metro","color":"#0a5bd3"},"distanceMetres":1200},
             {"mode":"BICYCLE","operator":{"id":"bikes","name":"Bikes","color":"#00aa00"},"distanceMetres":900}]""";

    private static final String HEADWAY_JSON = """
            [{"mode":"METRO","operator":{"id":"metro","name":"Metro","color":"#0a5bd3"},
              "headway":{"startTime":"%s","everySeconds":600,"exactTimes":false}}]""";

    private final ObjectMapper json = ObjectMapper.getDefault();
    private final Workshop workshop = new Workshop(DATABASE, Runnable::run, 5000);
    private RidersController riders;
    private TripsController trips;
    private TicketOffice office;

    @TempDir
    Path folder;

    @BeforeEach
    void openApi() throws IOException {
        LegDraft metro = Trips.metro("m1", 150);
        LegDraft bike = Trips.bike(120);
        workshop.plans.put(
                "plan", new TripDraft(Trips.CITY, "plan", "1", List.of(metro, bike), Trips.euro(270), LEGS_JSON));
        Wallet wallet = new Wallet(workshop.plainBook, Trips.euro(5000), () -> workshop.now);
        Riders register = new Riders(new JdbcRiderRegister(DATABASE), wallet, new SecureRandom(), () -> workshop.now);
        office = new TicketOffice(TicketKeyFile.openOrCreate(folder, new SecureRandom()));
        TripView view = new TripView(
                json,
                office,
                workshop.plainJournal,
                "Demo gateway",
                Map.of(Trips.CITY, new TripView.Where("Sample city", ZoneId.of("Europe/Lisbon"))));
        riders = new RidersController(register, wallet);
        trips = new TripsController(
                register,
                new TripsController.Deeds(workshop.bookTrip, workshop.cancelTrip, workshop.eraseTrip),
                new RiderTrips(workshop.plainJournal),
                view);
    }

    private String signUp() {
        RiderJson rider = riders.signUp();
        assertThat(rider.wallet().available().text()).isEqualTo("50.00 EUR");
        return "Bearer " + rider.token();
    }

    private Map<String, Object> asJson(Object answer) throws IOException {
        return json.readValue(json.writeValueAsString(answer), Argument.mapOf(String.class, Object.class));
    }

    @Test
    void a_booked_trip_shows_legs_splits_and_a_ticket_that_can_be_checked() throws IOException {
        String bearer = signUp();
        TripJson trip = trips.book(bearer, "key", new BookTripJson("plan", "1"));
        Map<String, Object> shown = asJson(trip);
        assertThat(shown)
                .containsEntry("status", "CONFIRMED")
                .containsEntry("txId", "tx1")
                .containsEntry("commissionBps", 300)
                .containsEntry("bookedAt", "2026-05-14T09:00:00+01:00")
                .containsEntry("fare", Map.of("minorUnits", 270, "currency", "EUR", "text", "2.70 EUR"));
        assertThat(trip.legs()).hasSize(3);
        assertThat(trip.legs().get(0)).doesNotContainKey("holdId").containsEntry("mode", "WALK");
        assertThat(trip.legs().get(1)).containsKey("holdId").containsEntry("status", "NOT_STARTED");
        assertThat(trip.splits()).extracting(TripJson.Split::name).containsExactly("Metro", "Sample city");
        assertThat(office.check(trip.ticket().text()).orElseThrow().tripId()).isEqualTo(trip.id());
        assertThat(trips.ticket(bearer, trip.id())).startsWith("<svg").contains(trip.id());
        assertThat(json.writeValueAsString(trip)).contains("[-8.61,41.15]");
        assertThat(riders.readWallet(bearer).available().minorUnits()).isEqualTo(4730);
    }

    @Test
    void two_riders_book_two_departures_of_one_headway_and_each_sees_how_often_it_goes() throws IOException {
        for (String time : List.of("08:00:00", "08:10:00")) {
            workshop.plans.put(
                    time,
                    new TripDraft(
                            Trips.CITY,
                            time,
                            "1",
                            List.of(Trips.metro("often", time, 150)),
                            Trips.euro(150),
                            HEADWAY_JSON.formatted(time)));
            String bearer = signUp();
            TripJson trip = trips.book(bearer, null, new BookTripJson(time, "1"));

            assertThat(trip.status()).isEqualTo("CONFIRMED");
            assertThat(asJson(trips.read(bearer, trip.id())).get("legs").toString())
                    .contains("headway={startTime=" + time + ", everySeconds=600, exactTimes=false}");
        }
        assertThat(workshop.nodes.requests)
                .extracting(request -> request.getLeg().getTimetable().getGtfsTripId() + " "
                        + request.getLeg().getTimetable().getStartTime())
                .containsExactly("often 08:00:00", "often 08:10:00");
    }

    @Test
    void an_empty_list_of_trips_is_an_empty_list() throws IOException {
        assertThat(asJson(trips.list(signUp()))).containsEntry("trips", List.of());
    }

    @Test
    void a_cancelled_trip_has_no_ticket_and_the_money_is_back() {
        String bearer = signUp();
        String id = trips.book(bearer, null, new BookTripJson("plan", "1")).id();
        assertThat(trips.quoteCancellation(bearer, id).way()).isEqualTo("ROLLBACK");
        assertThat(trips.cancel(bearer, id, 0).status()).isEqualTo("ROLLBACK");
        assertThat(trips.cancel(bearer, id, 0)).isEqualTo(trips.read(bearer, id));
        assertThat(riders.readWallet(bearer).available().minorUnits()).isEqualTo(5000);
        assertThat(problem(() -> trips.ticket(bearer, id))).isEqualTo(ProblemCode.NOT_FOUND);
    }

    @Test
    void a_trip_of_unknown_outcome_is_pending_and_can_be_read() {
        String bearer = signUp();
        workshop.faults.plan(7, Fault.REQUEST_LOST);
        assertThat(problem(() -> trips.book(bearer, "key", new BookTripJson("plan", "1"))))
                .isEqualTo(ProblemCode.LEDGER_DOWN);
        TripJson pending = trips.list(bearer).trips().get(0);
        assertThat(pending.status()).isEqualTo("PENDING");
        assertThat(pending.ticket()).isNull();
        assertThat(riders.readWallet(bearer).reserved().minorUnits()).isEqualTo(270);
        workshop.recovery.run();
        assertThat(trips.read(bearer, pending.id()).status()).isEqualTo("CONFIRMED");
    }

    @Test
    void a_trip_of_somebody_else_is_not_found() {
        String id = trips.book(signUp(), null, new BookTripJson("plan", "1")).id();
        String other = signUp();
        assertThat(problem(() -> trips.read(other, id))).isEqualTo(ProblemCode.NOT_FOUND);
        assertThat(problem(() -> trips.cancel(other, id, 0))).isEqualTo(ProblemCode.NOT_FOUND);
        assertThat(problem(() -> trips.ticket(other, id))).isEqualTo(ProblemCode.NOT_FOUND);
    }

    @Test
    void a_request_without_a_good_token_or_body_is_refused() {
        String bearer = signUp();
        BookTripJson body = new BookTripJson("plan", "1");
        assertThat(problem(() -> trips.book(null, null, body))).isEqualTo(ProblemCode.NOT_SIGNED_IN);
        assertThat(problem(() -> trips.book("Basic abc", null, body))).isEqualTo(ProblemCode.NOT_SIGNED_IN);
        assertThat(problem(() -> trips.book("Bearer abc", null, body))).isEqualTo(ProblemCode.NOT_SIGNED_IN);
        assertThat(problem(() -> trips.book(bearer, "with blank", body))).isEqualTo(ProblemCode.BAD_REQUEST);
        assertThat(problem(() -> trips.book(bearer, null, new BookTripJson(null, "1"))))
                .isEqualTo(ProblemCode.BAD_REQUEST);
        assertThat(problem(() -> trips.book(bearer, null, new BookTripJson("plan", " "))))
                .isEqualTo(ProblemCode.BAD_REQUEST);
    }

    private static ProblemCode problem(Runnable request) {
        return catchThrowableOfType(ApiProblem.class, request::run).code();
    }
}
