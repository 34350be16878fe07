package org.commonway.city.figures;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.commonway.audit.market.Owners;
import org.commonway.audit.market.SettledTrip;
import org.commonway.audit.market.access.AnswerTable;
import org.commonway.audit.market.access.ListingTime;
import org.commonway.audit.market.access.OperatorAnswers;
import org.commonway.audit.market.access.PriceGap;
import org.commonway.audit.market.access.Spread;
import org.commonway.audit.market.disclosure.CountTable;
import org.commonway.audit.market.disclosure.Dimension;
import org.commonway.audit.market.disclosure.Disclosure;
import org.commonway.audit.market.disclosure.Level;
import org.commonway.audit.market.disclosure.PublishedTable;
import org.commonway.audit.record.LogEntry;
import org.commonway.city.log.VerifiedLog;
import org.commonway.city.table.View;
import org.commonway.proto.ledger.v1.Operator;
import org.commonway.proto.ledger.v1.OperatorKind;
import org.jspecify.annotations.Nullable;

/** How a gateway let operators in and answered them in a month, from its verified log. */
final class AccessTables {
    static final List<String> ANSWER_COLUMNS = List.of("gateway", "operator", "kind", "outcome", "count");
    static final List<String> TIME_COLUMNS = List.of(
            "gateway",
            "operator",
            "offers",
            "offerMedianMillis",
            "offerNinetiethMillis",
            "refusals",
            "refusalMedianMillis",
            "refusalNinetiethMillis");
    static final List<String> GAP_COLUMNS =
            List.of("gateway", "owner", "currency", "trips", "gapMedianMinor", "gapNinetiethMinor");
    static final List<String> LISTING_COLUMNS =
            List.of("gateway", "operator", "registeredAt", "toListedMinutes", "toSoldMinutes");

    private static final long DAY_MINUTES = Duration.ofDays(1).toMinutes();

    private final VerifiedLog log;
    private final YearMonth month;
    private final Collection<LogEntry> entries;

    AccessTables(VerifiedLog log, YearMonth month) {
        this.log = log;
        this.month = month;
        long from = start(month);
        long until = start(month.plusMonths(1));
        this.entries = log.entries(moment -> moment >= from && moment < until);
    }

    private static long start(YearMonth month) {
        return month.atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli();
    }

    List<List<@Nullable Object>> answers(List<Operator> operators, View view) {
        Set<String> onDemand = operators.stream()
                .filter(operator -> operator.getKind() == OperatorKind.OPERATOR_KIND_ON_DEMAND)
                .map(Operator::getOperatorId)
                .collect(Collectors.toSet());
        List<OperatorAnswers> all = OperatorAnswers.of(entries);
        CountTable table = AnswerTable.of(all, onDemand);
        return view == View.CITY ? everyAnswer(table) : publishedAnswers(table);
    }

    private List<List<@Nullable Object>> everyAnswer(CountTable table) {
        Dimension outcomes = table.dimensions().get(1);
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (String operator : table.dimensions().get(0).values()) {
            long searches = 0;
            Map<String, Long> byKind = new HashMap<>();
            for (int i = 0; i < outcomes.values().size(); i++) {
                long count = table.counts()
                        .getOrDefault(List.of(operator, outcomes.values().get(i)), 0L);
                byKind.merge(outcomes.groups().get(i), count, Long::sum);
                searches += count;
            }
            rows.add(row(operator, MarketTables.ALL, MarketTables.ALL, searches));
            addKinds(
                    rows,
                    operator,
                    table,
                    byKind::get,
                    outcome -> table.counts().get(List.of(operator, outcome)));
        }
        return rows;
    }

    private List<List<@Nullable Object>> publishedAnswers(CountTable table) {
        PublishedTable published = Disclosure.of(table);
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (String operator : table.dimensions().get(0).values()) {
            Level who = Level.value(operator);
            rows.add(row(operator, MarketTables.ALL, MarketTables.ALL, find(published, who, Level.all())));
            addKinds(
                    rows,
                    operator,
                    table,
                    kind -> find(published, who, Level.group(kind)),
                    outcome -> find(published, who, Level.value(outcome)));
        }
        return rows;
    }

