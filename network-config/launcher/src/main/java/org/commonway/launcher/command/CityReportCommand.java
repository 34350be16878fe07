package org.commonway.launcher.command;

import java.nio.file.Path;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.LauncherRefusal;
import org.commonway.launcher.api.OfficeApi;
import org.commonway.launcher.command.option.StateOption;
import org.commonway.launcher.command.option.Workplace;
import org.commonway.launcher.network.CityOnChannel;
import org.commonway.launcher.state.RunningNetwork;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code commonway city-report}: a month of a city's market as a file. */
@Command(
        name = "city-report",
        description = {
            "Write the report of a month that the running network's city office makes: one HTML file that loads nothing,"
                    + " or the same as PDF, by the ending of --out.",
            "It has what the city sees; with --public what may be published of a closed month."
        },
        footer = {
            "",
            "Examples:",
            "  ./commonway city-report --month 2026-11 --out report.html",
            "  ./commonway city-report --month 2026-11 --public --out report.pdf"
        })
final class CityReportCommand implements Callable<Integer> {
    private static final List<String> FORMATS = List.of("html", "pdf");

    private final Workplace workplace;

    @Mixin
    private final StateOption state = new StateOption();

    @Mixin
    private final ChannelOption city = new ChannelOption();

    @Option(names = "--month", required = true, paramLabel = "YYYY-MM", description = "Which month, in UTC.")
    private String month = "";

    @Option(names = "--public", description = "Only what may be published: small counts are withheld.")
    private boolean isPublic;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE",
            description = "The file to write: it ends in .html or .pdf.")
    private Path out = Path.of("");

    CityReportCommand(Workplace workplace) {
        this.workplace = workplace;
    }

    @Override
    public Integer call() {
        YearMonth wanted = month();
        String format = format();
        RunningNetwork network = state.running(workplace);
        String channel = city.channel(state.last(workplace));
        String office = network.findOffice(CityOnChannel.office(channel))
                .orElseThrow(() -> new LauncherRefusal(
                        ExitCode.UNREACHABLE,
                        "The network that runs has no city office for " + channel
                                + ": start it again with ./commonway up."));
        OutFile.write(out, new OfficeApi(office).report(wanted, isPublic, format));
        workplace.console().result("Written: " + out);
        return ExitCode.DONE.status();
    }

    /** What the file's name ends in; refused before anybody is asked. */
    private String format() {
        String name = String.valueOf(out.getFileName()).toLowerCase(Locale.ROOT);
        return FORMATS.stream()
                .filter(one -> name.endsWith("." + one))
                .findFirst()
                .orElseThrow(() -> new LauncherRefusal(
                        ExitCode.BAD_INPUT,
                        "--out " + out + " ends in no format of a report: let it end in .html or .pdf."));
    }

    private YearMonth month() {
        try {
            return YearMonth.parse(month);
        } catch (DateTimeParseException e) {
            throw new LauncherRefusal(
                    ExitCode.BAD_INPUT, "--month " + month + " is no month: write year and month, such as 2026-11.", e);
        }
    }
}
