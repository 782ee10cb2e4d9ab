package org.jiezhen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jiezhen.umbrellas.WithUmbrellas;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Who reads whose tables. A table is one module's own; what others may read it publishes as views. Each module has a list
 * that people review, {@code src/test/resources/sql/<module>.txt}: the tables it owns, the views it publishes, and the
 * tables of others that its statements still name. A new crossing fails until the list says so; one that is gone, too.
 */
@WithUmbrellas
class SqlWallsTest {

    private static final Path SOURCES = Path.of("src/main/java/org/jiezhen");
    // A module made up among the tests is a module as any.
    private static final Path MADE_UP = Path.of("src/test/java/org/jiezhen/umbrellas");
    private static final Path LISTS = Path.of("src/test/resources/sql");
    private static final Path FOUND = Path.of("target", "sql");

    // A relation in a statement, or the table of an entity. Looked back from commas alone: from everywhere takes
    // seconds.
    private static final String NAMED =
            "(?:\\b(?:FROM|JOIN|INTO|UPDATE)\\s+|, (?<=\\bFROM [a-z_ ]{1,80}, )|@Table\\(name = \")(%s)\\b(?!\\()";

    @Autowired
    JdbcClient jdbc;

    @Test
    void everyTableIsOneModulesOwnAndEveryCrossingIsReviewed() throws IOException {
        var tables = relations("r");
        var views = relations("v");
        var owners = owners();
        assertThat(owners.keySet())
                .as("what stands in src/test/resources/sql, beside what the database has")
                .isEqualTo(all(tables, views));

        var found = new TreeMap<String, List<String>>();
        modules().forEach(module -> {
            var lines = new ArrayList<String>();
            tables.stream()
                    .filter(table -> module.equals(owners.get(table)))
                    .forEach(table -> lines.add("owns " + table));
            views.stream()
                    .filter(view -> module.equals(owners.get(view)))
                    .forEach(view -> lines.add("publishes " + view));
            named(module, tables).stream()
                    .filter(table -> !module.equals(owners.get(table)))
                    .forEach(table -> lines.add("reads " + table + " of " + owners.get(table)));
            if (!lines.isEmpty()) {
                found.put(module, lines);
            }
        });
        Files.createDirectories(FOUND);
        for (var module : found.entrySet()) {
            Files.write(FOUND.resolve(module.getKey() + ".txt"), module.getValue());
            System.out.println(module.getKey() + ": " + module.getValue());
        }
        assertThat(found).as("as found in " + FOUND).isEqualTo(reviewed());
    }

    private Set<String> relations(String kind) {
        return new TreeSet<>(jdbc.sql("""
                        SELECT relname FROM pg_class
                        WHERE relkind = ? AND relnamespace = 'public'::regnamespace
                          AND relname <> 'flyway_schema_history' AND relname NOT LIKE 'pg\\_%'""").param(kind).query(String.class).set());
    }

    private static Set<String> all(Set<String> one, Set<String> other) {
        var all = new HashSet<>(one);
        all.addAll(other);
        return all;
    }

    private static Set<String> modules() throws IOException {
        try (var folders = Files.list(SOURCES)) {
            return Stream.concat(folders.filter(Files::isDirectory), Stream.of(MADE_UP))
                    .map(folder -> folder.getFileName().toString())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static Set<String> named(String module, Set<String> tables) {
        var named = new TreeSet<String>();
        var pattern = Pattern.compile(NAMED.formatted(String.join("|", tables)));
        try (var files = Files.walk(MADE_UP.endsWith(module) ? MADE_UP : SOURCES.resolve(module))) {
            files.filter(file -> file.toString().endsWith(".java")
                            && !file.toString().endsWith("Test.java"))
                    .forEach(file -> pattern.matcher(read(file)).results().forEach(hit -> named.add(hit.group(1))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return named;
    }

    private static Map<String, List<String>> reviewed() throws IOException {
        var reviewed = new TreeMap<String, List<String>>();
        try (var files = Files.list(LISTS)) {
            for (var file : files.toList()) {
                reviewed.put(
                        file.getFileName().toString().replace(".txt", ""),
                        Files.readAllLines(file).stream()
                                .filter(line -> !line.isBlank())
                                .toList());
            }
        }
        return reviewed;
    }

    private static Map<String, String> owners() throws IOException {
        var owners = new TreeMap<String, String>();
        reviewed().forEach((module, lines) -> lines.stream()
                .filter(line -> !line.startsWith("reads "))
                .map(line -> line.replaceFirst("^(owns|publishes) ", ""))
                .forEach(relation -> assertThat(owners.put(relation, module))
                        .as("another owner of " + relation)
                        .isNull()));
        return owners;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
