package org.commonway.launcher.command;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.LauncherRefusal;
import org.commonway.launcher.command.option.StateOption;
import org.commonway.launcher.command.option.Workplace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code commonway logs}: what the processes say. */
@Command(
        name = "logs",
        description = "Show the end of a process's log, or of all logs.",
        footer = {"", "Examples:", "  ./commonway logs", "  ./commonway logs gateway -f"})
final class LogsCommand implements Callable<Integer> {
    private static final int LINES = 200;
    private static final int LINES_OF_EACH = 15;
    private static final long LOOK_EVERY_MILLIS = 300;
    private static final int CHUNK_BYTES = 1 << 16;

    private final Workplace workplace;

    @Mixin
    private final StateOption state = new StateOption();

    @Parameters(index = "0", arity = "0..1", paramLabel = "NAME", description = "The process. Default: all of them.")
    private String name = "";

    @Option(
            names = {"-f", "--follow"},
            description = "Go on with what is written from now on, until Ctrl-C. Needs NAME.")
    private boolean follow;

    LogsCommand(Workplace workplace) {
        this.workplace = workplace;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path folder = state.last(workplace).root().resolve("logs");
        List<String> names = names(folder);
        if (name.isEmpty()) {
            for (String each : names) {
                workplace.console().result("== " + each);
                showEnd(folder, each, LINES_OF_EACH);
            }
            return ExitCode.DONE.status();
        }
        if (!names.contains(name)) {
            throw new LauncherRefusal(
                    ExitCode.BAD_INPUT, "There is no log of " + name + ": there are " + String.join(", ", names) + ".");
        }
        showEnd(folder, name, LINES);
        if (follow) {
            follow(folder.resolve(name + ".log"));
        }
        return ExitCode.DONE.status();
    }

    private static List<String> names(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(file -> file.endsWith(".log"))
                    .map(file -> file.substring(0, file.length() - 4))
                    .sorted()
                    .toList();
        }
    }

    private void showEnd(Path folder, String process, int lines) throws IOException {
        List<String> said = new ArrayList<>();
        for (String kind : List.of(".log", ".err")) {
            Path file = folder.resolve(process + kind);
            if (Files.exists(file)) {
                List<String> all = new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                        .lines()
                        .toList();
                said.addAll(all.subList(Math.max(0, all.size() - lines), all.size()));
            }
        }
        said.forEach(workplace.console()::result);
    }

    private void follow(Path log) throws IOException, InterruptedException {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(file.length());
            byte[] chunk = new byte[CHUNK_BYTES];
            while (true) {
                int read = file.read(chunk);
                if (read > 0) {
                    new String(chunk, 0, read, StandardCharsets.UTF_8).lines().forEach(workplace.console()::result);
                } else {
                    Thread.sleep(LOOK_EVERY_MILLIS);
                }
            }
        }
    }
}
