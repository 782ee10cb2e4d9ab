package org.jiezhen.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/** The embedded server's passwords. They are made once, and lie inside the cluster that they open. */
record Passwords(String superuser, String owner, String runtime) {

    private static final String FILE = "portal.properties";

    static Passwords random() {
        var random = new SecureRandom();
        return new Passwords(word(random), word(random), word(random));
    }

    static Passwords of(Path cluster) throws IOException {
        var stored = new Properties();
        try (var reader = Files.newBufferedReader(cluster.resolve(FILE))) {
            stored.load(reader);
        }
        return new Passwords(
                stored.getProperty("superuser", ""),
                stored.getProperty("owner", ""),
                stored.getProperty("runtime", ""));
    }

    void storeIn(Path cluster) throws IOException {
        writePrivately(
                cluster.resolve(FILE), "superuser=%s%nowner=%s%nruntime=%s%n".formatted(superuser, owner, runtime));
    }

    /** Writes a file that only its owner can read, from its first byte on. */
    static void writePrivately(Path file, String content) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, content);
    }

    private static String word(SecureRandom random) {
        byte[] bytes = new byte[24];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public String toString() {
        return "Passwords";
    }
}
