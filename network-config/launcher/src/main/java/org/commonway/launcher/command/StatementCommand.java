package org.commonway.launcher.command;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.commonway.bank.ledger.TripVat;
import org.commonway.bank.statement.Statement;
import org.commonway.bank.statement.StatementCsv;
import org.commonway.bank.statement.StatementHtml;
import org.commonway.bank.statement.StatementText;
import org.commonway.bank.statement.Statements;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.LauncherRefusal;
import org.commonway.launcher.command.option.StateOption;
import org.commonway.launcher.command.option.Workplace;
import org.commonway.launcher.settlement.CityDesk;
import org.commonway.launcher.settlement.SettlementOffice;
import org.commonway.ledger.Ledger;
import org.commonway.rules.settlement.Closed;
import org.commonway.rules.settlement.Party;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code commonway statement}: what a party is paid or pays for a period, entry by entry. */
@Command(
        name = "statement",
        description = {
            "Show a party's statement of a closed period: every entry that touches it, with trip, leg, reason, gross,"
                    + " commission, levy, VAT and net.",
            "It is made from the journal anew and checked against the settlement: a difference is an error."
        },
        footer = {
            "",
            "Examples:",
            "  ./commonway statement --party operator:metro",
            "  ./commonway statement --party gateway:CoopMSP/demo-gateway --settlement 2 --csv",
            "  ./commonway statement --party city:CityMSP --html statement.html"
        })
final class StatementCommand implements Callable<Integer> {
    private static final ZoneId UTC = ZoneId.of("UTC");

    private final Workplace workplace;

    @Mixin
    private final StateOption state = new StateOption();

    @Mixin
    private final ChannelOption city = new ChannelOption();

    @Option(
            names = "--party",
            required = true,
            paramLabel = "KIND:ID",
            description = "Whose: operator:metro, gateway:CoopMSP/demo-gateway or city:CityMSP.")
    private String party = "";

    @Option(names = "--settlement", paramLabel = "N", description = "Of which settlement. Default: the last one.")
    private @Nullable Integer number;

    @ArgGroup
    private final Form form = new Form();

    /** In which form; one at most. */
    static final class Form {
        @Option(names = "--csv", description = "Print CSV on stdout and nothing else.")
        private boolean csv;

        @Option(names = "--html", paramLabel = "FILE", description = "Write a page to print.")
        private @Nullable Path html;
    }

    StatementCommand(Workplace workplace) {
        this.workplace = workplace;
    }

    @Override
    public Integer call() {
        Party whose = Party.find(party)
                .orElseThrow(() -> new LauncherRefusal(
                        ExitCode.BAD_INPUT,
                        "--party " + party + " is no party: write operator:ID, gateway:MSP/ID or city:MSP."));
        show(new CityDesk(state.running(workplace), state.last(workplace), city.channel(state.last(workplace)))
                .work(ledger -> statements(ledger, whose)));
        return ExitCode.DONE.status();
    }

    private List<Statement> statements(Ledger ledger, Party whose) {
        SettlementOffice office = new SettlementOffice(ledger);
        Closed settlement = office.getClosed(Optional.ofNullable(number));
        TripVat vat = new TripVat(id -> ledger.findTrip(id)
                .orElseThrow(() -> new IllegalStateException("trip " + id + " has entries but is not there")));
        return new Statements(settlement, office.findBefore(settlement), vat).of(whose, office.journal(settlement));
    }

    private void show(List<Statement> statements) {
        if (form.csv) {
            workplace.console().result(StatementCsv.write(statements).stripTrailing());
        } else if (form.html != null) {
            OutFile.write(form.html, StatementHtml.write(statements, UTC));
            workplace.console().result("Written: " + form.html);
        } else {
            statements.forEach(statement -> StatementText.lines(statement, UTC).forEach(workplace.console()::result));
        }
    }
}
