package org.jiezhen.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/** Where a house that is given no database keeps its own, and what belongs beside it. */
public record DataDirectory(Path path) {

    static final String URL = "spring.datasource.url";

    /** Empty where the house has a database elsewhere. */
    public static Optional<DataDirectory> of(Environment environment) {
        return StringUtils.hasText(environment.getProperty(URL))
                ? Optional.empty()
                : Optional.of(new DataDirectory(Path.of(environment.getProperty("portal.data-dir", "data"))));
    }

    /** A secret in a file of its own, if it has been made. */
    public Optional<String> secret(String file) {
        try {
            var secret = path.resolve(file);
            return Files.exists(secret) ? Optional.of(Files.readString(secret)) : Optional.empty();
        } catch (IOException e) {
            throw new StartRefused(
                    "%s could not be read: %s".formatted(path.resolve(file), e.getMessage()),
                    "Give it to the user that the portal runs as; nobody else should be able to read it.",
                    e);
        }
    }

    /** Makes a secret unless it is there. Only its owner can read the file, and it is never half a file. */
    public String secretMadeOnce(String file, Supplier<String> secret) {
        return secret(file).orElseGet(() -> {
            var made = secret.get();
            try {
                Files.createDirectories(path);
                var making = path.resolve(file + ".new");
                Passwords.writePrivately(making, made + "\n");
                try (var content = FileChannel.open(making, StandardOpenOption.WRITE)) {
                    content.force(true);
                }
                Files.move(making, path.resolve(file), StandardCopyOption.ATOMIC_MOVE);
                try (var directory = FileChannel.open(path, StandardOpenOption.READ)) {
                    directory.force(true);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return made;
        });
    }
}
