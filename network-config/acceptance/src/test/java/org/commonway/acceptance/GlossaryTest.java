package org.commonway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every word of GLOSSARY.md is carried by a type that exists. */
class GlossaryTest {

    @TestFactory
    Stream<DynamicTest> each_term_is_carried_by_a_type_that_exists() {
        return MarkdownTable.rows(Repository.read("GLOSSARY.md"), "Term").stream()
                .map(cells -> DynamicTest.dynamicTest(cells.get(0), () -> {
                    assertThat(cells.get(1)).as("one sentence").endsWith(".");
                    assertThat(cells.get(2)).as("source").isNotEmpty();
                    List<String> types = MarkdownTable.codes(cells.get(3));
                    assertThat(types).as("a type").isNotEmpty();
                    assertThat(types)
                            .allSatisfy(
                                    type -> assertThat(exists(type)).as(type).isTrue());
                }));
    }

    private static boolean exists(String type) {
        String file = type.replace('.', '/') + ".class";
        Stream<Path> folders = Stream.concat(
                Repository.classFolders().stream(), Stream.of(Repository.root().resolve("proto/target/classes")));
        return folders.anyMatch(folder -> Files.exists(folder.resolve(file)));
    }
}
