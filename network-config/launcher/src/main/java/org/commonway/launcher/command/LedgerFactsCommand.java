package org.commonway.launcher.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.command.option.StateOption;
import org.commonway.launcher.command.option.Workplace;
import org.commonway.launcher.facts.FactsExport;
import org.commonway.launcher.settlement.CityDesk;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code commonway ledger-facts}: what a verification needs of the ledger, as a file. */
@Command(
        name = "ledger-facts",
        description = {
            "Write what ./commonway verify needs of the running network's ledger: operators, ranking policies, public"
                    + " logs and their anchors, a line each.",
            "It is a peer's state: operators as they are registered now, and the last anchor of each day."
        },
        footer = {"", "Example:", "  ./commonway ledger-facts --out ledger.facts"})
final class LedgerFactsCommand implements Callable<Integer> {
    private final Workplace workplace;

    @Mixin
    private final StateOption state = new StateOption();

    @Mixin
    private final ChannelOption city = new ChannelOption();

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "The file to write.")
    private Path out = Path.of("");

    LedgerFactsCommand(Workplace workplace) {
        this.workplace = workplace;
    }

    @Override
    public Integer call() {
        String facts = new CityDesk(
                        state.running(workplace), state.last(workplace), city.channel(state.last(workplace)))
                .work(ledger -> FactsExport.of(ledger, ledger.fairness()));
        OutFile.write(out, facts);
        workplace.console().result("Written: " + out);
        return ExitCode.DONE.status();
    }
}
