package org.commonway.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import org.commonway.fabric.conformance.FabricUnderTest;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Orderers that start with a log: what the launcher corrects in Fabric's sources. Not of the suite, as the embedded
 * network has no orderers. Each test outlasts the launcher's patience of five minutes, as its refusal says what is missing.
 */
@Timeout(400)
class OrdererStartTest extends ConformanceTest {
    private static final int MEGABYTE = 1024 * 1024;

    private FabricUnderTest fabric() {
        return (FabricUnderTest) network;
    }

    /** More than one batch of what they logged, 2 MB, of which the first begins with their joining. */
    @Test
    void orderers_that_are_all_lost_at_once_order_again_however_much_is_in_their_logs() throws Exception {
        String key = key("k");
        for (int i = 0; i < 3; i++) {
            transit.submit("putLong|" + key("large") + "|" + MEGABYTE);
        }
        transit.submit("put|" + key + "|before");

        fabric().killOrderers(CITY, TRANSIT, COOP);
        fabric().startWhatIsDown();

        assertThat(client(COOP).submit("append|" + key + "|, after", "get|" + key))
                .isEqualTo("before");
        assertThat(transit.evaluate("get|" + key)).isEqualTo("before, after");
    }

    /** It meets the one that leads while it still reads its log. */
    @RepeatedTest(4)
    void an_orderer_that_starts_beside_others_follows_and_takes_transactions() throws Exception {
        String key = key("k");

        fabric().killOrderers(COOP);
        fabric().startWhatIsDown();

        for (int i = 0; i < 4; i++) { // at whichever orderer the peer turns to
            transit.submit("append|" + key + "|" + i);
        }
        assertThat(transit.evaluate("get|" + key)).isEqualTo("0123");
    }
}
