package org.commonway.proof.planted;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.hyperledger.fabric.shim.Chaincode;

/** Compiles the contracts from their sources, with one change or none, and loads them beside the others. */
final class Workshop {
    private static final String[] OURS = {"org.commonway.rules.", "org.commonway.chaincode."};
    private static final String CHAINCODE = "org.commonway.chaincode.CommonwayChaincode";

    private final Map<String, String> sources = new TreeMap<>();

    /** Reads the sources of rules and chaincode, which lie beside this module. */
    Workshop(Path chaincodeFolder) throws IOException {
        read(chaincodeFolder.resolve("rules/src/main/java"));
        read(chaincodeFolder.resolve("src/main/java"));
    }

    private void read(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                String name = folder.relativize(file).toString().replace('\\', '/');
                // Each package that both folders have says so twice.
                sources.merge(name, Files.readString(file), (first, second) -> first);
            }
        }
    }

    /** The contracts with this bug in them; fails unless its text stands in the sources exactly once. */
    Supplier<Chaincode> build(Bug bug, Path folder) throws IOException {
        Map<String, String> changed = new TreeMap<>(sources);
        String file = "org/commonway/" + bug.file();
        String before = changed.get(file);
        if (before == null) {
            throw new IllegalStateException(bug.name() + ": there is no source " + file);
        }
        int first = before.indexOf(bug.original());
        if (first < 0 || before.indexOf(bug.original(), first + 1) >= 0) {
            throw new IllegalStateException(
                    bug.name() + ": this does not stand in " + file + " exactly once: " + bug.original());
        }
        changed.put(file, before.replace(bug.original(), bug.planted()));
        return compile(changed, folder);
    }

    /** The contracts as they are. */
    Supplier<Chaincode> buildUnchanged(Path folder) throws IOException {
        return compile(sources, folder);
    }

    private static Supplier<Chaincode> compile(Map<String, String> sources, Path folder) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
        List<JavaFileObject> units = new ArrayList<>();
        sources.forEach((name, text) -> units.add(new Source(name, text)));
        List<String> options = List.of(
                "-d",
                folder.toString(),
                "-classpath",
                System.getProperty("java.class.path"),
                "-proc:none",
                "-implicit:none",
                "-nowarn",
                "-g:none");
        try (StandardJavaFileManager files = compiler.getStandardFileManager(problems, Locale.ROOT, null)) {
            if (!compiler.getTask(null, files, problems, options, null, units).call()) {
                StringBuilder errors = new StringBuilder();
                for (Diagnostic<?> problem : problems.getDiagnostics()) {
                    if (problem.getKind() == Diagnostic.Kind.ERROR) {
                        errors.append('\n').append(problem);
                    }
                }
                throw new IllegalStateException("the planted sources do not compile:" + errors);
            }
        }
        return load(folder);
    }

    private static Supplier<Chaincode> load(Path folder) throws IOException {
        URL[] places = {folder.toUri().toURL()};
        // Left to the collector: the classes are wanted as long as the histories last.
        @SuppressWarnings("resource")
        ClassLoader loader = new ChildFirst(places, Workshop.class.getClassLoader());
        return () -> {
            try {
                return (Chaincode)
                        loader.loadClass(CHAINCODE).getDeclaredConstructor().newInstance();
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("the planted contracts cannot be loaded", e);
            }
        };
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String name, String text) {
            super(URI.create("memory:///" + name), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    /** Takes our contracts from the folder and all else from the parent. */
    private static final class ChildFirst extends URLClassLoader {
        ChildFirst(URL[] places, ClassLoader parent) {
            super(places, parent);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                for (String ours : OURS) {
                    if (name.startsWith(ours)) {
                        Class<?> found = findLoadedClass(name);
                        return found == null ? findClass(name) : found;
                    }
                }
                return super.loadClass(name, resolve);
            }
        }
    }
}
