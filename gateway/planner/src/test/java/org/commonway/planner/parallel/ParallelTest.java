package org.commonway.planner.parallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.commonway.planner.refusal.PlannerRefusal;
import org.commonway.planner.refusal.RefusalCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ParallelTest {
    @Test
    void what_parts_come_to_stands_in_the_order_of_the_parts() {
        List<Supplier<Integer>> parts =
                IntStream.range(0, 50).<Supplier<Integer>>mapToObj(i -> () -> i).toList();

        assertThat(Parallel.all(parts)).isEqualTo(IntStream.range(0, 50).boxed().toList());
        assertThat(Parallel.all(List.<Supplier<Integer>>of())).isEmpty();
    }

    @Test
    void a_refusal_of_one_part_is_that_of_all() {
        PlannerRefusal refusal = new PlannerRefusal(RefusalCode.OUTSIDE_MAP, "The place is off the map.");
        Supplier<String> refused = () -> {
            throw refusal;
        };

        assertThatThrownBy(() -> Parallel.all(List.of(() -> "fine", refused)))
                .isInstanceOf(PlannerRefusal.class)
                .hasMessage("The place is off the map.");
    }

    @Test
    @Timeout(60)
    void parts_are_done_by_whoever_waits_for_them_where_no_core_is_idle() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(ForkJoinPool.getCommonPoolParallelism());
        CountDownLatch end = new CountDownLatch(1);
        List<ForkJoinTask<?>> busy = new ArrayList<>();
        for (int i = 0; i < ForkJoinPool.getCommonPoolParallelism(); i++) {
            busy.add(ForkJoinPool.commonPool().submit(() -> {
                begun.countDown();
                end.await();
                return true;
            }));
        }
        begun.await();
        Thread caller = Thread.currentThread();

        List<Supplier<Thread>> parts = List.of(Thread::currentThread, Thread::currentThread, Thread::currentThread);
        assertThat(Parallel.all(parts)).containsOnly(caller);

        end.countDown();
        busy.forEach(ForkJoinTask::join);
    }

    @Test
    @Timeout(120)
    void many_callers_at_once_never_wait_for_each_other() throws InterruptedException {
        List<Thread> callers = new ArrayList<>();
        for (int caller = 0; caller < 16; caller++) {
            callers.add(new Thread(() -> {
                for (int i = 0; i < 5_000; i++) {
                    int nested = i;
                    Parallel.all(List.of(
                            () -> nested,
                            () -> Parallel.all(List.of(() -> nested, () -> nested + 1))
                                    .get(1)));
                }
            }));
        }
        callers.forEach(Thread::start);
        for (Thread caller : callers) {
            caller.join();
        }
    }
}
