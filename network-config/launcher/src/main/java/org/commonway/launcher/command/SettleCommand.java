package org.commonway.launcher.command;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.LauncherRefusal;
import org.commonway.launcher.command.option.StateOption;
import org.commonway.launcher.command.option.Workplace;
import org.commonway.launcher.settlement.CityDesk;
import org.commonway.launcher.settlement.PositionTables;
import org.commonway.launcher.settlement.SettlementOffice;
import org.commonway.rules.settlement.Closed;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code commonway settle}: the city closes a period. */
@Command(
        name = "settle",
        description = {
            "Close a period as the city: net every entry of the ledger's journal since the period before, and show what"
                    + " each party is paid or pays.",
            "A period can be closed 30 minutes after its end at the earliest; then nothing can be written into it.",
            "One that holds too much is closed in parts: give an earlier --until."
        },
        footer = {
            "",
            "Examples:",
            "  ./commonway settle",
            "  ./commonway settle --until 2026-11-01T00:00:00Z",
            "Then: ./commonway statement --party operator:metro, ./commonway bank-file --help"
        })
final class SettleCommand implements Callable<Integer> {
    private final Workplace workplace;

    @Mixin
    private final StateOption state = new StateOption();

    @Mixin
    private final ChannelOption city = new ChannelOption();

    @Option(
            names = "--until",
            paramLabel = "TIME",
            description = "End of the period, exclusive: 2026-11-01, 2026-11-01T12:00 or 2026-11-01T12:00:00Z; UTC."
                    + " Default: 30 minutes ago.")
    private @Nullable String until;

    SettleCommand(Workplace workplace) {
        this.workplace = workplace;
    }

    @Override
    public Integer call() {
        Instant latest = SettlementOffice.latestEnd(workplace.clock().instant());
        Instant end = Optional.ofNullable(until).map(SettleCommand::parse).orElse(latest);
        if (end.isAfter(latest)) {
            throw new LauncherRefusal(
                    ExitCode.BAD_INPUT,
                    "A period is closed 30 minutes after its end at the earliest: give --until " + latest
                            + " or earlier, or wait.");
        }
        Closed closed = new CityDesk(
                        state.running(workplace), state.last(workplace), city.channel(state.last(workplace)))
                .work(ledger -> new SettlementOffice(ledger)
                        .settle(end, entries -> workplace.console().progress(entries + " entries netted")));
        if (closed.period().untilMillis() != end.toEpochMilli()) {
            workplace
                    .console()
                    .progress("Settlement " + closed.period().number() + " had been left unfinished and is closed now;"
                            + " run the command again for the period after it.");
        }
        PositionTables.show(closed, workplace.console());
        return ExitCode.DONE.status();
    }

    private static Instant parse(String text) {
        try {
            if (text.endsWith("Z")) {
                return Instant.parse(text);
            }
            return text.contains("T")
                    ? LocalDateTime.parse(text).toInstant(ZoneOffset.UTC)
                    : LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            throw new LauncherRefusal(
                    ExitCode.BAD_INPUT,
                    "--until " + text + " is no time: give one as 2026-11-01, 2026-11-01T12:00 or"
                            + " 2026-11-01T12:00:00Z.",
                    e);
        }
    }
}
