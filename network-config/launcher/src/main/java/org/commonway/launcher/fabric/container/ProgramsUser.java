package org.commonway.launcher.fabric.container;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** As whom our programs run in their containers: somebody who may read the keys. */
final class ProgramsUser {
    private static final String UID = "COMMONWAY_UID";
    private static final String GID = "COMMONWAY_GID";
    /** Whom the images name. */
    private static final int OTHERWISE = 1000;

    private final int uid;
    private final int gid;

    /**
     * As the settings say.
     *
     * @param environment comes first, as it does for Docker
     * @param settings {@code .env} of the compose file
     */
    ProgramsUser(Map<String, String> environment, Path settings) throws IOException {
        List<String> lines = Files.exists(settings) ? Files.readAllLines(settings) : List.of();
        this.uid = number(environment, lines, UID);
        this.gid = number(environment, lines, GID);
    }

    private static int number(Map<String, String> environment, List<String> lines, String name) {
        String text = lines.stream()
                .filter(line -> line.startsWith(name + "="))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst()
                .orElse("");
        String value = environment.getOrDefault(name, text);
        return value.matches("[0-9]{1,9}") ? Integer.parseInt(value) : OTHERWISE;
    }

    /**
     * Gives them these files, if they are not theirs and we may.
     *
     * @return when we may not, the settings by which the programs run as the files' owner
     */
    Optional<String> give(List<Path> files) throws IOException {
        for (Path file : files) {
            if (!Files.getFileStore(file).supportsFileAttributeView("unix")) {
                return Optional.empty(); // nor do containers see owners there
            }
            Object owner = Files.getAttribute(file, "unix:uid");
            if (!owner.equals(uid)) {
                try {
                    Files.setAttribute(file, "unix:uid", uid);
                    Files.setAttribute(file, "unix:gid", gid);
                } catch (FileSystemException notAllowed) {
                    return Optional.of(UID + "=" + owner + " " + GID + "=" + Files.getAttribute(file, "unix:gid"));
                }
            }
        }
        return Optional.empty();
    }
}
