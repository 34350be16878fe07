package org.commonway.city.figures;

import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.commonway.audit.checkpoint.Checkpoint;
import org.commonway.audit.market.Owners;
import org.commonway.audit.market.SettledTrip;
import org.commonway.audit.refusal.AuditRefusal;
import org.commonway.audit.refusal.RefusalCode;
import org.commonway.city.ledger.LedgerView;
import org.commonway.city.log.LogStanding;
import org.commonway.city.log.VerifiedLog;
import org.commonway.city.problem.OfficeProblem;
import org.commonway.city.problem.ProblemCode;
import org.commonway.city.table.Basis;
import org.commonway.city.table.FigureTable;
import org.commonway.city.table.View;
import org.jspecify.annotations.Nullable;

/** Every table that the office answers with, each with what it was computed from. */
public final class OfficeFigures {
    private static final String OPEN_SO_FAR =
            " This month is not closed: the figures are what there is so far, with trips that are not settled yet.";
    private static final String WITHHELD =
            " Counts below 10 are withheld, and others that would give them away (docs/market.md).";

    private final String channel;
    private final Map<String, String> owners;
    private final List<String> zoneNames;
    private final boolean showsEverything;
    private final Supplier<LedgerView> ledger;
    private final Supplier<List<LogStanding>> logs;
    private final InstantSource clock;

    /**
     * The figures of a city.
     *
     * @param channel the city's
     * @param owners who owns whom, as the city says
     * @param zoneNames the city's zones, at least one
     * @param showsEverything whether {@link View#CITY} is answered
     * @param ledger as it was read last; may throw NOT_READY
     * @param logs how the registered logs stand
     */
    public OfficeFigures(
            String channel,
            Map<String, String> owners,
            List<String> zoneNames,
            boolean showsEverything,
            Supplier<LedgerView> ledger,
            Supplier<List<LogStanding>> logs,
            InstantSource clock) {
        this.channel = channel;
        this.owners = Map.copyOf(owners);
        this.zoneNames = List.copyOf(zoneNames);
        this.showsEverything = showsEverything;
        this.ledger = ledger;
        this.logs = logs;
        this.clock = clock;
    }

    /** The months with trips and the one that runs, the last first. */
    public List<MonthState> months() {
        RiddenTrips trips = new RiddenTrips(channel, ledger.get());
        YearMonth now = now();
        return trips.months(now).stream()
                .map(month -> new MonthState(
                        month, trips.isClosed(month, now), trips.count(month, true), trips.count(month, false)))
                .toList();
    }

    /** The month that is written so, as 2026-11; refused with BAD_MONTH for none, or one that has not begun. */
    public YearMonth month(String text) {
        try {
            YearMonth month = YearMonth.parse(text);
            if (!month.isAfter(now())) {
                return month;
            }
        } catch (DateTimeParseException e) {
            // Told below, in the same words as a month to come.
        }
        throw new OfficeProblem(
                ProblemCode.BAD_MONTH,
                "\"" + text + "\" is no month that has begun: write year and month, such as " + now() + ".");
    }

    /**
     * A table of a month.
     *
     * @throws OfficeProblem VIEW_NOT_SHOWN, MONTH_OPEN, MONTH_EMPTY, NO_VERIFIED_LOG, NO_SEARCHES, FIGURES_REFUSED and
     *     NOT_READY
     */
    public FigureTable table(TableName name, YearMonth month, View view) {
        requireShown(view);
        LedgerView seen = ledger.get();
        RiddenTrips trips = new RiddenTrips(channel, seen);
        boolean isClosed = trips.isClosed(month, now());
        if (name.isOfLogs()) {
            return told(month, () -> ofLogs(name, month, view, isClosed, seen, trips));
        }
        if (view == View.PUBLIC && !isClosed) {
            throw new OfficeProblem(
                    ProblemCode.MONTH_OPEN,
                    "Nothing is published of " + month
                            + " yet: it is decided once, when the month is over and its trips"
                            + " are settled. Close its period with ./commonway settle, and wait for the days in which"
                            + " rides may be disputed.");
        }
        return told(month, () -> ofLedger(name, month, view, isClosed, seen, trips));
    }

    /** Requests for access, as they stand now. */
    public FigureTable access() {
        LedgerView seen = ledger.get();
        return RequestTable.of(seen.access(), basis(Optional.empty(), View.PUBLIC, false, seen, List.of()));
    }

    /** The ledger as it was read last, with these logs' checkpoints. */
    public Basis basisNow() {
        return basis(Optional.empty(), View.PUBLIC, false, ledger.get(), checkpoints(verified()));
    }

    /** Whether the city's own view is answered. */
    public boolean showsEverything() {
        return showsEverything;
    }

    private void requireShown(View view) {
        if (view == View.CITY && !showsEverything) {
            throw new OfficeProblem(
                    ProblemCode.VIEW_NOT_SHOWN,
                    "This office shows what may be published: leave view out, or set commonway.shows-everything where"
                            + " only the city reaches it.");
        }
    }

