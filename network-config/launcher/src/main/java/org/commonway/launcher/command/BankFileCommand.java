package org.commonway.launcher.command;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.commonway.bank.account.AccountBook;
import org.commonway.bank.account.AccountFile;
import org.commonway.bank.payment.PaymentFile;
import org.commonway.bank.payment.PaymentOrder;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.command.option.StateOption;
import org.commonway.launcher.command.option.Workplace;
import org.commonway.launcher.settlement.CityDesk;
import org.commonway.launcher.settlement.SettlementOffice;
import org.commonway.launcher.state.RunningNetwork;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code commonway bank-file}: the transfers of a closed period, for a bank. */
@Command(
        name = "bank-file",
        description = {
            "Write the transfers that settle a closed period as an ISO 20022 file (pain.001.001.09).",
            "Names and accounts come from a CSV file with the head party,name,iban,bic; it stays on this machine."
        },
        footer = {
            "",
            "A line of the accounts file:",
            "  operator:metro,Metro SA,PT50000201231234567890154,BCOMPTPL",
            "",
            "Example:",
            "  ./commonway bank-file --accounts accounts.csv --out settlement-1.xml --settlement 1"
        })
final class BankFileCommand implements Callable<Integer> {
    private final Workplace workplace;

    @Mixin
    private final StateOption state = new StateOption();

    @Mixin
    private final ChannelOption city = new ChannelOption();

    @Option(names = "--accounts", required = true, paramLabel = "FILE", description = "The parties' accounts, CSV.")
    private Path accounts = Path.of("");

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "The file for the bank.")
    private Path out = Path.of("");

    @Option(names = "--settlement", paramLabel = "N", description = "Which settlement. Default: the last one.")
    private @Nullable Integer number;

    BankFileCommand(Workplace workplace) {
        this.workplace = workplace;
    }

    @Override
    public Integer call() {
        RunningNetwork network = state.running(workplace);
        PaymentOrder order = new CityDesk(network, state.last(workplace), city.channel(state.last(workplace)))
                .work(ledger -> {
                    AccountBook book = AccountFile.read(accounts);
                    return PaymentOrder.of(
                            new SettlementOffice(ledger).getClosed(Optional.ofNullable(number)),
                            book,
                            network.cityName(),
                            workplace.clock().instant());
                });
        OutFile.write(out, CityDesk.told(() -> PaymentFile.write(order)));
        workplace
                .console()
                .result("Written: " + out + " with " + order.transfers().size() + " transfers of settlement "
                        + order.settlement().period().number() + ".");
        return ExitCode.DONE.status();
    }
}
