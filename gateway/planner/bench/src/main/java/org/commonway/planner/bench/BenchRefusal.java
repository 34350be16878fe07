package org.commonway.planner.bench;

/** The bench cannot be run as asked; the message is one sentence. */
final class BenchRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BenchRefusal(String sentence) {
        super(sentence);
    }

    BenchRefusal(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
