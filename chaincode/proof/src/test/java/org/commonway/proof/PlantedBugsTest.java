package org.commonway.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Path;
import org.commonway.proof.planted.BugHunt;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Each bug that is planted in the contracts' sources is found by the histories; the sources as they are pass the same. */
class PlantedBugsTest {
    private static final Path CHAINCODE =
            Path.of(System.getProperty("basedir", ".")).resolve("..");

    @TempDir
    Path folder;

    private final BugHunt hunt = new BugHunt(CHAINCODE);

    PlantedBugsTest() throws IOException {}

    @Test
    void sources_without_a_planted_bug_pass() throws IOException {
        hunt.inUnchanged(folder).ifPresent(failure -> fail(failure.toString()));
    }

    @TestFactory
    java.util.stream.Stream<DynamicTest> every_planted_bug_is_found() {
        return hunt.bugs().stream()
                .map(bug -> DynamicTest.dynamicTest(bug, () -> {
                    BugHunt.Result result = hunt.in(bug, folder.resolve(Integer.toString(bug.hashCode())));
                    System.out.println(bug + ": " + result);
                    assertThat(result.failure())
                            .as(bug + " was not found in " + result.histories() + " histories")
                            .isPresent();
                }));
    }
}
