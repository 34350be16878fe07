package org.commonway.gateway.http;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The receipt of a search: what stands of it in the public log, and what opens that. Whoever has it can prove what was
 * asked; keep it as a ticket is kept.
 *
 * @param search its name in the log, in hexadecimal digits
 * @param log the log's name
 * @param logPath below which the log's files are served
 * @param index of the entry in the log, from 0
 * @param checkpoint the published checkpoint that has it (C2SP tlog-checkpoint)
 * @param size how many entries that checkpoint has
 * @param proof that the entry is in it (C2SP tlog-proof)
 * @param entry the entry, base64
 * @param secret the 32 bytes that open its commitments, in hexadecimal digits
 * @param request what was asked, which its request commits to
 * @param policy by which it was ranked
 * @param order in which options were asked for
 * @param currency of prices and scores
 * @param operators every registered operator, and what came of it
 * @param offers what operators signed
 * @param options the trips found, in the order of the entry
 */
@Serdeable
public record ReceiptJson(
        String search,
        String log,
        String logPath,
        long index,
        String checkpoint,
        long size,
        String proof,
        String entry,
        String secret,
        String request,
        PolicyJson policy,
        OrderJson order,
        String currency,
        List<AskedJson> operators,
        List<OfferJson> offers,
        List<OptionJson> options) {

    /**
     * The ranking's policy.
     *
     * @param version its number
     * @param hash SHA-256 of its text, in hexadecimal digits
     * @param firstPage how many options the first page has
     */
    @Serdeable
    public record PolicyJson(int version, String hash, int firstPage) {}

    /**
     * The order asked for.
     *
     * @param by SOONEST, PRICE, DIRECT_FIRST, GREENEST or OWN_WEIGHTS
     * @param arriveBy whether the rider must be there by a moment
     */
    @Serdeable
    public record OrderJson(String by, boolean arriveBy) {}

    /**
     * An operator in the search.
     *
     * @param id on the ledger
     * @param name as riders read it
     * @param answer OFFER, REFUSED, LATE, ERROR or NOT_ASKED
     * @param reason why
     * @param askedMillis how long after the search came in it was asked; null if it was not
     * @param deadlineMillis until when it could answer; null if it was not asked
     * @param answeredMillis when it did; null if it did not
     */
    @Serdeable
    public record AskedJson(
            String id,
            String name,
            String answer,
            String reason,
            @Nullable Integer askedMillis,
            @Nullable Integer deadlineMillis,
            @Nullable Integer answeredMillis) {}

    /**
     * An offer.
     *
     * @param operator whose
     * @param kind QUOTE, TIMETABLE or VEHICLES
     * @param digest SHA-256 of what was signed, in hexadecimal digits
     * @param fate USED, EXPIRED, NO_TRIP, OUTDONE or UNFIT
     */
    @Serdeable
    public record OfferJson(String operator, String kind, String digest, String fate) {}

    /**
     * A trip that was found.
     *
     * @param optionId as in the plan; null if it was not shown
     * @param place where it was shown, from 1; null if it was not
     * @param score the first number that it was ordered by
     * @param features all that counts of it
     * @param rides what its rides' commitments are of
     */
    @Serdeable
    public record OptionJson(
            @Nullable String optionId,
            @Nullable Integer place,
            long score,
            FeaturesJson features,
            List<String> rides) {}

    /**
     * All that counts of a trip.
     *
     * @param price in minor units; null when not all of it is known
     * @param departureSeconds since 1970
     * @param elapsedSeconds from leaving to being there
     * @param rides vehicles boarded
     * @param walkMetres on foot
     * @param co2Grams for all passengers
     * @param stepFree YES, NO or UNKNOWN
     * @param publicTransport whether every ride is by timetable, and there is one
     * @param likelihoodPercent that it goes as written; null when too little was seen
     */
    @Serdeable
    public record FeaturesJson(
            @Nullable Long price,
            long departureSeconds,
            int elapsedSeconds,
            int rides,
            int walkMetres,
            int co2Grams,
            String stepFree,
            boolean publicTransport,
            @Nullable Integer likelihoodPercent) {}
}
