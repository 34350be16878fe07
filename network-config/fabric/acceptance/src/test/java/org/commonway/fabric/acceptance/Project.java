package org.commonway.fabric.acceptance;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;

/** The project's folder, and copies of it with other contracts. */
final class Project {
    private Project() {}

    static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("ARCHITECTURE.md"))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new IllegalStateException("run within the project");
            }
        }
        return folder;
    }

    /** A project in which the contracts are those of this one, built once more with a change. */
    static Path withOtherContracts(Path copy) throws IOException {
        Path chaincode = Files.createDirectories(copy.resolve("chaincode/target/lib"));
        copyAll(root().resolve("chaincode/target"), chaincode.getParent());
        copyAll(root().resolve("chaincode/target/lib"), chaincode);
        Files.copy(
                root().resolve("chaincode/collections_config.json"), copy.resolve("chaincode/collections_config.json"));
        Files.createDirectories(copy.resolve("network-config"));
        Files.createSymbolicLink(copy.resolve("network-config/fabric"), root().resolve("network-config/fabric"));
        try (Stream<Path> jars = Files.list(chaincode.getParent())) {
            Path jar = jars.filter(file -> file.getFileName().toString().matches("commonway-chaincode-[0-9].*\\.jar"))
                    .findFirst()
                    .orElseThrow();
            try (FileSystem content = FileSystems.newFileSystem(jar)) {
                Files.writeString(content.getPath("next-version.txt"), "the same contracts in another jar");
            }
        }
        return copy;
    }

    private static void copyAll(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.list(from)) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".jar")).toList()) {
                Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}
