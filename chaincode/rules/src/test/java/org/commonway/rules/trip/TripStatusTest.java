package org.commonway.rules.trip;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.commonway.rules.leg.LegCause;
import org.commonway.rules.leg.LegState;
import org.junit.jupiter.api.Test;

class TripStatusTest {
    private static final LegState WAITING = new LegState.ReadyToUse(1);
    private static final LegState RIDING = new LegState.Paused(1, 2);
    private static final LegState ENDED = new LegState.Ended(1, 2);
    private static final LegState CANCELLED = new LegState.Cancelled(LegCause.RIDER, 2);
    private static final LegState ROLLED_BACK = new LegState.Cancelled(LegCause.ROLLBACK, 2);

    @Test
    void a_trips_status_follows_from_its_legs() {
        assertThat(statusOf(WAITING, WAITING)).isEqualTo("CONFIRMED");
        assertThat(statusOf(CANCELLED, WAITING)).isEqualTo("CONFIRMED");
        assertThat(statusOf(CANCELLED, CANCELLED)).isEqualTo("CANCELLED");
        assertThat(statusOf(CANCELLED, RIDING)).isEqualTo("STARTED");
        assertThat(statusOf(ENDED, WAITING)).isEqualTo("STARTED");
        assertThat(statusOf(ENDED, CANCELLED)).isEqualTo("ENDED");
        assertThat(statusOf(ROLLED_BACK, ROLLED_BACK)).isEqualTo("ROLLBACK");
    }

    /** TOMP-API wiki, purchase-flow; SETTLED is reached from whatever cost something. */
    @Test
    void the_transitions_are_tomps() {
        Set<String> edges = new TreeSet<>();
        for (Class<?> status : TripStatus.class.getPermittedSubclasses()) {
            Arrays.stream(status.getMethods())
                    .filter(method -> TripStatus.class.isAssignableFrom(method.getReturnType()))
                    .map(Method::getReturnType)
                    .filter(next -> next != TripStatus.class)
                    .forEach(next -> edges.add(status.getSimpleName() + " " + next.getSimpleName()));
        }
        assertThat(edges)
                .containsExactly(
                        "Cancelled Settled",
                        "Confirmed Cancelled",
                        "Confirmed Rollback",
                        "Confirmed Started",
                        "Ended Settled",
                        "Offered Confirmed",
                        "Offered Expired",
                        "Offered Pending",
                        "Offered Released",
                        "Pending Confirmed",
                        "Pending Expired",
                        "Pending Rollback",
                        "Started Ended");
    }

    @Test
    void every_status_leads_where_its_name_says() {
        TripStatus.Offered offered = new TripStatus.Offered();
        assertThat(offered.hold().confirm().start().end().settle().tompName()).isEqualTo("SETTLED");
        assertThat(offered.release().tompName()).isEqualTo("RELEASED");
        assertThat(offered.hold().expire()).isEqualTo(offered.expire());
        assertThat(offered.expire().tompName()).isEqualTo("EXPIRED");
        assertThat(offered.hold().rollBack()).isEqualTo(offered.confirm().rollBack());
        assertThat(offered.confirm().cancel().settle()).isEqualTo(new TripStatus.Settled());
        assertThat(List.of(offered.tompName(), offered.hold().tompName())).containsExactly("OFFERED", "PENDING");
    }

    private static String statusOf(LegState... legs) {
        return TripStatus.of(List.of(legs)).tompName();
    }
}
