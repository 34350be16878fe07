package org.commonway.launcher.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.commonway.audit.replay.ReadEntry;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AcknowledgementCheckTest {
    private static final int GATEWAYS = 60;

    private static List<Difference> check(SimulatedGateway gateway) {
        List<Difference> found = new ArrayList<>();
        AcknowledgementsFile file = new AcknowledgementsFile("file", gateway.acknowledgements, List.of());
        AcknowledgementCheck check = new AcknowledgementCheck(List.of(file), found::add);
        check.prepare(gateway.entries.size());
        for (int i = 0; i < gateway.entries.size(); i++) {
            check.check(i, ReadEntry.of(gateway.entries.get(i).bytes()));
        }
        if (found.isEmpty()) {
            assertThat(check.answersThatAgree()).isEqualTo(gateway.entries.size());
            assertThat(check.searchesThatAgree()).isLessThanOrEqualTo(gateway.entries.size());
        }
        return found;
    }

    @Property(tries = 300)
    void an_honest_gateway_is_never_accused_whatever_nodes_and_searches_do(@ForAll long seed) {
        assertThat(check(new SimulatedGateway(new Random(seed)))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("omissions")
    void every_omission_is_found_by_name_at_its_index(Omission omission) {
        int planted = 0;
        for (int seed = 0; seed < GATEWAYS; seed++) {
            Random random = new Random(seed);
            SimulatedGateway gateway = new SimulatedGateway(random);
            OptionalInt index = omission.planter().plant(gateway, random);
            if (index.isEmpty()) {
                continue;
            }
            planted++;
            assertThat(check(gateway)).as("gateway %d, entry %s", seed, index).anySatisfy(difference -> {
                assertThat(difference.index()).isEqualTo(index.getAsInt());
                assertThat(difference.code()).isEqualTo(omission.code().name());
                assertThat(difference.sentence()).endsWith(omission.code().sentence());
            });
        }
        assertThat(planted).as("gateways with room for it").isGreaterThan(GATEWAYS / 2);
    }

    static Stream<Omission> omissions() {
        return Omission.all();
    }
}
