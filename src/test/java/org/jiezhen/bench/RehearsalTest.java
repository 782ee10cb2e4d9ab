package org.jiezhen.bench;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import org.jiezhen.PortalApplication;
import org.junit.jupiter.api.Test;

/** In the image the rehearsal finds the JDK, its own classes and the portal's, and no library. */
class RehearsalTest {

    @Test
    void needsNoLibrary() throws IOException {
        var places = new URL[] {home(Rehearsal.class), home(PortalApplication.class)};
        try (var loader = new URLClassLoader(places, ClassLoader.getPlatformClassLoader())) {
            for (var needed : new Class<?>[] {Rehearsal.class, Program.class, Screens.class, Sockets.class}) {
                assertThatCode(() ->
                                Class.forName(needed.getName(), true, loader).getDeclaredMethods())
                        .as(needed.getSimpleName())
                        .doesNotThrowAnyException();
            }
        }
    }

    private static URL home(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation();
    }
}
