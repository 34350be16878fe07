package org.commonway.launcher.bench.planner.peer;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.commonway.launcher.console.Console;
import org.commonway.launcher.state.UserCache;

/** The planners that ours can be measured beside, and what they need of this machine. */
public final class Peers {
    /** Their names. */
    public static final List<String> NAMES = List.of(Otp.NAME, Naviqore.NAME);

    private final Map<String, String> environment;
    private final List<Path> javaFolders;
    private final Path cache;
    private final Console console;

    /** Peers on one of the JDKs in these folders, as the environment has it. */
    public Peers(Map<String, String> environment, List<Path> javaFolders, Console console) {
        this.environment = Map.copyOf(environment);
        this.javaFolders = List.copyOf(javaFolders);
        this.cache = UserCache.folder(environment).resolve("peers");
        this.console = console;
    }

    /** Refuses a peer for which there is no Java on this machine. */
    public void checkJava(String name) {
        java(name, name.equals(Otp.NAME) ? Otp.JAVA : Naviqore.JAVA);
    }

    /** OpenTripPlanner. */
    public Otp otp() {
        return Otp.get(java(Otp.NAME, Otp.JAVA), jars(), cache, console);
    }

    /** Naviqore. */
    public Naviqore naviqore() {
        return Naviqore.get(java(Naviqore.NAME, Naviqore.JAVA), jars(), console);
    }

    private PeerJava java(String name, int atLeast) {
        return PeerJava.get(name, atLeast, environment, javaFolders);
    }

    private PeerJars jars() {
        return new PeerJars(cache, environment, console);
    }
}
