package org.jiezhen;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jiezhen.live.BoardSource;
import org.junit.jupiter.api.Test;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;

/**
 * Modules keep to their walls; and what src/docs/architecture.md shows of the modules, the boards and the decisions is made from them, between marks.
 * {@code ./portal docs} writes it anew: this test with {@code -Dportal.docs=write}.
 */
@PortalTest
class ArchitectureTest {

    private static final Path DOCUMENT = Path.of("src/docs/architecture.md");
    private static final Path DECISIONS = Path.of("src/docs/decisions");
    private static final Pattern COMMENT = Pattern.compile("(?s)/\\*\\*\\s*(.*?)\\s*\\*/");

    private static final String EXAMPLE = "umbrellas";

    // All classes are read for it: once for what is asked of them here.
    private static final ApplicationModules ALL = ApplicationModules.of(
            PortalApplication.class,
            place -> !place.contains("/test-classes/")
                    || (place.contains("/org/jiezhen/" + EXAMPLE + "/") && !place.contains("Test.")));

    private final Map<ApplicationModule, List<ApplicationModule>> used = new HashMap<>();

    @Autowired
    List<BoardSource<?>> boards;

    /** The example module among the tests is one like any other. */
    @Test
    void everyModuleUsesOnlyWhatItsWallsAllow() {
        assertThat(ALL.getModuleByName(EXAMPLE)).isPresent();
        ALL.verify();
    }

    @Test
    void theArchitecturesPictureIsOfTheModulesAsTheyAre() throws IOException {
        var written = Files.readString(DOCUMENT);
        var actual = written;
        for (var part : parts().entrySet()) {
            var between =
                    Pattern.compile("(?s)(<!-- %1$s: .*? -->\n).*?(<!-- end of %1$s -->)".formatted(part.getKey()));
            assertThat(between.matcher(actual).results())
                    .as("places for the " + part.getKey())
                    .hasSize(1);
            actual = between.matcher(actual).replaceFirst("$1" + Matcher.quoteReplacement(part.getValue()) + "$2");
        }
        if ("write".equals(System.getProperty("portal.docs"))) {
            Files.writeString(DOCUMENT, actual);
        } else {
            assertThat(written).as("./portal docs writes it anew").isEqualTo(actual);
        }
    }

    private Map<String, String> parts() throws IOException {
        return Map.of("picture", picture(), "modules", table(), "boards", boards(), "decisions", decisions());
    }

    // ---- the modules

    /** An arrow that follows from two others is left out: what matters is who stands on whom. */
    private String picture() {
        var uses = uses();
        var lines = new ArrayList<String>();
        lines.add("```mermaid");
        lines.add("flowchart TD");
        uses.forEach((module, used) -> used.stream()
                .filter(target -> used.stream().noneMatch(other -> reaches(uses, other, target)))
                .forEach(target -> lines.add("    " + module + " --> " + target)));
        uses.forEach((module, used) -> {
            if (used.isEmpty() && uses.values().stream().noneMatch(others -> others.contains(module))) {
                lines.add("    " + module);
            }
        });
        lines.add("```");
        return text(lines);
    }

    private static boolean reaches(Map<String, Set<String>> uses, String from, String target) {
        return !from.equals(target)
                && uses.getOrDefault(from, Set.of()).stream()
                        .anyMatch(next -> next.equals(target) || reaches(uses, next, target));
    }

    /** Which modules each really uses, without the shared one, which all may. */
    private Map<String, Set<String>> uses() {
        var shared = ALL.getSharedModules();
        return modules()
                .filter(module -> !shared.contains(module))
                .collect(Collectors.toMap(
                        ArchitectureTest::name,
                        module -> usedBy(module)
                                .filter(used -> !shared.contains(used))
                                .map(ArchitectureTest::name)
                                .collect(Collectors.toCollection(TreeSet::new)),
                        (one, other) -> one,
                        TreeMap::new));
    }

