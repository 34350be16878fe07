package org.commonway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the documents promise of themselves. */
class DocumentsTest {
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]+)(#[^)]*)?\\)");

    @Test
    void the_readme_is_short_and_gives_the_two_commands_and_a_picture() {
        String readme = Repository.read("README.md");
        assertThat(readme.lines().count()).isLessThan(100);
        assertThat(readme).contains("./commonway demo").contains("mvn verify").contains(".png)");
    }

    @Test
    void every_relative_link_of_every_document_leads_somewhere() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Path document : documents()) {
            Matcher link = LINK.matcher(Files.readString(document));
            while (link.find()) {
                boolean outside = link.group(1).contains("://") || link.group(1).startsWith("mailto:");
                if (!outside && !Files.exists(document.resolveSibling(link.group(1)))) {
                    broken.add(Repository.root().relativize(document) + " -> " + link.group(1));
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void every_decision_says_what_gets_worse() throws IOException {
        try (Stream<Path> decisions = Files.list(Repository.root().resolve("docs/adr"))) {
            assertThat(decisions.filter(file -> file.getFileName().toString().matches("\\d{4}-.*\\.md")))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(Files.readString(file))
                            .contains("**Question.**", "**Decision.**", "**What gets worse.**"));
        }
    }

    private static List<Path> documents() throws IOException {
        try (Stream<Path> files = Files.walk(Repository.root())) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .filter(file -> !file.toString().contains("/target/")
                            && !file.toString().contains("/.commonway/"))
                    .toList();
        }
    }
}
