package org.commonway.planner.streets.graphhopper;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.PriorityQueue;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The radix heap against the library's priority queue. */
class NodeQueueTest {
    @Property(tries = 500)
    void nodes_come_by_time_as_long_as_none_is_earlier_than_the_last(@ForAll long seed) {
        Random random = new Random(seed);
        NodeQueue queue = new NodeQueue();
        PriorityQueue<Integer> expected = new PriorityQueue<>();
        int last = 0;
        for (int i = 0; i < 400; i++) {
            if (random.nextInt(3) > 0 || queue.isEmpty()) {
                int time = last + random.nextInt(1 << random.nextInt(20));
                queue.add(time, i);
                expected.add(time);
            } else {
                last = (int) (queue.removeFirst() >>> 32);
                assertThat(last).isEqualTo(expected.remove());
            }
            assertThat(queue.isEmpty()).isEqualTo(expected.isEmpty());
        }
    }
}
