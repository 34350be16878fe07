package org.commonway.launcher.settlement;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.commonway.bank.transfer.Transfer;
import org.commonway.bank.transfer.Transfers;
import org.commonway.launcher.console.Console;
import org.commonway.launcher.console.Table;
import org.commonway.rules.journal.AccountKind;
import org.commonway.rules.money.Money;
import org.commonway.rules.settlement.AccountTotal;
import org.commonway.rules.settlement.Closed;
import org.commonway.rules.settlement.NetPosition;
import org.commonway.rules.settlement.Period;

/** Shows what a settlement comes to, and who pays whom for it. */
public final class PositionTables {
    private PositionTables() {}

    /** The positions, then the transfers that settle them. */
    public static void show(Closed settlement, Console console) {
        console.result(title(settlement));
        if (settlement.positions().list().isEmpty()) {
            console.result("Nobody was owed anything. What is booked now comes into the next period.");
            return;
        }
        Table positions =
                new Table("party", ">paid in", ">pending", ">rides", ">commission", ">levy", ">VAT kept", ">net");
        settlement.positions().list().forEach(position -> addRow(positions, position));
        positions.show(console);
        List<Transfer> transfers = Transfers.settling(settlement.positions());
        console.result("");
        if (transfers.isEmpty()) {
            console.result("Nobody pays anybody.");
            return;
        }
        Table table = new Table("who pays", "whom", ">how much");
        transfers.forEach(transfer -> table.row(
                transfer.debtor().toString(),
                transfer.creditor().toString(),
                transfer.amount().toString()));
        table.show(console);
    }

    private static String title(Closed settlement) {
        Period period = settlement.period();
        String from = period.fromMillis() == 0 ? "from the beginning" : "from " + moment(period.fromMillis());
        return "Settlement " + period.number() + ", closed: " + from + " until " + moment(period.untilMillis()) + ", "
                + settlement.entries() + " entries.";
    }

    private static String moment(long millis) {
        return Instant.ofEpochMilli(millis).truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static void addRow(Table table, NetPosition position) {
        table.row(
                position.party().toString(),
                account(position, AccountKind.PAYER),
                account(position, AccountKind.HOLD),
                account(position, AccountKind.OPERATOR),
                account(position, AccountKind.COMMISSION),
                account(position, AccountKind.LEVY),
                account(position, AccountKind.VAT),
                position.net().toString());
    }

    private static String account(NetPosition position, AccountKind kind) {
        return position.accounts().stream()
                .filter(account -> account.account() == kind)
                .map(AccountTotal::total)
                .map(Money::toString)
                .findFirst()
                .orElse("-");
    }
}
