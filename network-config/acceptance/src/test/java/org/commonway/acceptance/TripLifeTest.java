package org.commonway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonway.acceptance.RiderCalls.assertProblem;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A trip after its booking, over real processes: ridden, cancelled, taken back; and what the ledger's books say of it. */
@ExtendWith(OneDemo.class)
class TripLifeTest {
    private static RunningNetwork network;

    @BeforeAll
    static void start(RunningNetwork running) {
        network = running;
    }

    @Test
    void a_ride_that_ends_early_costs_less_than_was_set_aside_and_the_books_agree() {
        TripLife life = new TripLife(network);
        JsonNode trip =
                life.book(life.now(), legs -> !legs.isEmpty() && legs.stream().allMatch(TripLife::isRental));
        long fare = trip.at("/fare/minorUnits").asLong();
        assertThat(life.wallet("reserved")).isEqualTo(fare);
        JsonNode ridden = life.rideToTheEnd();
        long paid = ridden.at("/paid/minorUnits").asLong();
        assertThat(paid).isPositive().isLessThan(fare);
        assertThat(ridden.at("/pending/minorUnits").asLong()).isZero();
        assertThat(life.spent()).isEqualTo(paid);
        assertThat(life.wallet("reserved")).isZero();
        assertThat(network.refusedReports()).isZero();

        Map<String, Long> books = life.balances();
        assertThat(books.get("PAYER")).isEqualTo(-paid);
        assertThat(books.getOrDefault("HOLD", 0L)).isZero();
        long commission = shareOf(ridden, 300);
        long levy = shareOf(ridden, 100);
        assertThat(books.getOrDefault("COMMISSION", 0L)).isEqualTo(commission);
        assertThat(books.getOrDefault("LEVY", 0L)).isEqualTo(levy);
        assertThat(sumOf(books, "OPERATOR")).isEqualTo(paid - commission - levy);

        assertThat(life.disputeWith("The pedal was bent.")).isEqualTo("The pedal was bent.");

        JsonNode erased = life.delete("/details").body();
        assertThat(erased.get("erased").asBoolean()).isTrue();
        assertThat(TripLife.booked(erased)).noneMatch(leg -> leg.has("from") || leg.has("vehicleId"));
    }

    @Test
    void a_leg_is_cancelled_for_the_fee_of_its_tier_and_the_rest_of_the_trip_for_nothing() {
        TripLife life = new TripLife(network);
        JsonNode trip = life.book(
                network.exampleDeparture(),
                legs -> legs.size() > 1 && legs.stream().anyMatch(TripLife::isTicket));
        JsonNode ticket = TripLife.booked(trip).stream()
                .filter(TripLife::isTicket)
                .findFirst()
                .orElseThrow();
        String leg = "/legs/" + ticket.get("number").asInt();
        long fee = life.get(leg + "/cancellation").at("/fee/minorUnits").asLong();
        assertThat(fee)
                .as("a tenth of the price, as the sample city's timetables ask")
                .isEqualTo(ticket.at("/price/minorUnits").asLong() / 10)
                .isPositive();
        assertProblem(life.delete(leg), 409, "FEE_NOT_AGREED");
        assertThat(life.delete(leg + "?feeAtMost=" + fee).status()).isEqualTo(200);
        assertThat(life.spent()).isEqualTo(fee);
        long rest = life.get("/cancellation").at("/fee/minorUnits").asLong();
        JsonNode cancelled = life.delete("?feeAtMost=" + rest).body();
        assertThat(cancelled.get("status").asText()).isEqualTo("CANCELLED");
        assertThat(life.spent()).isEqualTo(fee + rest);
        assertThat(life.balances()).containsEntry("HOLD", 0L).containsEntry("PAYER", -(fee + rest));
    }

    @Test
    void a_trip_taken_back_at_once_leaves_nothing_on_any_account() {
        TripLife life = new TripLife(network);
        life.book(network.exampleDeparture(), legs -> legs.size() > 1);
        assertThat(life.get("/cancellation").get("way").asText()).isEqualTo("ROLLBACK");
        assertThat(life.delete("").body().get("status").asText()).isEqualTo("ROLLBACK");
        assertThat(life.spent()).isZero();
        assertThat(life.wallet("reserved")).isZero();
        assertThat(life.balances().values()).allMatch(balance -> balance == 0);
    }

    /** What goes out of each leg's charge, rounded down leg by leg. */
    private static long shareOf(JsonNode trip, int bps) {
        return TripLife.booked(trip).stream()
                .mapToLong(leg -> leg.at("/charged/minorUnits").asLong() * bps / 10_000)
                .sum();
    }

    private static long sumOf(Map<String, Long> books, String kind) {
        return books.entrySet().stream()
                .filter(account -> account.getKey().startsWith(kind))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
