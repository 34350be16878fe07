package org.commonway.acceptance;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.none;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.instrument.ClassDefinition;
import java.lang.instrument.Instrumentation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.dynamic.scaffold.InstrumentedType;
import net.bytebuddy.dynamic.scaffold.TypeValidation;
import net.bytebuddy.implementation.Implementation;

/**
 * Lets processes live in the past: {@code java.time} is late by some minutes in every JVM that is started with this
 * {@link #environment}. What must lie half an hour back is done in such processes and need not be waited for. This class
 * is an agent of those JVMs, so it uses nothing of the other tests.
 */
public final class LateClock {
    private static final String LATE_SECONDS = "commonway.late.seconds";

    private LateClock() {}

    /** Of processes whose clock is late by so much. */
    static Map<String, String> environment(Duration late) {
        return Map.of("JDK_JAVA_OPTIONS", "-javaagent:" + agent() + "=" + late.toSeconds());
    }

    private static Path agent() {
        Manifest manifest = new Manifest();
        Attributes head = manifest.getMainAttributes();
        head.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        head.put(Attributes.Name.CLASS_PATH, sourceOf(ByteBuddy.class));
        head.putValue("Premain-Class", LateClock.class.getName());
        head.putValue("Can-Redefine-Classes", "true");
        try {
            Path jar = Files.createTempFile("late-clock", ".jar");
            jar.toFile().deleteOnExit();
            try (OutputStream out = Files.newOutputStream(jar);
                    JarOutputStream entries = new JarOutputStream(out, manifest)) {
                add(LateClock.class, entries);
                add(Instants.class, entries);
                add(Milliseconds.class, entries);
            }
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sourceOf(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation().toString();
    }

    private static void add(Class<?> type, JarOutputStream entries) throws IOException {
        String name = type.getName().replace('.', '/') + ".class";
        entries.putNextEntry(new JarEntry(name));
        try (InputStream in = LateClock.class.getClassLoader().getResourceAsStream(name)) {
            in.transferTo(entries);
        }
        entries.closeEntry();
    }

    /** Called by the JVM before the program's own main; a clock that cannot be turned back stops it. */
    public static void premain(String lateSeconds, Instrumentation jvm) throws Exception {
        Instant before = Instant.now();
        System.setProperty(LATE_SECONDS, lateSeconds);
        turnBack(jvm, Clock.class, "currentInstant", Instants.class);
        turnBack(jvm, Clock.systemUTC().getClass(), "millis", Milliseconds.class);
        turnBack(jvm, InstantSource.system().getClass(), "millis", Milliseconds.class);
        Instant latest = before.minusSeconds(Long.parseLong(lateSeconds) / 2);
        if (Instant.now().isAfter(latest)
                || Clock.systemUTC().millis() > latest.toEpochMilli()
                || InstantSource.system().millis() > latest.toEpochMilli()) {
            throw new IllegalStateException("the clock of this JVM cannot be turned back");
        }
    }

    private static void turnBack(Instrumentation jvm, Class<?> clock, String method, Class<?> advice) throws Exception {
        byte[] late = new ByteBuddy()
                .with(TypeValidation.DISABLED)
                .with(Implementation.Context.Disabled.Factory.INSTANCE)
                .with(InstrumentedType.Factory.Default.FROZEN)
                .ignore(none())
                .redefine(clock)
                .visit(Advice.to(advice).on(named(method)))
                .make()
                .getBytes();
        jvm.redefineClasses(new ClassDefinition(clock, late));
    }

    /** Copied into {@code java.time}, so it may use nothing but the JDK. */
    static final class Instants {
        private Instants() {}

        @Advice.OnMethodExit
        static void late(@Advice.Return(readOnly = false) Instant now) {
            now = now.minusSeconds(Long.getLong("commonway.late.seconds", 0));
        }
    }

    /** Copied into {@code java.time} too. */
    static final class Milliseconds {
        private Milliseconds() {}

        @Advice.OnMethodExit
        static void late(@Advice.Return(readOnly = false) long now) {
            now = now - Long.getLong("commonway.late.seconds", 0) * 1000;
        }
    }
}
