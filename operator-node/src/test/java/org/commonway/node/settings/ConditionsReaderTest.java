package org.commonway.node.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.commonway.node.leg.Conditions;
import org.commonway.node.leg.Conditions.Tier;
import org.junit.jupiter.api.Test;

class ConditionsReaderTest {

    @Test
    void what_is_not_set_is_as_usual_for_the_kind_of_service() {
        assertThat(read(Map.of(), ConditionsReader.TICKET)).isEqualTo(ConditionsReader.TICKET);
        assertThat(ConditionsReader.RENTAL.cancellation()).containsExactly(new Tier(0, 0));
        assertThat(ConditionsReader.ON_DEMAND.operatorCancelBps()).isEqualTo(2_000);
    }

    @Test
    void an_operator_sets_its_own_tiers_and_its_vat() {
        Conditions conditions = read(
                Map.of(
                        "rides.conditions.cancellation", "7200:0 0:2500",
                        "rides.conditions.vat-bps", "600",
                        "operator.country", "PT",
                        "rides.conditions.rollback-seconds", "60"),
                ConditionsReader.ON_DEMAND);

        assertThat(conditions.cancellation()).containsExactly(new Tier(7_200, 0), new Tier(0, 2_500));
        assertThat(conditions.vat()).isEqualTo(new Conditions.Vat(600, "PT"));
        assertThat(conditions.rollbackSeconds()).isEqualTo(60);
        assertThat(conditions.noShow()).isEqualTo(ConditionsReader.ON_DEMAND.noShow());
    }

    @Test
    void tiers_that_become_cheaper_towards_the_start_stop_the_node() {
        assertThatThrownBy(() -> read(Map.of("rides.conditions.cancellation", "600:5000 0:0"), ConditionsReader.TICKET))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("commonway.rides.conditions")
                .hasMessageContaining("600:5000");
    }

    @Test
    void values_out_of_bounds_stop_the_node_with_the_keys_name() {
        for (Map.Entry<String, String> wrong : Map.of(
                        "cancellation", "soon",
                        "no-show-fee-bps", "10001",
                        "no-show-after-seconds", "-1",
                        "operator-cancel-bps", "20000",
                        "vat-bps", "600")
                .entrySet()) {
            String key = "rides.conditions." + wrong.getKey();
            assertThatThrownBy(() -> read(Map.of(key, wrong.getValue()), ConditionsReader.TICKET))
                    .as(key)
                    .isInstanceOf(StartFailure.class)
                    .hasMessageContaining("Configuration commonway.");
        }
    }

    private static Conditions read(Map<String, String> configuration, Conditions usual) {
        return new ConditionsReader(new Properties(key -> Optional.ofNullable(configuration.get(key))))
                .read("rides", usual);
    }
}
