package org.jiezhen.journeys;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The portal in a process of its own, for journeys that kill it, and for houses that are set up by environment. */
public final class PortalProcess implements AutoCloseable {

    private static final Duration STARTING = Duration.ofMinutes(3);

    private final int port;
    private final int managementPort;
    private final Map<String, Object> properties;
    private final Map<String, String> environment;
    private final Path log;
    private Process process;

    PortalProcess(Map<String, Object> properties, Path log) {
        this(properties, Map.of(), log);
    }

    public PortalProcess(Map<String, Object> properties, Map<String, String> environment, Path log) {
        this(properties, environment, log, freePort(), freePort());
    }

    /** On ports that somebody knows already. */
    public PortalProcess(
            Map<String, Object> properties, Map<String, String> environment, Path log, int port, int managementPort) {
        this.port = port;
        this.managementPort = managementPort;
        this.properties = properties;
        this.environment = environment;
        this.log = log;
        this.process = start();
    }

    private Process start() {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx512m");
        // It lives for a minute: what Java could learn about it is not worth the time.
        command.add("-XX:TieredStopAtLevel=1");
        command.add("-XX:+UseSerialGC");
        command.add("--enable-native-access=ALL-UNNAMED");
        // Whoever waits for two beats does not wait long; what is given below may say otherwise.
        command.add("-Dportal.beat-millis=1000");
        // Pages come and go with the tests; nobody is away for that.
        command.add("-Dportal.presence.silent=PT10H");
        // Beside a bench it runs from classes that were not packaged.
        if (Boolean.getBoolean("vaadin.productionMode")) {
            command.add("-Dvaadin.productionMode=true");
        }
        properties.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.add("-Dportal.simulation.enabled=false");
        command.add("-Dserver.port=" + port);
        command.add("-Dmanagement.server.port=" + managementPort);
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add("org.jiezhen.PortalApplication");
        try {
            var builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().putAll(environment);
            var started = builder.start();
            awaitReady(started);
            return started;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void awaitReady(Process started) throws IOException {
        var client = HttpClient.newHttpClient();
        var ready = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + managementPort + "/actuator/health/readiness"))
                .build();
        var until = Instant.now().plus(STARTING);
        try {
            while (Instant.now().isBefore(until)) {
                if (started.waitFor(200, TimeUnit.MILLISECONDS)) {
                    throw new IllegalStateException("the portal ended while starting:\n" + Files.readString(log));
                }
                try {
                    if (client.send(ready, HttpResponse.BodyHandlers.discarding())
                                    .statusCode()
                            == 200) {
                        return;
                    }
                } catch (IOException e) {
                    // Not listening yet.
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new IllegalStateException("the portal was not ready within " + STARTING + ":\n" + Files.readString(log));
    }

    public String url() {
        return "http://localhost:" + port;
    }

    public int port() {
        return port;
    }

    public int managementPort() {
        return managementPort;
    }

    /** What it wrote so far. */
    public String said() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As by {@code kill -9}. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    public void startAgain() {
        process = start();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A port that nobody listens on now. */
    public static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
