import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;

/**
 * Takes the seal off jars: a sealed jar's packages are of one place, and an AOT cache remembers the place where it was
 * made, so that the portal would not start where the package was copied to. Only ./unpack runs this, from its source.
 */
class Unseal {

    public static void main(String[] jars) throws IOException {
        for (var jar : jars) {
            unseal(Path.of(jar));
        }
    }

    private static void unseal(Path file) throws IOException {
        var open = file.resolveSibling(file.getFileName() + ".open");
        try (var jar = new JarFile(file.toFile(), false)) {
            var manifest = jar.getManifest();
            if (manifest == null || manifest.getMainAttributes().remove(Attributes.Name.SEALED) == null) {
                return;
            }
            try (var out = new JarOutputStream(Files.newOutputStream(open), manifest)) {
                for (var entry : jar.stream().toList()) {
                    if (!entry.getName().equals(JarFile.MANIFEST_NAME)) {
                        out.putNextEntry(new ZipEntry(entry.getName()));
                        jar.getInputStream(entry).transferTo(out);
                        out.closeEntry();
                    }
                }
            }
        }
        Files.move(open, file, StandardCopyOption.REPLACE_EXISTING);
    }
}