    /** A count, or null where there is none to say. */
    private interface Count {
        @Nullable
        Long of(String name);
    }

    private void addKinds(
            List<List<@Nullable Object>> rows, String operator, CountTable table, Count ofKind, Count ofOutcome) {
        Dimension outcomes = table.dimensions().get(1);
        Map<List<String>, Long> counts = table.counts();
        String last = "";
        for (int i = 0; i < outcomes.values().size(); i++) {
            String kind = outcomes.groups().get(i);
            String outcome = outcomes.values().get(i);
            if (!kind.equals(last)) {
                rows.add(row(operator, kind, MarketTables.ALL, ofKind.of(kind)));
                last = kind;
            }
            boolean canBe = counts.containsKey(List.of(operator, outcome));
            if (canBe && !outcome.equals(kind)) {
                rows.add(row(operator, kind, outcome, ofOutcome.of(outcome)));
            }
        }
    }

    private List<@Nullable Object> row(String operator, String kind, String outcome, @Nullable Long count) {
        return Arrays.asList(log.checkpoint().origin(), operator, kind, outcome, count);
    }

    private static @Nullable Long find(PublishedTable published, Level operator, Level outcome) {
        OptionalLong count = published.findCount(List.of(operator, outcome));
        return count.isPresent() ? count.getAsLong() : null;
    }

    /**
     * Times of answers.
     *
     * @param view in what is published the counts are left out, for the answers' own table decides which of them are told
     */
    List<List<@Nullable Object>> times(View view) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (OperatorAnswers one : OperatorAnswers.of(entries)) {
            Optional<Spread> offers = one.offerMillis();
            Optional<Spread> refusals = one.refusalMillis();
            rows.add(Arrays.asList(
                    log.checkpoint().origin(),
                    one.operator(),
                    offers.filter(any -> view == View.CITY).map(Spread::count).orElse(null),
                    offers.map(Spread::median).orElse(null),
                    offers.map(Spread::ninetieth).orElse(null),
                    refusals.filter(any -> view == View.CITY).map(Spread::count).orElse(null),
                    refusals.map(Spread::median).orElse(null),
                    refusals.map(Spread::ninetieth).orElse(null)));
        }
        return rows;
    }

    List<List<@Nullable Object>> gaps(Owners owners) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (PriceGap gap : PriceGap.of(entries, owners)) {
            Optional<Spread> spread = gap.gapMinor();
            rows.add(Arrays.asList(
                    log.checkpoint().origin(),
                    gap.owner(),
                    gap.currency(),
                    spread.map(Spread::count).orElse(null),
                    spread.map(Spread::median).orElse(null),
                    spread.map(Spread::ninetieth).orElse(null)));
        }
        return rows;
    }

    /**
     * How long each operator waited, up to the end of the month.
     *
     * @param trips ridden ones, of all months
     * @param view in what is published a wait is rounded up to whole days, so that no single ride can be told by it
     */
    List<List<@Nullable Object>> listing(List<Operator> operators, List<SettledTrip> trips, View view) {
        Map<String, Long> registered = new HashMap<>();
        operators.forEach(
                one -> registered.put(one.getOperatorId(), one.getRegisteredAt().getEpochMillis()));
        long until = start(month.plusMonths(1));
        List<SettledTrip> sold =
                trips.stream().filter(trip -> !trip.month().isAfter(month)).toList();
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (ListingTime time : ListingTime.of(registered, log.entries(moment -> moment < until), sold)) {
            rows.add(Arrays.asList(
                    log.checkpoint().origin(),
                    time.operator(),
                    Instant.ofEpochMilli(time.registeredMillis()).toString(),
                    minutes(time.toListedMillis(), view),
                    minutes(time.toSoldMillis(), view)));
        }
        return rows;
    }

    private static @Nullable Long minutes(OptionalLong millis, View view) {
        if (millis.isEmpty()) {
            return null;
        }
        long minutes = roundedUp(millis.getAsLong(), Duration.ofMinutes(1).toMillis());
        return view == View.CITY ? minutes : roundedUp(minutes, DAY_MINUTES) * DAY_MINUTES;
    }

    /** The quotient of two numbers of 0 or more, rounded up. */
    private static long roundedUp(long above, long below) {
        return (above + below - 1) / below;
    }
}
