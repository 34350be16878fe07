package org.commonway.city.report;

import java.time.InstantSource;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.commonway.city.figures.OfficeFigures;
import org.commonway.city.figures.TableName;
import org.commonway.city.log.LogOutcome;
import org.commonway.city.log.LogStanding;
import org.commonway.city.problem.OfficeProblem;
import org.commonway.city.problem.ProblemCode;
import org.commonway.city.table.Basis;
import org.commonway.city.table.FigureTable;
import org.commonway.city.table.View;

/** Writes the report of a month out of the office's tables. What there is no figure of says why in its place. */
public final class ReportWriter {
    private final String city;
    private final OfficeFigures figures;
    private final Supplier<List<LogStanding>> logs;
    private final InstantSource clock;

    /** A writer for this city. */
    public ReportWriter(String city, OfficeFigures figures, Supplier<List<LogStanding>> logs, InstantSource clock) {
        this.city = city;
        this.figures = figures;
        this.logs = logs;
        this.clock = clock;
    }

    /**
     * The report of a month.
     *
     * @throws OfficeProblem as {@link OfficeFigures#table} does for its shares: without those there is no report
     */
    public Report write(YearMonth month, View view) {
        FigureTable shares = figures.table(TableName.SHARES, month, view);
        FigureTable concentration = figures.table(TableName.CONCENTRATION, month, view);
        Basis logsBasis = figures.basisNow();
        Basis basis = new Basis(
                shares.basis().city(),
                shares.basis().month(),
                view,
                shares.basis().isClosed(),
                shares.basis().block(),
                shares.basis().readAt(),
                logsBasis.checkpoints());
        List<Section> sections = new ArrayList<>();
        sections.add(Section.ofWords("In short", Summary.of(month, shares, concentration, logs.get())));
        sections.add(gateways());
        sections.add(section(shares, ReportCharts.shares(shares)));
        sections.add(section(concentration, List.of(ReportCharts.concentration(concentration))));
        sections.add(ofLogs(TableName.ANSWERS, month, view, ReportCharts::refusals));
        for (TableName name : List.of(TableName.ANSWER_TIMES, TableName.PRICE_GAPS, TableName.LISTING_TIMES)) {
            sections.add(ofLogs(name, month, view, table -> List.of()));
        }
        sections.add(section(figures.access(), List.of()));
        sections.add(Section.ofWords("What this report does not show", LIMITS));
        return new Report(city, month, basis, clock.instant(), sections);
    }

    private static final List<String> LIMITS = List.of(
            "Who is to blame. Thresholds were made for mergers of firms, not for months of rides: a flag says where to"
                    + " look.",
            "Where rides begin, unless somebody opened that for the city. It is behind commitments on the ledger, so that"
                    + " nobody's ways can be read there.",
            "Trips that were sold without this network, and searches that a gateway never put on its log: riders'"
                    + " receipts and test searches are how those are caught.",
            "Why a gateway is as it is. A network that is slow between one operator and one gateway looks like a delay.");

    private Section gateways() {
        List<String> sentences = new ArrayList<>(List.of(
                "Each gateway keeps a public log of its searches. Verified means that it was read to its end, that every"
                        + " ranking was run again, and that it is the log that the ledger holds fast."));
        List<LogStanding> all = logs.get();
        if (all.isEmpty()) {
            sentences.add("No gateway has registered a log on the ledger.");
        }
        for (LogStanding log : all) {
            sentences.add(log.origin() + ": "
                    + log.last().map(ReportWriter::said).orElse("it was never verified by this office."));
        }
        return Section.ofWords("Gateways", sentences);
    }

    private static String said(LogOutcome outcome) {
        String verdict = switch (outcome.verdict()) {
            case VERIFIED -> "VERIFIED";
            case NOT_VERIFIED -> "NOT VERIFIED";
            case UNREACHABLE -> "not reached";
        };
        return verdict + " at " + outcome.at() + ". " + outcome.sentence();
    }

    private Section ofLogs(TableName name, YearMonth month, View view, Function<FigureTable, List<Chart>> charts) {
        try {
            FigureTable table = figures.table(name, month, view);
            return section(table, charts.apply(table));
        } catch (OfficeProblem problem) {
            if (problem.code() == ProblemCode.NOT_READY) {
                throw problem;
            }
            return Section.ofWords(name.title(), List.of("There are no figures: " + problem.detail()));
        }
    }

    private static Section section(FigureTable table, List<Chart> charts) {
        List<String> sentences = new ArrayList<>(List.of(table.says()));
        if (table.rows().isEmpty()) {
            sentences.add("There is nothing to tell of this month.");
            return Section.ofWords(table.title(), sentences);
        }
        return new Section(table.title(), sentences, charts, Optional.of(table));
    }
}
