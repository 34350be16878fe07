package org.commonway.node.offer;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * One reader of the board: a place in the numbers and, while it is being sent, the rest of a snapshot. The reader asks
 * for the next update only when it can take it. Safe for threads.
 */
public final class OfferReader implements AutoCloseable {
    private final OfferBoard board;
    private final Runnable waker;
    private final Deque<OfferUpdate> snapshot = new ArrayDeque<>();
    private long position;

    /**
     * A reader who goes on after what it saw of this stream, or begins with a snapshot.
     *
     * @param streamId of the last update seen; empty for none
     * @param resumeAfter its sequence
     * @param waker called after each change; must return at once
     */
    public OfferReader(OfferBoard board, String streamId, long resumeAfter, Runnable waker) {
        this.board = board;
        this.waker = waker;
        boolean resumes = streamId.equals(board.streamId()) && board.remembers(resumeAfter);
        if (resumes) {
            position = resumeAfter;
        } else {
            beginAgain();
        }
        board.wake(waker);
    }

    private void beginAgain() {
        snapshot.clear();
        snapshot.addAll(board.snapshot());
        position = snapshot.getFirst().sequence();
    }

    /** The next update; empty when there is nothing new. */
    public synchronized Optional<OfferUpdate> next() {
        OfferUpdate part = snapshot.pollFirst();
        if (part != null) {
            return Optional.of(part);
        }
        if (position == board.sequence()) {
            return Optional.empty();
        }
        if (!board.remembers(position)) {
            beginAgain();
            return Optional.ofNullable(snapshot.pollFirst());
        }
        OfferUpdate update = board.since(position);
        position = update.sequence();
        return Optional.of(update);
    }

    /** Wakes nobody any more. */
    @Override
    public void close() {
        board.forget(waker);
    }
}
