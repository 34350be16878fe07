package org.commonway.audit.market;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.commonway.audit.market.SampleTrips.MARCH;
import static org.commonway.audit.refusal.Refuses.refuses;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.commonway.audit.refusal.RefusalCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MonthFiguresTest {
    private static final Owners OWNERS = Owners.of(SampleTrips.OWNERS);

    private static List<SettledTrip> legs(String... operators) {
        List<SettledTrip> trips = new ArrayList<>();
        for (String operator : operators) {
            SettledLeg leg = new SettledLeg(operator, SampleTrips.mode(operator), "north", 100);
            trips.add(SampleTrips.trip(trips.size(), "porto", MARCH, List.of(leg)));
        }
        return trips;
    }

    private static MarketMonth city(List<SettledTrip> trips) {
        return MonthFigures.of(MARCH, trips, OWNERS).get(0);
    }

    @Test
    void operators_of_one_owner_count_as_one() {
        MarketMonth city = city(legs("bikes", "van-1", "van-2", "metro"));
        assertThat(city.legs().shares())
                .containsExactly(new OwnerShare("house", 3, 7_500), new OwnerShare("metro", 1, 2_500));
        assertThat(city.legs().hhi()).isEqualTo(6_250);
    }

    @Test
    void a_share_and_an_index_are_rounded_once_and_a_half_goes_up() {
        Concentration thirds = Concentration.of(Map.of("a", 1L, "b", 1L, "c", 1L));
        assertThat(thirds.shares()).extracting(OwnerShare::shareBps).containsOnly(3_333);
        assertThat(thirds.hhi()).isEqualTo(3_333);
        // One of 80 is 1.25 percent: 125 basis points; 1 of 160 is 62.5 of them.
        assertThat(Concentration.of(Map.of("a", 1L, "b", 159L)).shares().get(1).shareBps())
                .isEqualTo(63);
        assertThat(Concentration.of(Map.of("a", 5L)).hhi()).isEqualTo(10_000);
    }

    @Test
    void a_leg_is_in_its_city_its_mode_its_zone_and_in_both() {
        List<MarketMonth> markets = MonthFigures.of(MARCH, legs("metro"), OWNERS);
        assertThat(markets)
                .extracting(MarketMonth::market)
                .containsExactly(
                        new Market("porto", Optional.empty(), Optional.empty()),
                        new Market("porto", Optional.empty(), Optional.of("north")),
                        new Market("porto", Optional.of("METRO"), Optional.empty()),
                        new Market("porto", Optional.of("METRO"), Optional.of("north")));
    }

    @Test
    void flags_go_up_at_the_thresholds_and_not_below() {
        assertThat(flags(999, 0, 1_000)).isEmpty();
        assertThat(flags(1_000, 0, 1_000)).containsExactly(MarketFlag.HHI_1000);
        assertThat(flags(1_800, 1_700, 1_000)).containsExactly(MarketFlag.HHI_1000);
        assertThat(flags(1_801, 1_701, 1_000)).containsExactly(MarketFlag.HHI_1000, MarketFlag.HHI_1800);
        assertThat(flags(1_801, 1_700, 1_000)).contains(MarketFlag.RISE_100);
        assertThat(flags(1_300, 1_051, 1_000)).doesNotContain(MarketFlag.RISE_250);
        assertThat(flags(1_300, 1_050, 1_000)).contains(MarketFlag.RISE_250);
        assertThat(flags(2_000, 1_750, 1_000)).contains(MarketFlag.RISE_250).doesNotContain(MarketFlag.HHI_2000);
        assertThat(flags(2_001, 1_852, 1_000)).contains(MarketFlag.HHI_2000).doesNotContain(MarketFlag.RISE_150);
        assertThat(flags(2_001, 1_851, 1_000)).contains(MarketFlag.RISE_150).doesNotContain(MarketFlag.RISE_250);
        assertThat(flags(1_200, 1_000, 3_000)).doesNotContain(MarketFlag.SHARE_30);
        assertThat(flags(1_200, 1_100, 3_001)).contains(MarketFlag.SHARE_30).doesNotContain(MarketFlag.SHARE_30_RISE);
        assertThat(flags(1_200, 1_099, 3_001)).contains(MarketFlag.SHARE_30_RISE);
    }

    private static Set<MarketFlag> flags(int hhi, int before, int shareBps) {
        OwnerShare largest = new OwnerShare("a", 1, shareBps);
        return MarketFlag.of(
                new Concentration(List.of(largest), 1, hhi),
                before == 0 ? Optional.empty() : Optional.of(new Concentration(List.of(largest), 1, before)));
    }

    @Test
    void without_a_month_before_no_rise_is_flagged() {
        assertThat(city(legs("metro")).flags(Optional.empty()))
                .containsExactly(MarketFlag.HHI_1000, MarketFlag.HHI_1800, MarketFlag.HHI_2000, MarketFlag.SHARE_30);
    }

    @Test
    void what_makes_no_sense_is_refused_by_name() {
        refuses(RefusalCode.MARKET_EMPTY, () -> MonthFigures.of(MARCH, List.of(), OWNERS));
        refuses(RefusalCode.MARKET_EMPTY, () -> MonthFigures.of(MARCH.plusMonths(1), legs("metro"), OWNERS));
        refuses(RefusalCode.MARKET_OPERATOR_UNKNOWN, () -> city(legs("nobody")));
        List<SettledTrip> twice = new ArrayList<>(legs("metro"));
        twice.addAll(legs("metro"));
        refuses(RefusalCode.MARKET_TWICE, () -> city(twice));
        SettledLeg leg = new SettledLeg("metro", "METRO", "north", 1);
        SettledTrip pounds = new SettledTrip("x", "porto", MARCH, "GBP", 0, List.of(leg));
        List<SettledTrip> mixed = new ArrayList<>(legs("metro"));
        mixed.add(pounds);
        refuses(RefusalCode.MARKET_CURRENCY, () -> city(mixed));
        refuses(RefusalCode.MARKET_VALUE, () -> new SettledLeg("metro", "METRO", "north", -1));
        refuses(RefusalCode.MARKET_VALUE, () -> new SettledLeg("metro", "METRO", "north", 1_000_000_001));
        refuses(RefusalCode.MARKET_TEXT, () -> new SettledLeg("metro", "Metro", "north", 1));
        refuses(RefusalCode.MARKET_TEXT, () -> new SettledLeg("", "METRO", "north", 1));
        refuses(RefusalCode.MARKET_TEXT, () -> Owners.of(Map.of("metro", "the owner")));
        refuses(RefusalCode.MARKET_VALUE, () -> SampleTrips.trip(1, "porto", MARCH, List.of()));
        refuses(RefusalCode.MARKET_VALUE, () -> Concentration.of(Map.of("a", -1L)));
        refuses(RefusalCode.MARKET_EMPTY, () -> Concentration.of(Map.of("a", 0L)));
        refuses(RefusalCode.MARKET_OVERFLOW, () -> Concentration.of(Map.of("a", Long.MAX_VALUE, "b", 1L)));
    }

    @Test
    void where_every_leg_was_free_there_are_no_shares_of_revenue() {
        SettledLeg free = new SettledLeg("metro", "METRO", "north", 0);
        assertThat(city(List.of(SampleTrips.trip(1, "porto", MARCH, List.of(free))))
                        .revenue())
                .isEmpty();
    }

    @Property(tries = 100)
    void the_order_of_trips_does_not_matter(@ForAll long seed) {
        Random random = new Random(seed);
        List<SettledTrip> trips = SampleTrips.any(60, random);
        List<SettledTrip> shuffled = new ArrayList<>(trips);
        Collections.shuffle(shuffled, random);
        assertThat(lines(shuffled)).isEqualTo(lines(trips));
    }

    @Test
    void the_program_on_the_page_comes_to_the_same_integers(@TempDir Path folder) throws Exception {
        assumeTrue(hasPython(), "no python3 on this machine: the program in docs/market.md was not run");
        String page = Files.readString(Path.of("../../docs/market.md"));
        int start = page.indexOf("```python\n") + "```python\n".length();
        Path script = Files.writeString(folder.resolve("market.py"), page.substring(start, page.indexOf("```", start)));
        for (int seed = 0; seed < 12; seed++) {
            List<SettledTrip> trips = SampleTrips.any(1 + seed * seed * 4, new Random(seed));
            Path input = Files.write(folder.resolve("legs.txt"), input(trips));
            Process process = new ProcessBuilder("python3", script.toString())
                    .redirectInput(input.toFile())
                    .redirectErrorStream(true)
                    .start();
            String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
            assertThat(process.waitFor()).as(printed).isZero();
            assertThat(printed.lines().toList()).isEqualTo(lines(trips));
        }
    }

    private static List<String> input(List<SettledTrip> trips) {
        List<String> lines = new ArrayList<>();
        for (SettledTrip trip : trips) {
            for (SettledLeg leg : trip.legs()) {
                lines.add(String.join(
                        " ",
                        trip.month().toString(),
                        trip.city(),
                        leg.mode(),
                        leg.zone(),
                        OWNERS.getOwner(leg.operator()),
                        String.valueOf(leg.fareMinor())));
            }
        }
        return lines;
    }

    /** What the page's program prints: every market of every month with its figures and flags. */
    private static List<String> lines(List<SettledTrip> trips) {
        List<String> lines = new ArrayList<>();
        Map<String, MarketMonth> all = new HashMap<>();
        List<YearMonth> months =
                trips.stream().map(SettledTrip::month).distinct().sorted().toList();
        for (YearMonth month : months) {
            for (MarketMonth market : MonthFigures.of(month, trips, OWNERS)) {
                all.put(month + " " + market.market(), market);
                Optional<MarketMonth> before =
                        Optional.ofNullable(all.get(month.minusMonths(1) + " " + market.market()));
                lines.add(line(market, "legs", market.legs(), before.map(MarketMonth::legs)));
                market.revenue()
                        .ifPresent(revenue ->
                                lines.add(line(market, "revenue", revenue, before.flatMap(MarketMonth::revenue))));
            }
        }
        return lines.stream().sorted().toList();
    }

    private static String line(MarketMonth market, String what, Concentration now, Optional<Concentration> before) {
        return market.month() + " " + market.market().city() + " "
                + market.market().mode().orElse("*") + " "
                + market.market().zone().orElse("*") + " " + what + " "
                + now.hhi() + " "
                + now.shares().stream()
                        .map(share -> share.owner() + "=" + share.amount() + "=" + share.shareBps())
                        .collect(Collectors.joining(" "))
                + MarketFlag.of(now, before).stream().map(flag -> " " + flag).collect(Collectors.joining());
    }

    private static boolean hasPython() throws InterruptedException {
        try {
            return new ProcessBuilder("python3", "--version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
