package org.commonway.planner.cases;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every case in {@code src/test/resources/cases}, whose README tells the language. */
class WorkedCasesTest {
    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> a_case_is_answered_as_it_says() throws IOException, URISyntaxException {
        return files().stream()
                .map(file -> dynamicTest(title(text(file)), file.toUri(), () -> {
                    List<String> differences =
                            PlannerCase.of(name(file), text(file)).play(folder);
                    if (!differences.isEmpty()) {
                        Assertions.fail("\n" + String.join("\n", differences));
                    }
                }));
    }

    private static List<Path> files() throws IOException, URISyntaxException {
        Path cases = Path.of(Objects.requireNonNull(WorkedCasesTest.class.getResource("/cases"))
                .toURI());
        try (Stream<Path> all = Files.list(cases)) {
            return all.filter(file -> name(file).endsWith(".case")).sorted().toList();
        }
    }

    private static String title(String text) {
        return text.lines().findFirst().orElse("an empty case");
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
