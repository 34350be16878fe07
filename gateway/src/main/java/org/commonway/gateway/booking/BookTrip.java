package org.commonway.gateway.booking;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.commonway.gateway.booking.TripState.Intended;
import org.commonway.gateway.booking.TripState.Released;
import org.commonway.gateway.booking.TripState.RollingBack;
import org.commonway.gateway.booking.TripState.Signed;
import org.commonway.gateway.problem.ApiProblem;
import org.commonway.gateway.problem.ProblemCode;

/**
 * Books a shown option: writes the intent down, holds every leg, reserves the fare, commits on the ledger, pays. All
 * legs or none.
 */
public final class BookTrip {
    private static final Duration WAIT_FOR_TWIN_MAX = Duration.ofSeconds(60);
    private static final int LEGS_MAX = 12;

    private final ShownPlans plans;
    private final TripSaga saga;
    private final Secrets secrets;
    private final int commissionBps;
    private final InstantSource clock;

    /**
     * What must not be guessed.
     *
     * @param ids fresh UUIDs
     * @param riderKeys fresh keys
     */
    public record Secrets(Supplier<String> ids, Supplier<RiderKey> riderKeys) {}

    /**
     * Bookings of these plans.
     *
     * @param commissionBps what the gateway takes of each fare, in basis points
     */
    public BookTrip(ShownPlans plans, TripSaga saga, Secrets secrets, int commissionBps, InstantSource clock) {
        this.plans = plans;
        this.saga = saga;
        this.secrets = secrets;
        this.commissionBps = commissionBps;
        this.clock = clock;
    }

    /**
     * Books the option for the rider. The same key with the same option gives the same answer, however often and
     * however many at once.
     *
     * @return the booked trip
     * @throws ApiProblem why it was not booked, in which case nothing is held or paid; or LEDGER_DOWN saying that the
     *     outcome is not known yet
     */
    public Booking book(String riderId, Optional<IdempotencyKey> key, String planId, String optionId) {
        Optional<Booking> twin = key.flatMap(k -> saga.journal().findByKey(riderId, k));
        if (twin.isPresent()) {
            return answerAgain(twin.get(), planId, optionId);
        }
        Intent intent = intend(riderId, key, requireBookable(plans.getDraft(planId, optionId)));
        Optional<Booking> booked = saga.running()
                .tryAlone(
                        intent.tripId(),
                        () -> saga.journal()
                                .begin(intent)
                                .map(booking -> saga.start(booking, new Intended(), commissionBps)))
                .orElseThrow(() -> new IllegalStateException("trip id " + intent.tripId() + " was given twice"));
        return booked.isPresent()
                ? answer(booked.get())
                : answerAgain(getTwin(riderId, key.orElseThrow()), planId, optionId);
    }

    private Booking getTwin(String riderId, IdempotencyKey key) {
        return saga.journal()
                .findByKey(riderId, key)
                .orElseThrow(() -> new IllegalStateException("the key is used, but no trip has it"));
    }

    private Booking answerAgain(Booking twin, String planId, String optionId) {
        TripDraft draft = twin.intent().draft();
        if (!draft.planId().equals(planId) || !draft.optionId().equals(optionId)) {
            throw new ApiProblem(
                    ProblemCode.IDEMPOTENCY_MISMATCH,
                    "This Idempotency-Key was used to book option " + draft.optionId() + " of plan " + draft.planId()
                            + "; send that same request, or a new key for another one.");
        }
        String tripId = twin.intent().tripId();
        saga.running().awaitEnd(tripId, WAIT_FOR_TWIN_MAX);
        return answer(saga.journal().find(tripId).orElse(twin));
    }

    private static Booking answer(Booking booking) {
        String tripId = booking.intent().tripId();
        TripState state = booking.state();
        if (state instanceof RollingBack rollingBack) {
            throw rollingBack.refusal().toProblem();
        }
        if (state instanceof Released released) {
            throw released.refusal().toProblem();
        }
        if (state instanceof Signed) {
            throw LedgerNews.outcomeUnknown("booked", tripId);
        }
        if (state instanceof Intended) {
            throw new ApiProblem(
                    ProblemCode.NOT_READY,
                    "Trip " + tripId
                            + " is still being worked on; ask again in a few seconds, or look at GET /api/trips/"
                            + tripId + ".");
        }
        return booking;
    }

    private Intent intend(String riderId, Optional<IdempotencyKey> key, TripDraft draft) {
        return new Intent(
                secrets.ids().get(),
                riderId,
                key,
                draft,
                Stream.generate(secrets.ids()).limit(draft.legs().size()).toList(),
                secrets.riderKeys().get(),
                clock.instant());
    }

    private static TripDraft requireBookable(TripDraft draft) {
        int legs = draft.legs().size();
        if (legs == 0) {
            throw new ApiProblem(
                    ProblemCode.BAD_REQUEST,
                    "This option is walked all the way, so there is nothing to book; just go.");
        }
        if (legs > LEGS_MAX) {
            throw new ApiProblem(
                    ProblemCode.BAD_REQUEST,
                    "This option has " + legs + " legs to book and one trip may have " + LEGS_MAX
                            + "; please choose an option with fewer changes.");
        }
        return draft;
    }
}