    // Whom a module uses is found by looking through all its types: once is enough.
    private Stream<ApplicationModule> usedBy(ApplicationModule module) {
        return used
                .computeIfAbsent(
                        module,
                        of -> of.getDirectDependencies(ALL).uniqueModules().toList())
                .stream();
    }

    private String table() {
        var lines = new ArrayList<String>();
        lines.add("| module | what it is | uses | types | its services |");
        lines.add("| --- | --- | --- | --- | --- |");
        modules()
                .sorted(Comparator.comparingInt(this::depth).thenComparing(ArchitectureTest::name))
                .forEach(module -> lines.add("| **%s** | %s | %s | %d | %s |"
                        .formatted(
                                name(module),
                                sentence(module),
                                usedBy(module)
                                        .map(ArchitectureTest::name)
                                        .sorted()
                                        .collect(joining(", ")),
                                types(module).count(),
                                services(module))));
        return text(lines);
    }

    /** From the ground up: a module stands above all that it uses. */
    private int depth(ApplicationModule module) {
        return usedBy(module).mapToInt(used -> depth(used) + 1).max().orElse(0);
    }

    private static Stream<JavaClass> types(ApplicationModule module) {
        return module.getBasePackage().stream()
                .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"));
    }

    /** What the module's own package opens: to people (each method names its permission), or to other modules alone. */
    private static String services(ApplicationModule module) {
        return types(module)
                .filter(type ->
                        type.getPackageName().equals(module.getBasePackage().getName()))
                .filter(type -> type.getModifiers().contains(com.tngtech.archunit.core.domain.JavaModifier.PUBLIC))
                .filter(type -> type.isAnnotatedWith(Service.class) || type.isAnnotatedWith(Component.class))
                .sorted(Comparator.comparing(JavaClass::getSimpleName))
                .map(type -> type.isAnnotatedWith(Service.class)
                        ? "`" + type.getSimpleName() + "`"
                        : "*" + type.getSimpleName() + "*")
                .collect(joining(", "));
    }

    /** Without the example. */
    private static Stream<ApplicationModule> modules() {
        return ALL.stream().filter(module -> !name(module).equals(EXAMPLE));
    }

    private static String name(ApplicationModule module) {
        return module.getIdentifier().toString();
    }

    /** The comment of its package. */
    private static String sentence(ApplicationModule module) {
        var source = Path.of("src/main/java", module.getBasePackage().getName().replace('.', '/'), "package-info.java");
        var comment = COMMENT.matcher(read(source));
        assertThat(comment.find()).as("a sentence in " + source).isTrue();
        return comment.group(1).replaceAll("\\s*\n\\s*\\*\\s*", " ");
    }

    // ---- the boards

    private String boards() {
        var lines = new ArrayList<String>();
        lines.add("| board | read again after changes of | read by |");
        lines.add("| --- | --- | --- |");
        boards.stream()
                .filter(board -> inProduction(type(board)))
                .sorted(Comparator.comparing(BoardSource::name))
                .forEach(board -> lines.add("| %s | %s | `%s.%s` |"
                        .formatted(
                                board.name(),
                                board.subjects().stream().sorted().collect(joining(", ")),
                                type(board).getPackageName().replaceFirst("^org\\.jiezhen\\.", ""),
                                type(board).getSimpleName())));
        return text(lines);
    }

    private static Class<?> type(BoardSource<?> board) {
        return AopUtils.getTargetClass(board);
    }

    /** Tests bring boards of their own. */
    private static boolean inProduction(Class<?> type) {
        return !type.getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath()
                .endsWith("/test-classes/");
    }

    // ---- the decisions

    private static String decisions() throws IOException {
        try (var files = Files.list(DECISIONS)) {
            return text(files.sorted()
                    .map(file -> "- [%s](decisions/%s)"
                            .formatted(
                                    read(file).lines().findFirst().orElseThrow().replaceFirst("^# ", ""),
                                    file.getFileName()))
                    .toList());
        }
    }

    private static String text(List<String> lines) {
        return lines.stream().collect(joining("\n", "", "\n"));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
