package org.jiezhen;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Writes down how long the tests of each module take, the start of their portals included; ./portal test adds up and
 * prints what its JVMs wrote, beside the time that a module may take.
 */
public final class SecondsByModule implements TestExecutionListener {

    private static final Path FILE = Path.of("target", "seconds", System.getProperty("test.jvm", "0") + ".txt");

    // A JVM of its own runs class after class, each as a plan of its own.
    private static final Map<String, Long> NANOS = new ConcurrentHashMap<>();

    private final Map<String, Long> begun = new HashMap<>();

    @Override
    public void executionStarted(TestIdentifier test) {
        if (isClassOnTop(test)) {
            begun.put(test.getUniqueId(), System.nanoTime());
        }
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        var since = begun.remove(test.getUniqueId());
        if (since != null && test.getSource().orElseThrow() instanceof ClassSource source) {
            NANOS.merge(module(source.getClassName()), System.nanoTime() - since, Long::sum);
        }
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        var lines = NANOS.entrySet().stream()
                .map(module -> "%s %.1f".formatted(module.getKey(), module.getValue() / 1e9))
                .toList();
        try {
            Files.createDirectories(FILE.getParent());
            Files.write(FILE, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // Its parent is an engine, a suite's perhaps: what lies in a class, and a class in one browser, is part of it.
    private static boolean isClassOnTop(TestIdentifier test) {
        var segments = test.getUniqueIdObject().getSegments();
        return test.getSource().filter(ClassSource.class::isInstance).isPresent()
                && segments.size() > 1
                && segments.get(segments.size() - 2).getType().equals("engine")
                && !segments.getLast().getType().equals("suite");
    }

    /** The first package below the portal's own; what lies in none is the house's. */
    static String module(String className) {
        var parts = className.split("\\.");
        return parts.length > 3 ? parts[2] : "house-wide";
    }
}
