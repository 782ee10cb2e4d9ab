package org.jiezhen.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Both languages are complete, and nothing on a screen is a bare key. */
class TranslationsTest {

    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d+)[^}]*}");
    // A literal that is the whole argument, and the keys of menus and page titles.
    private static final Pattern USED = Pattern.compile(
            "(?:getTranslation\\(|translate\\([a-z]+, |new Refusal\\(|new InvalidInput\\(\\s*\"[A-Za-z]+\",|"
                    + "@PageTitle\\(|@Menu\\(title = )\\s*\"([A-Za-z0-9._]+[A-Za-z0-9_])\"");

    private final Properties chinese = load("zh_CN");
    private final Properties english = load("en");

    @Test
    void bothLanguagesHaveTheSameKeys() {
        assertThat(new TreeSet<>(english.stringPropertyNames()))
                .isEqualTo(new TreeSet<>(chinese.stringPropertyNames()));
    }

    @Test
    void noTextIsEmpty() {
        Stream.of(chinese, english)
                .forEach(texts -> texts.forEach((key, text) ->
                        assertThat(text.toString()).as(key.toString()).isNotBlank()));
    }

    @Test
    void bothLanguagesFillTheSamePlaceholders() {
        chinese.forEach((key, text) -> assertThat(placeholders(english.getProperty(key.toString(), "")))
                .as(key.toString())
                .isEqualTo(placeholders(text.toString())));
    }

    @Test
    void noTextHasAStraightApostrophe() {
        // MessageFormat would take it for a quotation mark, and only when the text has arguments.
        Stream.of(chinese, english)
                .forEach(texts -> texts.forEach((key, text) ->
                        assertThat(text.toString()).as(key.toString()).doesNotContain("'")));
    }

    @Test
    void everyKeyInTheSourcesHasItsWords() throws IOException {
        var used = new TreeSet<String>();
        try (var files = Files.walk(SOURCES)) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                USED.matcher(Files.readString(file))
                        .results()
                        .map(found -> found.group(1))
                        .forEach(used::add);
            }
        }
        assertThat(used).hasSizeGreaterThan(20);
        assertThat(used)
                .allSatisfy(key -> assertThat(chinese.getProperty(key)).as(key).isNotNull());
    }

    @Test
    void everyLiteralThatLooksLikeAKeyIsOneOrBeginsOne() throws IOException {
        var literal = Pattern.compile(
                "\"((?:arrivals|arrive|mine|journey|dialog|nav|shell|refusal)\\.[A-Za-z.]*\\w|visits\\.(?:action|dialog|details|done"
                    + "|farewell|first|source|place|stage|waitsFor|companions|name|phone|seat|desk)[A-Za-z_.]*\\w?)\"");
        var used = new TreeSet<String>();
        try (var files = Files.walk(SOURCES)) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                literal.matcher(Files.readString(file))
                        .results()
                        .map(found -> found.group(1).replaceFirst("\\.$", ""))
                        .forEach(used::add);
            }
        }
        assertThat(used).hasSizeGreaterThan(80);
        assertThat(used)
                .allMatch(key -> chinese.containsKey(key)
                        || chinese.stringPropertyNames().stream().anyMatch(known -> known.startsWith(key + ".")));
    }

    @Test
    void everyRoleAndDivisionHasAName() throws IOException {
        var migration = Files.readString(Path.of("src/main/resources/db/migration/V10__staff.sql"));
        var roles = Pattern.compile("\\('([A-Z_]+)',\\s+'([A-Z]+)',\\s+\\d+\\)")
                .matcher(migration)
                .results()
                .toList();
        assertThat(roles).hasSize(18);
        assertThat(roles).allSatisfy(role -> {
            assertThat(chinese).containsKey("staff.role." + role.group(1));
            assertThat(chinese).containsKey("staff.division." + role.group(2));
        });
    }

    private static Set<String> placeholders(String text) {
        return PLACEHOLDER.matcher(text).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }

    private static Properties load(String language) {
        var texts = new Properties();
        try (var files =
                Files.newDirectoryStream(Path.of("src/main/resources/words"), "*_" + language + ".properties")) {
            for (var file : files) {
                try (var reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                    texts.load(reader);
                }
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return texts;
    }
}
