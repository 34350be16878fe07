package org.commonway.node.hold;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.commonway.node.hold.Holds.MapStore;
import org.commonway.node.hold.Holds.SetClock;
import org.commonway.node.leg.HoldRefusal;

class HoldBookPropertiesTest {
    private static final List<String> VEHICLES = List.of("b0", "b1", "b2");

    enum Move {
        CREATE,
        RELEASE,
        BOOKED,
        CANCELLED,
        START,
        END,
        WAIT
    }

    record Step(Move move, int hold, int vehicle, int seconds) {}

    @Provide
    Arbitrary<List<Step>> days() {
        Arbitrary<Step> step = Combinators.combine(
                        Arbitraries.of(Move.values()),
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(0, 200))
                .as(Step::new);
        return step.list().ofMaxSize(60);
    }

    /** Whatever happens in whatever order: a vehicle is on offer exactly while no live hold claims it. */
    @Property(tries = 300)
    void a_vehicle_is_on_offer_exactly_while_nobody_holds_it(@ForAll("days") List<Step> day) {
        Holds holds = new Holds(new MapStore(), new SetClock(), "b0", "b1", "b2");
        for (Step step : day) {
            take(holds, step);
            Set<String> free = new TreeSet<>(VEHICLES);
            free.removeIf(vehicle -> !holds.book.listWindowsOf(vehicle).isEmpty());
            assertThat(holds.offered()).containsExactlyElementsOf(free);
        }
    }

    /** A book that is closed and opened again at any moment is the same book. */
    @Property(tries = 100)
    void a_restart_changes_nothing(@ForAll("days") List<Step> day) {
        MapStore store = new MapStore();
        Holds holds = new Holds(store, new SetClock(), "b0", "b1", "b2");
        day.forEach(step -> take(holds, step));

        Holds again = new Holds(store, holds.clock, "b0", "b1", "b2");
        assertThat(again.offered()).isEqualTo(holds.offered());
        assertThat(again.book.openHolds()).isEqualTo(holds.book.openHolds());
        assertThat(again.book.liveHolds()).isEqualTo(holds.book.liveHolds());
    }

    private static void take(Holds holds, Step step) {
        String holdId = "h" + step.hold();
        try {
            switch (step.move()) {
                case CREATE -> holds.book.create(Holds.wish(holdId, Holds.GATEWAY, VEHICLES.get(step.vehicle())));
                case RELEASE -> holds.book.release(holdId, Holds.GATEWAY);
                case BOOKED -> bookAsTheLedgerWould(holds, holdId);
                case CANCELLED -> holds.book.cancelled(holdId);
                case START -> holds.start(holdId);
                // Where the next rider finds it is where the next wish says that it stands.
                case END -> holds.end(holdId, Holds.SQUARE);
                case WAIT -> {
                    holds.clock.now = holds.clock.now.plusSeconds(step.seconds());
                    holds.book.expireDue();
                }
            }
        } catch (HoldRefusal | HoldConflict saidNo) {
            assertThat(saidNo.getMessage()).endsWith(".");
        }
    }

    /** The ledger books no vehicle twice. */
    private static void bookAsTheLedgerWould(Holds holds, String holdId) {
        boolean claimedByAnother = holds.book
                .find(holdId)
                .filter(hold -> hold instanceof Hold.LetGo)
                .map(hold -> hold.facts().leg().claim().orElseThrow().assetId())
                .filter(vehicle -> !holds.book.listWindowsOf(vehicle).isEmpty())
                .isPresent();
        if (!claimedByAnother) {
            holds.book.booked(holdId, "tx-" + holdId);
        }
    }
}
