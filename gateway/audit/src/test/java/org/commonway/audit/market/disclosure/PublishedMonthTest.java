package org.commonway.audit.market.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonway.audit.market.SampleTrips.MARCH;
import static org.commonway.audit.refusal.Refuses.refuses;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.commonway.audit.market.MarketMonth;
import org.commonway.audit.market.MonthFigures;
import org.commonway.audit.market.Owners;
import org.commonway.audit.market.SampleTrips;
import org.commonway.audit.market.SettledLeg;
import org.commonway.audit.market.SettledTrip;
import org.commonway.audit.refusal.RefusalCode;
import org.junit.jupiter.api.Test;

class PublishedMonthTest {
    private static final Owners OWNERS = Owners.of(SampleTrips.OWNERS);
    private static final Dimension ZONES =
            new Dimension("zone", List.of("north", "south", "centre"), List.of("outside", "outside", "inside"));
    private static final Map<String, Set<String>> MODES = modes();

    private static Map<String, Set<String>> modes() {
        Map<String, Set<String>> modes = new HashMap<>();
        SampleTrips.OWNERS.keySet().forEach(id -> modes.put(id, Set.of(SampleTrips.mode(id))));
        return modes;
    }

    private static PublishedMonth published(List<SettledTrip> trips) {
        return PublishedMonth.of(MARCH, trips, OWNERS, MODES, ZONES);
    }

    private static List<SettledTrip> ofPorto(int count, Random random) {
        return SampleTrips.any(count, random).stream()
                .filter(trip -> trip.city().equals("porto") && trip.month().equals(MARCH))
                .toList();
    }

    @Property(tries = 60)
    void indices_from_published_counts_hold_the_one_from_all(@ForAll long seed) {
        List<SettledTrip> trips = ofPorto(1_500, new Random(seed));
        PublishedMonth month = published(trips);
        for (MarketMonth market : MonthFigures.of(MARCH, trips, OWNERS)) {
            Level mode = market.market().mode().map(Level::value).orElse(Level.all());
            Level zone = market.market().zone().map(Level::value).orElse(Level.all());
            month.findHhi(mode, zone).ifPresent(range -> {
                assertThat(market.legs().hhi()).isBetween(range.low(), range.high());
                if (range.isExact()) {
                    assertThat(range.low()).isEqualTo(market.legs().hhi());
                }
            });
        }
        assertThat(month.findHhi(Level.all(), Level.all())).isPresent();
    }

    @Property(tries = 60)
    void fares_are_published_where_legs_are_and_nowhere_else(@ForAll long seed) {
        PublishedMonth month = published(ofPorto(800, new Random(seed)));
        assertThat(month.fares().counts().keySet())
                .isEqualTo(month.legs().counts().keySet());
    }

    @Test
    void an_index_lies_between_an_even_spread_of_what_is_withheld_and_all_of_it_by_one() {
        assertThat(HhiRange.of(100, List.of(60L, 20L), 2)).isEqualTo(new HhiRange(4_200, 4_400));
        assertThat(HhiRange.of(3, List.of(1L, 1L, 1L), 0)).isEqualTo(new HhiRange(3_333, 3_333));
    }

    @Test
    void a_city_with_enough_of_everything_publishes_all_but_what_cannot_be() {
        List<SettledTrip> trips = new ArrayList<>();
        for (String operator : SampleTrips.OWNERS.keySet()) {
            for (String zone : ZONES.values()) {
                for (int i = 0; i < 10; i++) {
                    SettledLeg leg = new SettledLeg(operator, SampleTrips.mode(operator), zone, 100);
                    trips.add(SampleTrips.trip(trips.size(), "porto", MARCH, List.of(leg)));
                }
            }
        }
        PublishedMonth month = published(trips);
        assertThat(month.legs().findCount(List.of(Level.value("house"), Level.value("SHUTTLE"), Level.all())))
                .hasValue(60);
        assertThat(month.fares().findCount(List.of(Level.value("house"), Level.all(), Level.group("outside"))))
                .hasValue(6_000);
        assertThat(month.findHhi(Level.value("SHUTTLE"), Level.all())).contains(new HhiRange(5_000, 5_000));
        assertThat(month.findHhi(Level.value("FERRY"), Level.all())).isEqualTo(Optional.empty());
    }

    @Test
    void what_makes_no_sense_is_refused_by_name() {
        refuses(RefusalCode.MARKET_EMPTY, () -> published(List.of()));
        SettledLeg elsewhere = new SettledLeg("metro", "METRO", "east", 1);
        SettledLeg ferry = new SettledLeg("metro", "FERRY", "north", 1);
        refuses(
                RefusalCode.MARKET_TABLE,
                () -> published(List.of(SampleTrips.trip(1, "porto", MARCH, List.of(elsewhere)))));
        refuses(
                RefusalCode.MARKET_TABLE,
                () -> published(List.of(SampleTrips.trip(1, "porto", MARCH, List.of(ferry)))));
        SettledLeg leg = new SettledLeg("metro", "METRO", "north", 1);
        SettledTrip one = SampleTrips.trip(1, "porto", MARCH, List.of(leg));
        refuses(RefusalCode.MARKET_TWICE, () -> published(List.of(one, one)));
        refuses(
                RefusalCode.MARKET_CURRENCY,
                () -> published(List.of(one, SampleTrips.trip(2, "braga", MARCH, List.of(leg)))));
    }
}
