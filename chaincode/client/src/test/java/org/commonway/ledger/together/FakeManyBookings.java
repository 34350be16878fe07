package org.commonway.ledger.together;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.commonway.ledger.Commit;
import org.commonway.ledger.LedgerOutage;
import org.commonway.ledger.LedgerRefusal;
import org.commonway.ledger.SignedTransaction;
import org.commonway.proto.ledger.v1.BookTripRequest;
import org.commonway.proto.ledger.v1.BookingReceipt;

/**
 * A ledger whose trips' ids say what becomes of them: "refused-.." by the contract, "conflict-.." when it is committed
 * with others (and refused as taken when it is alone), "outage-.." at submit, "whole-.." as soon as it is endorsed with
 * others, "raced-4-.." in four blocks, in which others were faster.
 */
final class FakeManyBookings implements ManyBookings {
    /** The trips of each transaction that was handed in, in that order. */
    final List<List<String>> submitted = new ArrayList<>();

    final Set<String> booked = ConcurrentHashMap.newKeySet();
    /** How many transactions may be committed; the others wait. */
    final Semaphore commits = new Semaphore(Integer.MAX_VALUE);
    /** The most transactions that waited for their commit at once. */
    final AtomicInteger mostUnderWay = new AtomicInteger();

    private final AtomicInteger underWay = new AtomicInteger();

    private final Map<String, Integer> races = new ConcurrentHashMap<>();
    private final Set<String> alone = ConcurrentHashMap.newKeySet();

    @Override
    public Prepared prepare(List<BookTripRequest> requests) {
        List<String> ids = requests.stream().map(BookTripRequest::getTripId).toList();
        if (ids.size() > 1 && ids.stream().anyMatch(id -> id.startsWith("whole"))) {
            throw new LedgerRefusal("ARGUMENT_TOO_LARGE", "Too much at once.");
        }
        List<TripAnswer> answers = new ArrayList<>();
        List<String> accepted = new ArrayList<>();
        for (String id : ids) {
            boolean taken = id.startsWith("conflict") && ids.size() == 1 && alone.contains(id);
            if (id.startsWith("refused") || taken) {
                answers.add(new TripAnswer.Refused(new LedgerRefusal(taken ? "LEG_TAKEN" : "HOLD_EXPIRED", id)));
            } else {
                answers.add(new TripAnswer.Accepted(
                        BookingReceipt.newBuilder().setTripId(id).build()));
                accepted.add(id);
            }
        }
        String text = String.join(" ", accepted);
        return new Prepared(
                new SignedTransaction("tx of " + text, ByteString.copyFromUtf8(text), ByteString.EMPTY), answers);
    }

    @Override
    public Commit submit(SignedTransaction transaction) {
        List<String> ids = List.of(transaction.bytes().toStringUtf8().split(" ", -1));
        int block;
        synchronized (submitted) {
            submitted.add(ids);
            submitted.notifyAll();
            block = submitted.size();
        }
        mostUnderWay.accumulateAndGet(underWay.incrementAndGet(), Math::max);
        commits.acquireUninterruptibly();
        underWay.decrementAndGet();
        if (ids.stream().anyMatch(id -> id.startsWith("outage"))) {
            throw new LedgerOutage(LedgerOutage.Step.SUBMIT, "No answer.", new Exception("down"));
        }
        Set<String> conflicts = new TreeSet<>(ids);
        conflicts.removeIf(id -> !id.startsWith("conflict"));
        for (String id : ids) {
            if (id.startsWith("raced-") && races.merge(id, 1, Integer::sum) <= Integer.parseInt(id.split("-", -1)[1])) {
                throw new LedgerRefusal("MVCC_READ_CONFLICT", "Another was faster.");
            }
        }
        if (!conflicts.isEmpty()) {
            alone.addAll(conflicts);
            throw new LedgerRefusal("MVCC_READ_CONFLICT", "Another was faster.");
        }
        booked.addAll(ids);
        return new Commit(transaction.txId(), block);
    }

    void awaitSubmitted(int transactions) throws InterruptedException {
        synchronized (submitted) {
            while (submitted.size() < transactions) {
                submitted.wait();
            }
        }
    }

    List<List<String>> submitted() {
        synchronized (submitted) {
            return List.copyOf(submitted);
        }
    }
}
