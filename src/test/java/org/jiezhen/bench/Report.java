package org.jiezhen.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The verdicts, as a table in words and as a file with every sample. */
final class Report {

    static final Path FILE = Path.of("target", "bench", "push.json");

    private final List<Verdict> verdicts = new ArrayList<>();
    private final PrintStream out;

    Report(PrintStream out) {
        this.out = out;
    }

    void say(String line) {
        out.println(line);
    }

    void add(Verdict verdict) {
        verdicts.add(verdict);
    }

    /** Prints the table and writes the file. */
    void close() {
        out.println();
        out.println("goal                                                                        value    at most");
        for (var verdict : verdicts) {
            out.printf(
                    "%4d  %-64s %9s  %9s  %s%n",
                    verdict.goal(),
                    verdict.what() + " (n=" + verdict.n() + ")",
                    shown(verdict.value(), verdict.unit()),
                    verdict.target() == null ? "" : shown(verdict.target(), verdict.unit()),
                    verdict.target() == null ? "" : verdict.met() ? "met" : "MISSED");
        }
        var judged =
                verdicts.stream().filter(verdict -> verdict.target() != null).toList();
        out.printf("%nmet %d of %d%n", judged.stream().filter(Verdict::met).count(), judged.size());
        out.println("machine: " + machine());
        try {
            Files.createDirectories(FILE.getParent());
            var json = JsonMapper.builder()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build();
            Files.writeString(FILE, json.writeValueAsString(verdicts));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        out.println("every sample: " + FILE);
    }

    private static String shown(double value, String unit) {
        return switch (unit) {
            case "x" -> "%.2f x".formatted(value);
            case "" -> "%.0f".formatted(value);
            default -> "%,.0f %s".formatted(value, unit);
        };
    }

    private static String machine() {
        return "%d processors, %s %s, Java %s, %d MiB heap at most"
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("os.name"),
                        System.getProperty("os.version"),
                        System.getProperty("java.version"),
                        Runtime.getRuntime().maxMemory() >> 20);
    }
}
