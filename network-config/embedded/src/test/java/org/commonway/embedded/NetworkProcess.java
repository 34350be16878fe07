package org.commonway.embedded;

import com.google.common.base.Splitter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The network as a process of its own, which can be killed. */
final class NetworkProcess implements AutoCloseable {
    private static final int START_SECONDS = 120;
    private static final List<String> SMALL =
            List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx128m", "-Xlog:disable", "-Xlog:all=off:stderr");

    private final Process process;
    private final CompletableFuture<String> ready = new CompletableFuture<>();
    private final List<String> output = new CopyOnWriteArrayList<>();
    private final long startedNanos = System.nanoTime();

    /** How to start processes: the class path as jars, and an archive of the classes that the first one loaded. */
    record Program(List<String> jvm, Path data, Path crypto) {
        /** The same on other data. */
        Program on(Path otherData) {
            return new Program(jvm, otherData, crypto);
        }

        List<String> command() {
            List<String> command = new ArrayList<>(List.of(java()));
            command.addAll(jvm);
            command.add("org.commonway.embedded.NotebookNetwork");
            command.addAll(List.of("--data", data.toString(), "--crypto", crypto.toString(), "--port", "0"));
            command.addAll(List.of("--identity", "TransitMSP:metro:operator:metro"));
            return command;
        }
    }

    private NetworkProcess(List<String> command) throws IOException {
        process = new ProcessBuilder(command).redirectErrorStream(true).start();
        Thread reader = new Thread(this::read, "network-output");
        reader.setDaemon(true);
        reader.start();
    }

    /** Prepares, with data and identities in this folder, by starting once and stopping. */
    static Program prepare(Path folder) throws Exception {
        String classPath = jars(folder);
        List<String> jvm = new ArrayList<>(SMALL);
        jvm.addAll(List.of("-cp", classPath));
        List<String> recording = new ArrayList<>(jvm);
        Path archive = folder.resolve("classes.jsa");
        recording.add(0, "-XX:ArchiveClassesAtExit=" + archive);
        // JDK 17 may fall over while it writes an archive (in SystemDictionaryShared): then there is none, and a report
        // here.
        recording.add(0, "-XX:ErrorFile=" + folder.resolve("hs_err.log"));
        try (NetworkProcess first = start(program(recording, folder).command())) {
            first.address();
            first.stop();
        }
        jvm.addAll(0, List.of("-XX:SharedArchiveFile=" + archive, "-Xshare:auto"));
        return program(jvm, folder);
    }

    /** On data that are there, without an archive of classes. */
    static Program unprepared(Path folder) throws IOException {
        List<String> jvm = new ArrayList<>(SMALL);
        jvm.addAll(List.of("-cp", jars(folder)));
        return program(jvm, folder);
    }

    private static Program program(List<String> jvm, Path folder) {
        return new Program(jvm, folder.resolve("data"), folder.resolve("crypto"));
    }

    static NetworkProcess start(List<String> command) throws IOException {
        return new NetworkProcess(command);
    }

    /** Waits until it serves. */
    String address() throws Exception {
        return ready.get(START_SECONDS, TimeUnit.SECONDS);
    }

    boolean isReady() {
        return ready.isDone() && !ready.isCompletedExceptionally();
    }

    long startedNanos() {
        return startedNanos;
    }

    String output() {
        return String.join("\n", output);
    }

    long pid() {
        return process.pid();
    }

    /** What it holds of the machine's memory, in Linux's words. */
    String resident() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid() + "/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:")).collect(Collectors.joining());
        }
    }

    /** How long processors have worked for it, which says more than the clock on a machine that is not idle. */
    long cpuMillis() {
        return process.info().totalCpuDuration().orElseThrow().toMillis();
    }

    /** SIGKILL. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** SIGTERM. */
    int stop() {
        process.destroy();
        return process.onExit().join().exitValue();
    }

    /** Waits until it ends by itself. */
    int awaitExit() {
        return process.onExit().join().exitValue();
    }

    @Override
    public void close() {
        kill();
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                output.add(line);
                if (line.startsWith("READY ")) {
                    ready.complete(line.substring("READY ".length(), line.indexOf(" height=")));
                }
            }
        } catch (IOException e) {
            output.add(e.toString()); // the pipe ends with the process
        }
        ready.completeExceptionally(new IllegalStateException("the network did not start:\n" + output()));
    }

    /** Class archives take jars alone. */
    private static String jars(Path folder) throws IOException {
        List<String> parts = new ArrayList<>();
        for (String part : Splitter.on(java.io.File.pathSeparatorChar).split(System.getProperty("java.class.path"))) {
            Path path = Path.of(part);
            if (Files.isDirectory(path)) {
                Path jar = folder.resolve("classes-" + parts.size() + ".jar");
                pack(path, jar);
                parts.add(jar.toString());
            } else if (Files.exists(path) && part.endsWith(".jar") && !part.contains("surefire")) {
                parts.add(part);
            }
        }
        return parts.stream().collect(Collectors.joining(java.io.File.pathSeparator));
    }

    private static void pack(Path classes, Path jar) throws IOException {
        try (JarOutputStream packed = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.walk(classes)) {
            files.filter(Files::isRegularFile).forEach(file -> {
                try {
                    packed.putNextEntry(
                            new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
                    Files.copy(file, packed);
                    packed.closeEntry();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
