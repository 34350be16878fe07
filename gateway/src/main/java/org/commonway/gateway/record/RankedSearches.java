package org.commonway.gateway.record;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import org.commonway.audit.digest.Digest;
import org.commonway.audit.digest.Octets;
import org.commonway.audit.log.LogOutage;
import org.commonway.audit.ranking.OrderAsked;
import org.commonway.audit.record.AskedOperator;
import org.commonway.audit.record.LogEntry;
import org.commonway.audit.record.SearchHead;
import org.commonway.audit.record.SearchRecord;
import org.commonway.audit.record.SearchSecret;
import org.commonway.audit.refusal.AuditRefusal;
import org.commonway.audit.seed.DailySeed;
import org.commonway.audit.seed.SeedDay;
import org.commonway.gateway.plan.FoundTrips;
import org.commonway.gateway.plan.PlanAsk;
import org.commonway.gateway.plan.SearchRecorder;
import org.commonway.gateway.problem.ApiProblem;
import org.commonway.gateway.problem.ProblemCode;
import org.commonway.gateway.signed.SignedOffer;
import org.commonway.planner.itinerary.PlanOption;

/** Ranks what a search found by the log's policy, shows that, and appends it to the log. Safe for many threads. */
public final class RankedSearches implements SearchRecorder {
    private final Parts parts;

    /**
     * What a city's searches are recorded with.
     *
     * @param city its channel
     * @param currency of its prices
     * @param log where they go
     * @param receipts what riders fetch
     * @param answers hears which signed answers were put on record; must not wait
     * @param timetables what an operator signed of the timetable that is searched, by operator; empty for none
     * @param random draws secrets for riders who draw none
     */
    public record Parts(
            String city,
            Currency currency,
            SearchLog log,
            KeptReceipts receipts,
            Consumer<RecordedAnswers> answers,
            Function<String, Optional<SignedOffer>> timetables,
            SecureRandom random) {}

    /** Records searches of one city. */
    public RankedSearches(Parts parts) {
        this.parts = parts;
    }

    @Override
    public void requireOpen() {
        parts.log().trouble().ifPresent(sentence -> {
            throw new ApiProblem(ProblemCode.LOG_STOPPED, sentence);
        });
    }

    @Override
    public Recorded record(FoundTrips found) {
        long moment = found.moment().at().toEpochMilli();
        SeedDay day = SeedDay.of(moment);
        DailySeed seed = parts.log()
                .findSeed(day)
                .orElseThrow(() -> new ApiProblem(
                        ProblemCode.LOG_STOPPED, "The day of this search has no seed in the log; search again."));
        SearchSecret secret = found.ask().sorting().secret().orElseGet(this::drawSecret);
        Digest name = secret.search();
        if (!parts.log().claim(day, name)) {
            throw new ApiProblem(
                    ProblemCode.BAD_REQUEST,
                    "\"secret\" belongs to another search of today; draw 32 new random bytes for each search.");
        }
        String request = RequestWords.of(found.ask(), found.request());
        RecordDraft draft = new RecordDraft(found, secret, parts.timetables());
        SearchHead head = new SearchHead(
                name,
                secret.request(request.getBytes(StandardCharsets.UTF_8)),
                parts.log().policy().hash(),
                day,
                asked(found),
                parts.currency().getCurrencyCode());
        try {
            SearchRecord ranked = draft.record(head).rankedBy(parts.log().policy(), seed.lots(name));
            byte[] entry = new LogEntry(moment, parts.log().origin(), ranked).bytes();
            CompletableFuture<Long> index = parts.log().append(entry);
            parts.answers().accept(new RecordedAnswers(index, name, answers(found)));
            List<RecordDraft.Listed> listed = draft.listed();
            parts.receipts()
                    .keep(
                            found.planId(),
                            new Receipt(
                                    parts.city(),
                                    found.moment().at(),
                                    Octets.of(entry),
                                    ranked,
                                    secret,
                                    request,
                                    listed.stream()
                                            .map(RecordDraft.Listed::rides)
                                            .toList(),
                                    index));
            List<PlanOption> shown = ranked.shown().stream()
                    .map(place -> listed.get(place).option())
                    .toList();
            return new Recorded(shown, name.toString());
        } catch (AuditRefusal | LogOutage e) {
            throw new ApiProblem(
                    ProblemCode.LOG_STOPPED,
                    "The search could not be put on the public log, so it is not shown: " + e.getMessage(),
                    e);
        }
    }

    private static List<RecordedAnswers.Answer> answers(FoundTrips found) {
        Map<String, Digest> signed = new HashMap<>();
        found.round().refusals().forEach((operator, refusal) -> signed.put(operator, refusal.digest()));
        found.round()
                .offers()
                .forEach(offer ->
                        signed.put(offer.quote().getOperatorId(), offer.signed().digest()));
        long moment = found.moment().at().toEpochMilli();
        List<RecordedAnswers.Answer> answers = new ArrayList<>();
        for (AskedOperator operator : found.round().asked()) {
            Optional.ofNullable(signed.get(operator.operator()))
                    .ifPresent(digest -> answers.add(new RecordedAnswers.Answer(
                            operator.operator(), digest, moment + operator.answeredMillis())));
        }
        return answers;
    }

    private static OrderAsked asked(FoundTrips found) {
        PlanAsk.Sorting sorting = found.ask().sorting();
        return new OrderAsked(sorting.order(), found.request().timing().arrivesBy(), sorting.weights());
    }

    private SearchSecret drawSecret() {
        byte[] bytes = new byte[SearchSecret.BYTES];
        parts.random().nextBytes(bytes);
        return new SearchSecret(Octets.of(bytes));
    }
}
