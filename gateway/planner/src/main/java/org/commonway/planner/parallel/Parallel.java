package org.commonway.planner.parallel;

import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.RecursiveTask;
import java.util.function.Supplier;

/**
 * Works out the parts of one search side by side where cores are idle, and one after the other where none is: a part that
 * nobody has taken up is done by whoever waits for it. The common {@link ForkJoinPool} lends its threads. What comes out
 * does not depend on who did what. Parts must not share what they change; an exception of one is that of all.
 */
public final class Parallel {
    private Parallel() {}

    private static final class Part<T> extends RecursiveTask<T> {
        private static final long serialVersionUID = 1;

        private final transient Supplier<T> work;

        private Part(Supplier<T> work) {
            this.work = work;
        }

        @Override
        protected T compute() {
            return work.get();
        }
    }

    /** Does all; what they come to, in their order. */
    public static <T> List<T> all(List<? extends Supplier<T>> parts) {
        if (parts.size() == 1) {
            return List.of(parts.get(0).get());
        }
        List<Part<T>> tasks = parts.stream().map(Part<T>::new).toList();
        ForkJoinTask.invokeAll(tasks);
        return tasks.stream().map(ForkJoinTask::join).toList();
    }
}
