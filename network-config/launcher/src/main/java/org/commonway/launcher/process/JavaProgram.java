package org.commonway.launcher.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.LauncherRefusal;
import org.jspecify.annotations.Nullable;

/**
 * One of the project's programs, as Maven left it: its jar in {@code target}, what it needs in {@code target/lib}.
 *
 * @param module the module's folder within the project
 * @param artifact the jar's name without version
 * @param mainClass what is run
 */
public record JavaProgram(String module, String artifact, String mainClass) {
    /** The embedded ledger. */
    public static final JavaProgram LEDGER =
            new JavaProgram("network-config/embedded", "commonway-embedded-network", "org.commonway.embedded.Main");
    /** What the ledger's JVM is started with. */
    public static final List<String> LEDGER_FLAGS = List.of("-XX:+UseSerialGC", "-Xmx512m", "-Xshare:auto");
    /** The contracts, as a service for a Fabric peer. */
    public static final JavaProgram CHAINCODE =
            new JavaProgram("chaincode", "commonway-chaincode", "org.commonway.chaincode.Main");
    /** An operator's node. */
    public static final JavaProgram NODE =
            new JavaProgram("operator-node", "commonway-operator-node", "org.commonway.node.Application");
    /** The gateway. */
    public static final JavaProgram GATEWAY =
            new JavaProgram("gateway", "commonway-gateway", "org.commonway.gateway.Application");
    /** What a city runs beside its ledger. */
    public static final JavaProgram CITY_OFFICE =
            new JavaProgram("gateway/city", "commonway-city-office", "org.commonway.city.Application");
    /** The planner's search from stop to stop, timed. */
    public static final JavaProgram PLANNER_BENCH =
            new JavaProgram("gateway/planner/bench", "commonway-planner-bench", "org.commonway.planner.bench.Main");

    /** The command line that runs it. */
    public List<String> commandLine(Path project, List<String> jvmFlags, List<String> arguments) {
        Path target = project.resolve(module).resolve("target");
        String classPath = jar(target) + File.pathSeparator + target.resolve("lib") + "/*";
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmFlags);
        command.addAll(List.of("-cp", classPath, mainClass));
        command.addAll(arguments);
        return command;
    }

    /** The jars that it consists of, its own first. */
    public List<Path> jars(Path project) {
        Path target = project.resolve(module).resolve("target");
        List<Path> jars = new ArrayList<>(List.of(jar(target)));
        try (DirectoryStream<Path> libraries = Files.newDirectoryStream(target.resolve("lib"), "*.jar")) {
            libraries.forEach(jars::add);
        } catch (IOException unreadable) {
            throw notBuilt(target, unreadable);
        }
        return jars;
    }

    private Path jar(Path target) {
        if (Files.isDirectory(target)) {
            try (DirectoryStream<Path> jars = Files.newDirectoryStream(target, artifact + "-[0-9]*.jar")) {
                for (Path jar : jars) {
                    if (!jar.toString().endsWith("-sources.jar")
                            && !jar.toString().endsWith("-javadoc.jar")) {
                        return jar;
                    }
                }
            } catch (IOException unreadable) {
                throw notBuilt(target, unreadable);
            }
        }
        throw notBuilt(target, null);
    }

    private LauncherRefusal notBuilt(Path target, @Nullable IOException cause) {
        String sentence = "There is no built " + artifact + " in " + target
                + ": run mvn -DskipTests package in the project first.";
        return cause == null
                ? new LauncherRefusal(ExitCode.BAD_INPUT, sentence)
                : new LauncherRefusal(ExitCode.BAD_INPUT, sentence, cause);
    }
}
