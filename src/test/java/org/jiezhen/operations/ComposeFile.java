package org.jiezhen.operations;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.Yaml;

/** compose.yaml as compose reads it: what each service is, and the environment that it would be given. */
final class ComposeFile {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)(:[?-])?([^}]*)}");

    private final Map<String, Map<String, ?>> services;

    private ComposeFile(Map<String, Map<String, ?>> services) {
        this.services = services;
    }

    @SuppressWarnings("unchecked") // the file is ours, and a test of ours fails if it has another shape
    static ComposeFile read() {
        try (var text = Files.newBufferedReader(Path.of("compose.yaml"))) {
            Map<String, Object> file = new Yaml().load(text);
            return new ComposeFile((Map<String, Map<String, ?>>) file.get("services"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Map<String, Map<String, ?>> services() {
        return services;
    }

    /** The service's environment as it is written. */
    Map<String, String> environment(String service) {
        var written = new LinkedHashMap<String, String>();
        ((Map<?, ?>) services.get(service).get("environment"))
                .forEach((name, value) -> written.put(name.toString(), value.toString()));
        return written;
    }

    /**
     * The service's environment as its container is given it.
     *
     * @throws IllegalArgumentException naming the variable, when one is missing that must be there
     */
    Map<String, String> environment(String service, Map<String, String> outside) {
        var given = new LinkedHashMap<String, String>();
        environment(service).forEach((name, value) -> given.put(name, resolve(value, outside)));
        return given;
    }

    /** The names of the variables without which compose does not begin. */
    List<String> required() {
        return services.keySet().stream()
                .flatMap(service -> environment(service).values().stream())
                .flatMap(value -> VARIABLE.matcher(value).results())
                .filter(variable -> ":?".equals(variable.group(2)))
                .map(variable -> variable.group(1))
                .distinct()
                .toList();
    }

    private static String resolve(String text, Map<String, String> outside) {
        return VARIABLE.matcher(text).replaceAll(variable -> {
            var value = outside.getOrDefault(variable.group(1), "");
            if (value.isEmpty() && ":?".equals(variable.group(2))) {
                throw new IllegalArgumentException(variable.group(1) + " " + variable.group(3));
            }
            return Matcher.quoteReplacement(value.isEmpty() && variable.group(2) != null ? variable.group(3) : value);
        });
    }
}
