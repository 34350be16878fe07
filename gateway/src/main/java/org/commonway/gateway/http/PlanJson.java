package org.commonway.gateway.http;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A plan.
 *
 * @param planId names it for booking
 * @param validUntil ISO 8601; later it cannot be booked
 * @param from where the trip starts
 * @param to where it ends
 * @param options in the order asked for; may be none, then the message says why
 * @param earlier what to ask for to see what goes before these
 * @param later what to ask for to see what goes after these
 * @param operators what each operator contributed
 * @param message a sentence for the rider; mostly null
 * @param record where the search stands on the public record
 */
@Serdeable
public record PlanJson(
        String planId,
        String validUntil,
        PointJson from,
        PointJson to,
        List<OptionJson> options,
        MomentJson earlier,
        MomentJson later,
        List<AnswerJson> operators,
        @Nullable String message,
        RecordJson record) {

    /**
     * Where a search stands on the public record.
     *
     * @param search its name in the log, in hexadecimal digits
     * @param receipt the address of its receipt, which is to be fetched within the hour
     */
    @Serdeable
    public record RecordJson(String search, String receipt) {}

    /**
     * One way to go.
     *
     * @param optionId names it for booking
     * @param reasons what it is best at, such as "Cheapest"
     * @param departAt ISO 8601 with offset
     * @param arriveAt ISO 8601 with offset
     * @param durationSeconds from door to door
     * @param transfers changes between vehicles
     * @param walkMetres on foot
     * @param co2Grams for all passengers
     * @param price for all passengers; null when that of one leg is not known
     * @param priceComplete false when the price of one leg is not known
     * @param priceGap one sentence that says why; null when the price is complete
     * @param likelihood how likely it goes as it is written; null when it depends on no change and no rented vehicle
     * @param stepFree one sentence on what is known of a trip that was asked to be step-free; null otherwise
     * @param legs in order
     */
    @Serdeable
    public record OptionJson(
            String optionId,
            List<String> reasons,
            String departAt,
            String arriveAt,
            long durationSeconds,
            int transfers,
            int walkMetres,
            int co2Grams,
            @Nullable MoneyJson price,
            boolean priceComplete,
            @Nullable String priceGap,
            @Nullable LikelihoodJson likelihood,
            @Nullable String stepFree,
            List<LegJson> legs) {}

    /**
     * What one operator contributed.
     *
     * @param id on the ledger
     * @param answer OFFER, REFUSED, LATE, ERROR or NOT_ASKED
     * @param detail one sentence
     */
    @Serdeable
    public record AnswerJson(String id, String answer, String detail) {}
}
