package org.jiezhen.bench;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** A second node of a house, in a process of its own and with a small heap, started as the package starts it. */
final class Besieged implements AutoCloseable {

    static final int HEAP_MIB = 512;

    private static final int COLLECTIONS = 3;

    private final Program program;

    Besieged(BusyHouse house) throws IOException {
        var log = Files.createDirectories(Path.of("target", "bench")).resolve("besieged.log");
        program = new Program(command(), environment(house), log);
        program.awaitListening();
    }

    private static List<String> command() {
        var command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of(
                "-Xmx" + HEAP_MIB + "m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:MetaspaceSize=160m",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dvaadin.productionMode=true",
                "-Dportal.simulation.enabled=false",
                "-cp",
                System.getProperty("java.class.path"),
                "org.jiezhen.PortalApplication"));
        return command;
    }

    private static Map<String, String> environment(BusyHouse house) {
        var given = house.context().getEnvironment();
        var environment = new HashMap<String, String>();
        Map.of(
                        "SPRING_DATASOURCE_URL", "spring.datasource.url",
                        "SPRING_DATASOURCE_USERNAME", "spring.datasource.username",
                        "SPRING_DATASOURCE_PASSWORD", "spring.datasource.password",
                        "SPRING_FLYWAY_URL", "spring.flyway.url",
                        "SPRING_FLYWAY_USER", "spring.flyway.user",
                        "SPRING_FLYWAY_PASSWORD", "spring.flyway.password",
                        "PORTAL_SEAL_KEY", "portal.seal.key")
                .forEach((variable, property) -> environment.put(variable, given.getRequiredProperty(property)));
        environment.put("PORTAL_HOUSE", "demo");
        return environment;
    }

    int port() {
        return program.port();
    }

    boolean isAlive() {
        return program.isAlive();
    }

    /** What it wrote so far. */
    String said() {
        return program.said();
    }

    // Of a process of our own, over its own loopback: what it sends is not a stranger's.
    @SuppressWarnings("BanJNDI")
    private static JMXConnector connected(String address) throws IOException {
        return JMXConnectorFactory.connect(new JMXServiceURL(address));
    }

    /** The heap that stays after collecting what is no longer of use, in bytes. */
    long heap() {
        try {
            var machine = VirtualMachine.attach(Long.toString(program.pid()));
            try (var connector = connected(machine.startLocalManagementAgent())) {
                var memory = ManagementFactory.newPlatformMXBeanProxy(
                        connector.getMBeanServerConnection(), ManagementFactory.MEMORY_MXBEAN_NAME, MemoryMXBean.class);
                for (var n = 0; n < COLLECTIONS; n++) {
                    memory.gc();
                }
                return memory.getHeapMemoryUsage().getUsed();
            } finally {
                machine.detach();
            }
        } catch (AttachNotSupportedException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (program.isAlive()) {
            program.close();
        }
    }
}
