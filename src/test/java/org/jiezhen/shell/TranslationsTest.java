package org.jiezhen.shell;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jiezhen.Permissions;
import org.jiezhen.acts.Act;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.modulith.ApplicationModule;

/**
 * Both languages are complete, nothing on a screen is a bare key, and no words stand there for nobody. It reads the
 * classes of every module, those among the tests too: a new module's words are compared without a line here.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TranslationsTest {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d+)[^}]*}");
    private static final Pattern KEY = Pattern.compile("[a-z]\\w*(\\.\\w+)+");
    private static final Pattern QUOTED = Pattern.compile("'(\\w+)'");

    /** What looks like a key on a screen and is none: a file's name, and what a browser's event tells. */
    private static final Pattern NO_KEY = Pattern.compile(".*\\.(csv|xlsx|json|css|js|ts|svg)|(element|event)\\..*");

    private final Map<String, Properties> chinese = load("zh_CN");
    private final Map<String, Properties> english = load("en");

    /** Which module has the words of a key. */
    private final Map<String, String> owners = owners(chinese);

    private final Map<String, Module> modules = modules();

    /** A package with its walls, and the texts in its classes. */
    private record Module(String name, Set<String> reaches, List<ClassTexts> types) {}

    @Test
    void everyFileIsAModulesAndInBothLanguages() {
        assertThat(chinese.keySet()).isEqualTo(english.keySet());
        assertThat(modules.keySet()).containsAll(chinese.keySet());
    }

    @Test
    void bothLanguagesHaveTheSameKeys() {
        chinese.forEach((module, texts) -> assertThat(in(english, module).stringPropertyNames())
                .as(module)
                .containsExactlyInAnyOrderElementsOf(texts.stringPropertyNames()));
    }

    @Test
    void noTextIsEmpty() {
        texts().forEach((key, text) -> assertThat(text).as(key).isNotBlank());
    }

    @Test
    void bothLanguagesFillTheSamePlaceholders() {
        chinese.forEach((module, texts) -> texts.forEach(
                (key, text) -> assertThat(placeholders(in(english, module).getProperty(key.toString(), "")))
                        .as(key.toString())
                        .isEqualTo(placeholders(text.toString()))));
    }

    @Test
    void noTextHasAStraightApostrophe() {
        // MessageFormat would take it for a quotation mark, and only when the text has arguments.
        texts().forEach((key, text) -> assertThat(text).as(key).doesNotContain("'"));
    }

    @Test
    void everyLiteralThatLooksLikeAKeyHasItsWords() {
        var missing = new TreeSet<String>();
        eachType((module, type) -> type.literals().stream()
                .map(literal -> literal.replaceFirst("\\.$", ""))
                .filter(literal -> KEY.matcher(literal).matches() && mustBeAKey(literal, type))
                .filter(literal -> keys(literal, type).isEmpty())
                .forEach(literal -> missing.add(literal + " in " + type.name())));
        assertThat(missing).isEmpty();
    }

    @Test
    void everyCodeThatIsSaidHasItsWords() {
        var missing = new TreeSet<String>();
        var prefixes = new HashSet<String>();
        eachType((module, type) -> type.composed().forEach(text -> {
            if (text.codes() != null && isPrefix(text.before())) {
                prefixes.add(text.before());
                text.codes().stream()
                        .map(code -> text.before() + code + text.after())
                        .filter(key -> !owners.containsKey(key))
                        .forEach(key -> missing.add(key + " in " + type.name()));
            }
        }));
        assertThat(missing).isEmpty();
        assertThat(prefixes).as("prefixes before an enum").hasSizeGreaterThan(5);
    }

    @Test
    void whatIsSaidOfMostCodesOfAnEnumIsSaidOfAll() {
        var missing = new TreeSet<String>();
        var said = new HashSet<String>();
        eachType((module, type) -> said.addAll(type.literals()));
        groups().forEach((prefix, codes) -> {
            if (said.contains(prefix)) {
                enumsFor(prefix).forEach((name, constants) -> {
                    if (isOfActs(name)) {
                        return;
                    }
                    var known = constants.stream().filter(codes::contains).count();
                    // Where enum and words are two thirds the same, they mean the same.
                    if (known >= 2 && known * 3 >= constants.size() * 2L && known * 3 >= codes.size() * 2L) {
                        constants.stream()
                                .filter(code -> !codes.contains(code))
                                .forEach(code -> missing.add(prefix + "." + code + ", as of " + name));
                    }
                });
            }
        });
        assertThat(missing).isEmpty();
    }

    // What is said of an act stands by its code, and a button may be called as one.
    private static boolean isOfActs(String name) {
        try {
            return Act.class.isAssignableFrom(Class.forName(name));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void everyModuleSpeaksItsOwnWordsOrThoseOfOneItMayUse() {
        var foreign = new TreeSet<String>();
        eachType((module, type) -> Stream.concat(
                        type.literals().stream()
                                .filter(literal -> !Permissions.ALL.contains(literal))
                                .flatMap(literal ->
                                        keys(literal, type).stream().filter(key -> !isLeftToItsModule(key, literal))),
                        type.composed().stream()
                                .filter(text -> text.codes() != null)
                                .flatMap(text -> said(text, text.codes())))
                .filter(key -> !module.reaches().contains(owners.get(key)))
                .forEach(key -> foreign.add(key + " of " + owners.get(key) + " in " + type.name())));
        assertThat(foreign).isEmpty();
    }

    /** A prefix under whose name each module says its own: {@code journey.did} has {@code tasks.accept} of tasks. */
    private boolean isLeftToItsModule(String key, String prefix) {
        return key.startsWith(prefix + "." + owners.get(key) + ".");
    }

    @Test
    void noWordsStandThereForNobody() {
        var used = new HashSet<String>();
        var codes = codes();
        eachType((module, type) -> {
            type.literals().forEach(literal -> keys(literal, type).stream()
                    .filter(key -> !key.startsWith(literal + ".")
                            || codes.contains(key.substring(literal.length() + 1))
                            || (isLeftToItsModule(key, literal)
                                    && codes.contains(key.substring(key.lastIndexOf('.') + 1))))
                    .forEach(used::add));
            type.composed().stream()
                    .flatMap(text -> said(text, text.codes() == null ? codes : text.codes()))
                    .forEach(used::add);
        });
        var unused = new TreeSet<>(owners.keySet());
        unused.removeAll(used);
        assertThat(unused).isEmpty();
    }

    @Test
    void everyRoleAndDivisionHasAName() throws IOException {
        var migration = Files.readString(Path.of("src/main/resources/db/migration/V10__staff.sql"));
        var roles = Pattern.compile("\\('([A-Z_]+)',\\s+'([A-Z]+)',\\s+\\d+\\)")
                .matcher(migration)
                .results()
                .toList();
        assertThat(roles).hasSize(18);
        assertThat(roles).allSatisfy(role -> assertThat(owners)
                .containsKeys("staff.role." + role.group(1), "staff.division." + role.group(2)));
    }

    // ---- what is a key

    /** The keys that a literal names: itself, all that it begins, or what its class puts before it. */
    private Collection<String> keys(String literal, ClassTexts type) {
        var below =
                literal.contains(".") ? below(literal.endsWith(".") ? literal : literal + ".") : Stream.<String>of();
        var whole = Stream.concat(type.composed().stream(), boardWords(type))
                .map(text -> text.before() + literal + text.after())
                .filter(owners::containsKey);
        return Stream.of(Stream.of(literal).filter(owners::containsKey), below, whole)
                .flatMap(keys -> keys)
                .collect(toSet());
    }

    /** The keys that a text becomes with these codes in its hole. */
    private Stream<String> said(ClassTexts.Composed text, Set<String> codes) {
        return isPrefix(text.before())
                ? owners.keySet().stream()
                        .filter(key -> text.code(key).filter(codes::contains).isPresent())
                : Stream.empty();
    }

    private Stream<String> below(String prefix) {
        return owners.keySet().stream().filter(key -> key.startsWith(prefix));
    }

    /** Who describes a board names its words without what stands before them. */
    private static Stream<ClassTexts.Composed> boardWords(ClassTexts type) {
        return type.uses().stream().anyMatch(used -> used.startsWith("org/jiezhen/live/"))
                ? Stream.of(new ClassTexts.Composed("board.", "", null))
                : Stream.empty();
    }

    private boolean isPrefix(String text) {
        return text.endsWith(".")
                && text.indexOf('.') > 0
                && below(text).findAny().isPresent();
    }

    /** Elsewhere than on a screen a name with one dot is as likely an act of the journal, or a permission. */
    private boolean mustBeAKey(String literal, ClassTexts type) {
        if (NO_KEY.matcher(literal).matches() || Permissions.ALL.contains(literal)) {
            return false;
        }
        var first = literal.substring(0, literal.indexOf('.'));
        return type.onScreen()
                || first.equals("refusal")
                || (literal.indexOf('.') != literal.lastIndexOf('.')
                        && (modules.containsKey(first) || isPrefix(first + ".")));
    }

    /** What may stand in a key as a code: the codes in the classes, in the data, and the names of acts. */
    private Set<String> codes() {
        var codes = new HashSet<String>();
        eachType((module, type) -> type.literals().forEach(literal -> {
            codes.add(literal);
            codes.add(literal.substring(literal.lastIndexOf('.') + 1));
            QUOTED.matcher(literal).results().forEach(found -> codes.add(found.group(1)));
        }));
        for (var migration : resources("classpath*:db/**/*.sql")) {
            QUOTED.matcher(text(migration)).results().forEach(found -> codes.add(found.group(1)));
        }
        return codes;
    }

    /** The codes below each prefix that has several. */
    private Map<String, Set<String>> groups() {
        return owners.keySet().stream()
                .filter(key -> key.matches(".*\\.[A-Z][A-Z_]+"))
                .collect(groupingBy(
                        key -> key.substring(0, key.lastIndexOf('.')),
                        TreeMap::new,
                        Collectors.mapping(
                                key -> key.substring(key.lastIndexOf('.') + 1), toCollection(TreeSet::new))));
    }

    // ---- where it all stands

    private interface OfType {
        void look(Module module, ClassTexts type);
    }

    private void eachType(OfType look) {
        modules.values().forEach(module -> module.types().forEach(type -> look.look(module, type)));
    }

    private Map<String, String> texts() {
        var texts = new TreeMap<String, String>();
        Stream.of(chinese, english)
                .flatMap(language -> language.values().stream())
                .forEach(words -> words.stringPropertyNames()
                        .forEach(key -> texts.merge(
                                key,
                                words.getProperty(key),
                                (one, two) -> one.isBlank() || two.isBlank() ? "" : one + two)));
        return texts;
    }

    private static Map<String, Module> modules() {
        var modules = new TreeMap<String, Module>();
        for (var resource : resources("classpath*:org/jiezhen/*/package-info.class")) {
            var directory = Objects.requireNonNull(file(resource).getParent());
            var name = directory.getFileName().toString();
            var walls = walls(name);
            if (walls == null) {
                continue; // tests beside a module, and no module of their own
            }
            var reaches = new HashSet<>(List.of(walls.allowedDependencies()));
            reaches.add(name);
            try (var files = Files.walk(directory)) {
                var types = new ArrayList<ClassTexts>();
                for (var file : files.filter(file -> file.toString().endsWith(".class"))
                        .sorted()
                        .toList()) {
                    types.add(ClassTexts.of(file));
                }
                modules.put(name, new Module(name, reaches, types));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return modules;
    }

    /** The enums that the module with these words can know. */
    private Map<String, Set<String>> enumsFor(String prefix) {
        var owner = Objects.requireNonNull(
                modules.get(below(prefix + ".").map(owners::get).findAny().orElseThrow()));
        var enums = new TreeMap<String, Set<String>>();
        eachType((module, type) -> {
            if (module.name().equals(owner.name()) || (owner.reaches().contains(module.name()) && !type.onScreen())) {
                ClassTexts.constants(type.name()).ifPresent(all -> enums.put(type.name(), all));
            }
        });
        return enums;
    }

    private static @Nullable ApplicationModule walls(String name) {
        try {
            return Class.forName("org.jiezhen." + name + ".package-info").getAnnotation(ApplicationModule.class);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private static Properties in(Map<String, Properties> language, String module) {
        return language.getOrDefault(module, new Properties());
    }

    private static Map<String, String> owners(Map<String, Properties> words) {
        var owners = new HashMap<String, String>();
        words.forEach((module, texts) -> texts.stringPropertyNames().forEach(key -> owners.put(key, module)));
        return owners;
    }

    private static Set<String> placeholders(String text) {
        return PLACEHOLDER.matcher(text).results().map(found -> found.group(1)).collect(toSet());
    }

    private static Map<String, Properties> load(String language) {
        var words = new TreeMap<String, Properties>();
        for (var file : resources("classpath*:words/*_" + language + ".properties")) {
            var texts = new Properties();
            try (var reader = Files.newBufferedReader(file(file), StandardCharsets.UTF_8)) {
                texts.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            words.put(String.valueOf(file.getFilename()).replaceFirst("_" + language + "\\.properties$", ""), texts);
        }
        return words;
    }

    private static List<Resource> resources(String pattern) {
        try {
            return List.of(new PathMatchingResourcePatternResolver().getResources(pattern));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path file(Resource resource) {
        try {
            return resource.getFilePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Resource resource) {
        try {
            return resource.getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
