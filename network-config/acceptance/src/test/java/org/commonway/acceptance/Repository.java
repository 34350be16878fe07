package org.commonway.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The checkout that these tests run in, and the shared data beside it. */
final class Repository {

    private Repository() {}

    /** The folder that holds the root pom. */
    static Path root() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("ARCHITECTURE.md")) && Files.exists(folder.resolve("commonway"))) {
                return folder;
            }
        }
        throw new IllegalStateException(
                "not inside a checkout of Commonway: " + Path.of("").toAbsolutePath());
    }

    /** Text of a file of the checkout. */
    static String read(String relative) {
        try {
            return Files.readString(root().resolve(relative));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The target/classes folders of all modules. */
    static List<Path> classFolders() {
        return Stream.of(
                        "chaincode/rules",
                        "chaincode/crypto",
                        "chaincode",
                        "chaincode/client",
                        "chaincode/bank",
                        "network-config/identity",
                        "network-config/embedded",
                        "network-config/sample-city",
                        "operator-node",
                        "gateway/audit",
                        "gateway/planner",
                        "gateway/planner/bench",
                        "gateway",
                        "gateway/city",
                        "network-config/launcher")
                .map(module -> root().resolve(module).resolve("target/classes"))
                .toList();
    }

    /** A file of the shared data (a real city), where this machine has it: $COMMONWAY_SHARED, or ../shared. */
    static Optional<Path> findShared(String relative) {
        String set = System.getenv("COMMONWAY_SHARED");
        Path shared = set != null ? Path.of(set) : root().resolveSibling("shared");
        return Optional.of(shared.resolve(relative)).filter(Files::exists);
    }

    /** True in CI, where nothing may be skipped. */
    static boolean inCi() {
        return "true".equals(System.getenv("CI"));
    }
}
