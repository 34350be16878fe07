package org.commonway.launcher.state;

import java.nio.file.Path;
import java.util.Map;

/** Where this user's programs keep what they can make again. */
public final class UserCache {
    private UserCache() {}

    /** Our folder there: in {@code $XDG_CACHE_HOME}, else in {@code ~/.cache}; it need not exist. */
    public static Path folder(Map<String, String> environment) {
        String given = environment.getOrDefault("XDG_CACHE_HOME", "");
        Path base = given.isBlank() ? Path.of(environment.getOrDefault("HOME", "."), ".cache") : Path.of(given);
        return base.resolve("commonway").toAbsolutePath();
    }
}
