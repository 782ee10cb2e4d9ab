package org.jiezhen.shell;

import com.vaadin.flow.i18n.I18NProvider;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import org.jiezhen.database.StartRefused;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The words of the house in its two languages. Each module brings two files, {@code words/<module>_zh_CN.properties} and
 * {@code words/<module>_en.properties}, and they are found on the classpath: a new module adds its own and touches no
 * other. A key belongs to one module; who stands above that module may use it too. A text with arguments is a
 * {@link MessageFormat}.
 */
public final class Words implements I18NProvider {

    private static final String FILES = "classpath*:words/*.properties";
    private static final Pattern NAME = Pattern.compile("[a-z]+_(zh_CN|en)\\.properties");

    private final Map<String, String> chinese;
    private final Map<String, String> english;

    private Words(Map<String, String> chinese, Map<String, String> english) {
        this.chinese = chinese;
        this.english = english;
    }

    /** All that the modules have brought. */
    public static Words ofTheHouse() {
        return House.WORDS;
    }

    /**
     * Puts the modules' files together.
     *
     * @throws StartRefused when two have words for one key, or one has two, or a file's name says no language
     */
    static Words from(Resource... files) {
        var chinese = new Gathered();
        var english = new Gathered();
        for (var file : files) {
            var name = String.valueOf(file.getFilename());
            var language = NAME.matcher(name);
            if (!language.matches()) {
                throw new StartRefused(
                        "The file words/%s says no module and language.".formatted(name),
                        "Name it after its module: <module>_zh_CN.properties or <module>_en.properties.");
            }
            (language.group(1).equals("en") ? english : chinese).read(name, file);
        }
        return new Words(chinese.texts(), english.texts());
    }

    @Override
    public List<Locale> getProvidedLocales() {
        return List.of(Languages.CHINESE, Languages.ENGLISH);
    }

    @Override
    public String getTranslation(String key, Locale locale, Object... params) {
        var text = (Languages.isChinese(locale) ? chinese : english).get(key);
        if (text == null) {
            return "!" + locale.getLanguage() + ": " + key;
        }
        return params.length == 0 ? text : new MessageFormat(text, locale).format(params);
    }

    /** What stands below a prefix, whichever module brought it: {@code journey.did} has {@code arrive}, {@code tasks.accept}. */
    public List<String> below(String prefix) {
        return english.keySet().stream()
                .filter(key -> key.startsWith(prefix + "."))
                .map(key -> key.substring(prefix.length() + 1))
                .sorted()
                .toList();
    }

    /** Read once: they are as constant as the classes beside them. */
    private static final class House {

        static final Words WORDS = from(found());

        private static Resource[] found() {
            try {
                var files = new PathMatchingResourcePatternResolver().getResources(FILES);
                Arrays.sort(files, Comparator.comparing(Resource::getFilename));
                return files;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** One language while it is put together. */
    private static final class Gathered extends Properties {

        private final Map<Object, String> where = new HashMap<>();
        private String file = "";

        void read(String name, Resource resource) {
            file = name;
            try (var reader = new InputStreamReader(resource.getInputStream(), StandardCharsets.UTF_8)) {
                load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public synchronized Object put(Object key, Object text) {
            var first = where.putIfAbsent(key, file);
            if (first != null) {
                throw new StartRefused(
                        "There are words for %s in words/%s and again in words/%s.".formatted(key, first, file),
                        "A key belongs to one module: take one of the two away, or give it another key.");
            }
            return super.put(key, text);
        }

        Map<String, String> texts() {
            var texts = new HashMap<String, String>();
            forEach((key, text) -> texts.put((String) key, (String) text));
            return texts;
        }
    }
}
