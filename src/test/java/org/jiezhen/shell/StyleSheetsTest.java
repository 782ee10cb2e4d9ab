package org.jiezhen.shell;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.router.Menu;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jiezhen.PortalShell;
import org.junit.jupiter.api.Test;

/** A style sheet is a file of its module's own, served as it is: a line of it needs no new bundle. */
class StyleSheetsTest {

    private static final Path SHEETS = Path.of("src/main/resources/META-INF/resources/styles");

    private static final Pattern CLASS = Pattern.compile("\\.([a-zA-Z][\\w-]*)");
    private static final Pattern CLASS_SET = Pattern.compile("ClassNames?\\(([^;]*?)\\)");
    private static final Pattern TEXT = Pattern.compile("\"([^\"]+)\"");

    private static final JavaClasses PORTAL = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.jiezhen");

    @Test
    void everySheetIsNamedBySomebodyAndEveryNamedOneIsThere() throws IOException {
        try (var files = Files.list(SHEETS)) {
            assertThat(files.map(file -> "styles/" + file.getFileName()).collect(toSet()))
                    .isEqualTo(PORTAL.stream().flatMap(StyleSheetsTest::sheets).collect(toSet()));
        }
    }

    @Test
    void aSheetIsOneModulesOwn() {
        var owners = new TreeMap<String, Set<String>>();
        for (var type : PORTAL) {
            sheets(type).forEach(sheet -> owners.computeIfAbsent(sheet, _ -> new TreeSet<>())
                    .add(module(type)));
        }
        assertThat(owners)
                .allSatisfy((sheet, modules) -> assertThat(modules).as(sheet).hasSize(1));
    }

    /** Whoever opens it, from whatever page: a card of a visit on a board of bookings. */
    @Test
    void aComponentThatIsDrawnByItsModulesSheetBringsIt() {
        var common = classesIn(Arrays.stream(PortalShell.class.getAnnotationsByType(StyleSheet.class))
                .map(StyleSheet::value)
                .filter(sheet -> sheet.startsWith("styles/")));
        for (var component : PORTAL) {
            var own = "styles/" + module(component) + ".css";
            if (component.isAssignableTo(Component.class)
                    && component.isTopLevelClass()
                    && Files.exists(SHEETS.resolveSibling(own))) {
                var drawn = classesIn(Stream.of(own));
                drawn.removeAll(common);
                drawn.retainAll(classesSetIn(component));
                assertThat(drawn.isEmpty() || sheets(component).anyMatch(own::equals))
                        .as(component.getSimpleName() + " is drawn by " + drawn + " of " + own)
                        .isTrue();
            }
        }
    }

    /** On a narrow frame a page is told from the next by its drawing. */
    @Test
    void noTwoPagesOfTheNavigationHaveOneDrawing() {
        var icons = new TreeMap<String, Set<String>>();
        PORTAL.stream().filter(type -> type.isAnnotatedWith(Menu.class)).forEach(type -> icons.computeIfAbsent(
                        type.getAnnotationOfType(Menu.class).icon(), _ -> new TreeSet<>())
                .add(type.getSimpleName()));
        assertThat(icons)
                .isNotEmpty()
                .allSatisfy((icon, pages) -> assertThat(pages).as(icon).hasSize(1));
    }

    @Test
    void noStylesAreBundled() {
        assertThat(PORTAL.stream()
                        .filter(type -> type.isAnnotatedWith(CssImport.class)
                                || type.isAnnotatedWith(CssImport.Container.class)))
                .isEmpty();
    }

    private static Stream<String> sheets(JavaClass type) {
        return Arrays.stream(type.reflect().getAnnotationsByType(StyleSheet.class))
                .map(StyleSheet::value)
                .filter(sheet -> sheet.startsWith("styles/"));
    }

    private static Set<String> classesIn(Stream<String> sheets) {
        return sheets.map(sheet -> read(SHEETS.resolveSibling(sheet)).replaceAll("(?s)/\\*.*?\\*/|\\{[^{}]*}", "{"))
                .flatMap(selectors -> CLASS.matcher(selectors).results())
                .map(result -> result.group(1))
                .collect(toCollection(TreeSet::new));
    }

    private static Set<String> classesSetIn(JavaClass component) {
        var source = Path.of("src/main/java", component.getName().replace('.', '/') + ".java");
        return CLASS_SET
                .matcher(read(source))
                .results()
                .flatMap(call -> TEXT.matcher(call.group(1)).results())
                .map(result -> result.group(1))
                .collect(toSet());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The page itself, outside of every module, is an owner as well. */
    private static String module(JavaClass type) {
        var parts = type.getPackageName().split("\\.");
        return parts.length > 2 ? parts[2] : "the page";
    }
}
