package org.jiezhen.operations;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The files of src/operations, which an administrator copies to where they belong. */
final class OperationsFiles {

    static final Path FOLDER = Path.of("src", "operations").toAbsolutePath();

    private OperationsFiles() {}

    static List<Path> all() {
        try (var files = Files.list(FOLDER)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** portal.env as systemd reads it: what stands in single quotes is taken as it is. */
    static Map<String, String> portalEnv() {
        var variables = new LinkedHashMap<String, String>();
        for (var line : text("portal.env").lines().toList()) {
            if (!line.isBlank() && !line.startsWith("#")) {
                var at = line.indexOf('=');
                variables.put(line.substring(0, at), line.substring(at + 1).replaceFirst("^'(.*)'$", "$1"));
            }
        }
        return variables;
    }

    static String text(String name) {
        try {
            return Files.readString(FOLDER.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