    private FigureTable ofLedger(
            TableName name, YearMonth month, View view, boolean isClosed, LedgerView seen, RiddenTrips trips) {
        List<SettledTrip> ridden = trips.list();
        Owners whose = OwnersOfMonth.of(seen.operators(), owners);
        boolean isShares = name == TableName.SHARES;
        List<List<@Nullable Object>> rows;
        if (view == View.CITY) {
            MarketTables tables = new MarketTables(month, ridden, whose, zoneNames.size() > 1);
            rows = isShares ? tables.shares() : tables.concentration();
        } else {
            PublishedTables tables = new PublishedTables(
                    channel,
                    month,
                    trips.isClosed(month.minusMonths(1), now()),
                    ridden,
                    whose,
                    sold -> OwnersOfMonth.modes(seen, sold),
                    zoneNames);
            rows = isShares ? tables.shares() : tables.concentration();
        }
        return new FigureTable(
                name.word(),
                name.title(),
                says(name, view, isClosed),
                basis(Optional.of(month), view, isClosed, seen, List.of()),
                isShares ? MarketTables.SHARE_COLUMNS : MarketTables.CONCENTRATION_COLUMNS,
                rows);
    }

    private FigureTable ofLogs(
            TableName name, YearMonth month, View view, boolean isClosed, LedgerView seen, RiddenTrips trips) {
        List<VerifiedLog> verified = verified();
        if (verified.isEmpty()) {
            throw new OfficeProblem(
                    ProblemCode.NO_VERIFIED_LOG,
                    "No gateway's log is verified, and figures rest on verified logs only: verify one with"
                            + " POST /api/gateways/ID/verification, and see /api/gateways for what is wrong.");
        }
        List<List<@Nullable Object>> rows = new ArrayList<>();
        int empty = 0;
        for (VerifiedLog log : verified) {
            try {
                rows.addAll(rowsOf(new AccessTables(log, month), name, view, seen, trips));
            } catch (AuditRefusal e) {
                if (e.code() != RefusalCode.MARKET_NO_SEARCHES) {
                    throw e;
                }
                empty++;
            }
        }
        if (empty == verified.size()) {
            throw new AuditRefusal(RefusalCode.MARKET_NO_SEARCHES);
        }
        return new FigureTable(
                name.word(),
                name.title(),
                name.says() + (view == View.PUBLIC && name == TableName.ANSWERS ? WITHHELD : ""),
                basis(Optional.of(month), view, isClosed, seen, checkpoints(verified)),
                columns(name),
                rows);
    }

    private List<List<@Nullable Object>> rowsOf(
            AccessTables tables, TableName name, View view, LedgerView seen, RiddenTrips trips) {
        return switch (name) {
            case ANSWERS -> tables.answers(seen.operators(), view);
            case ANSWER_TIMES -> tables.times(view);
            case PRICE_GAPS -> tables.gaps(OwnersOfMonth.of(seen.operators(), owners));
            case LISTING_TIMES -> tables.listing(seen.operators(), trips.list(), view);
            case SHARES, CONCENTRATION -> throw new IllegalArgumentException(name + " is of the ledger");
        };
    }

    private static List<String> columns(TableName name) {
        return switch (name) {
            case ANSWERS -> AccessTables.ANSWER_COLUMNS;
            case ANSWER_TIMES -> AccessTables.TIME_COLUMNS;
            case PRICE_GAPS -> AccessTables.GAP_COLUMNS;
            case LISTING_TIMES -> AccessTables.LISTING_COLUMNS;
            case SHARES, CONCENTRATION -> throw new IllegalArgumentException(name + " is of the ledger");
        };
    }

    private static String says(TableName name, View view, boolean isClosed) {
        return name.says() + (view == View.PUBLIC ? WITHHELD : isClosed ? "" : OPEN_SO_FAR);
    }

    /** Does it; what the market's rules refuse becomes a problem with their code in it. */
    private static <T> T told(YearMonth month, Supplier<T> work) {
        try {
            return work.get();
        } catch (AuditRefusal e) {
            throw switch (e.code()) {
                case MARKET_EMPTY ->
                    new OfficeProblem(
                            ProblemCode.MONTH_EMPTY,
                            "No leg was ridden to its end in " + month + ", and there are no shares of nothing:"
                                    + " choose another month, or wait until rides end.");
                case MARKET_NO_SEARCHES ->
                    new OfficeProblem(
                            ProblemCode.NO_SEARCHES,
                            "No verified log has a search of " + month
                                    + ": choose another month, or verify the gateways again.");
                default -> new OfficeProblem(ProblemCode.FIGURES_REFUSED, e.code() + ", " + e.getMessage(), e);
            };
        }
    }

    private List<VerifiedLog> verified() {
        return logs.get().stream().flatMap(log -> log.verified().stream()).toList();
    }

    private static List<Checkpoint> checkpoints(List<VerifiedLog> logs) {
        return logs.stream().map(VerifiedLog::checkpoint).toList();
    }

    private Basis basis(
            Optional<YearMonth> month, View view, boolean isClosed, LedgerView seen, List<Checkpoint> checkpoints) {
        return new Basis(channel, month, view, isClosed, seen.block(), seen.readAt(), checkpoints);
    }

    private YearMonth now() {
        return YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC));
    }
}
