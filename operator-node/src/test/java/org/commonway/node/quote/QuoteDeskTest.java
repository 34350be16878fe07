package org.commonway.node.quote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.commonway.node.fare.DistanceFare;
import org.commonway.node.hold.Holds;
import org.commonway.node.hold.Holds.SetClock;
import org.commonway.node.leg.Bookings;
import org.commonway.node.leg.HoldRefusal;
import org.commonway.node.leg.LegWish;
import org.commonway.node.leg.PricedLeg;
import org.commonway.node.leg.TimeWindow;
import org.commonway.node.place.Area;
import org.commonway.node.place.Position;
import org.commonway.rules.money.Money;
import org.junit.jupiter.api.Test;

class QuoteDeskTest {
    private static final Position INSIDE = Position.ofDegrees(41.15, -8.61);
    private static final Position ALSO_INSIDE = Position.ofDegrees(41.16, -8.62);
    private static final Position OUTSIDE = Position.ofDegrees(41.30, -8.61);
    /** 09:00 in Lisbon, in summer time. */
    private static final Instant NINE = Instant.parse("2024-05-14T08:00:00Z");

    private final SetClock clock = new SetClock();
    private final QuoteDesk desk = new QuoteDesk(
            new RideService(
                    new Area(List.of(
                            Position.ofDegrees(41.1, -8.7),
                            Position.ofDegrees(41.2, -8.7),
                            Position.ofDegrees(41.2, -8.5),
                            Position.ofDegrees(41.1, -8.5))),
                    new RideService.Hours(LocalTime.of(6, 0), LocalTime.of(23, 30), ZoneId.of("Europe/Lisbon")),
                    new RideService.RideFleet("shuttle", 1, 8, 28),
                    new DistanceFare(Money.of(300, "EUR"), Money.of(90, "EUR")),
                    Holds.CONDITIONS),
            clock,
            () -> "q1",
            Duration.ofMinutes(5));

    @Test
    void the_price_is_start_and_distance_and_the_way_takes_as_long_as_measured() {
        LegWish.Quoted quote = desk.quote(wish(INSIDE, ALSO_INSIDE, NINE, 1), free());

        assertThat(quote.price()).isEqualTo(Money.of(300 + 450, "EUR"));
        assertThat(quote.window()).isEqualTo(new TimeWindow(NINE, NINE.plusSeconds(900)));
        assertThat(quote.validUntil()).isEqualTo(clock.now.plusSeconds(300));
    }

    @Test
    void a_distance_below_the_straight_line_is_not_believed() {
        RideWish claimed = new RideWish(INSIDE, ALSO_INSIDE, NINE, 1, new RideWish.Road(1, 900));

        assertThat(desk.quote(claimed, free()).price().minorUnits()).isGreaterThan(400);
    }

    @Test
    void nobody_is_driven_outside_area_hours_or_seats() {
        assertThat(refusal(wish(INSIDE, OUTSIDE, NINE, 1))).isEqualTo(QuoteRefused.Reason.OUTSIDE_AREA);
        assertThat(refusal(wish(OUTSIDE, INSIDE, NINE, 1))).isEqualTo(QuoteRefused.Reason.OUTSIDE_AREA);
        assertThat(refusal(wish(INSIDE, ALSO_INSIDE, Instant.parse("2024-05-14T04:59:00Z"), 1)))
                .isEqualTo(QuoteRefused.Reason.OUTSIDE_HOURS);
        assertThat(refusal(wish(INSIDE, ALSO_INSIDE, Instant.parse("2024-05-14T22:20:00Z"), 1)))
                .isEqualTo(QuoteRefused.Reason.OUTSIDE_HOURS);
        assertThat(refusal(wish(INSIDE, ALSO_INSIDE, NINE, 9))).isEqualTo(QuoteRefused.Reason.TOO_MANY_PASSENGERS);
        assertThat(refusal(wish(INSIDE, ALSO_INSIDE, NINE, 0))).isEqualTo(QuoteRefused.Reason.TOO_MANY_PASSENGERS);
    }

    @Test
    void a_busy_vehicle_comes_a_little_later_or_not_at_all() {
        Bookings tenMinutesMore = busy(new TimeWindow(NINE.minusSeconds(600), NINE.plusSeconds(540)));
        assertThat(desk.quote(wish(INSIDE, ALSO_INSIDE, NINE, 1), tenMinutesMore)
                        .window()
                        .start())
                .isEqualTo(NINE.plusSeconds(600));

        Bookings allMorning = busy(new TimeWindow(NINE.minusSeconds(3600), NINE.plusSeconds(3600)));
        assertThat(catchThrowableOfType(
                                QuoteRefused.class, () -> desk.quote(wish(INSIDE, ALSO_INSIDE, NINE, 1), allMorning))
                        .reason())
                .isEqualTo(QuoteRefused.Reason.NO_VEHICLE);
    }

    @Test
    void what_was_quoted_is_sold_until_the_quote_ends_and_the_vehicle_is_free() {
        LegWish.Quoted quote = desk.quote(wish(INSIDE, ALSO_INSIDE, NINE, 1), free());

        PricedLeg leg = desk.price(quote, "trip", free());
        assertThat(leg.price()).isEqualTo(quote.price());
        assertThat(leg.claim().orElseThrow().assetId()).isEqualTo("shuttle-1");
        assertThat(catchThrowableOfType(HoldRefusal.class, () -> desk.price(quote, "trip", busy(quote.window())))
                        .reason())
                .isEqualTo(HoldRefusal.Reason.TAKEN);

        clock.now = quote.validUntil();
        assertThat(catchThrowableOfType(HoldRefusal.class, () -> desk.price(quote, "trip", free()))
                        .reason())
                .isEqualTo(HoldRefusal.Reason.QUOTE_EXPIRED);
    }

    private QuoteRefused.Reason refusal(RideWish wish) {
        return catchThrowableOfType(QuoteRefused.class, () -> desk.quote(wish, free()))
                .reason();
    }

    private static RideWish wish(Position from, Position to, Instant departAt, int passengers) {
        return new RideWish(from, to, departAt, passengers, new RideWish.Road(5_000, 900));
    }

    private static Bookings free() {
        return new Windows(List.of());
    }

    private static Bookings busy(TimeWindow window) {
        return new Windows(List.of(window));
    }

    private record Windows(List<TimeWindow> all) implements Bookings {
        @Override
        public List<TimeWindow> listWindowsOf(String assetId) {
            return all;
        }

        @Override
        public Optional<PricedLeg> findLiveLeg(String tripId, String holdId) {
            return Optional.empty();
        }
    }
}
