package org.jiezhen.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A web application in a process of its own, on free ports, started when this is made and asked to end by closing. */
final class Program implements AutoCloseable {

    private static final Duration STARTING = Duration.ofMinutes(3);
    private static final Duration ENDING = Duration.ofMinutes(3);
    private static final int EVERY_MILLIS = 5;

    private final long startedNanos;
    private final int port = freePort();
    private final Path log;
    private final Process process;

    Program(List<String> command, Map<String, String> environment, Path log) {
        this.log = log;
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.to(log.toFile()));
        // The caller's own database and house are not meant.
        builder.environment().keySet().removeIf(name -> name.startsWith("SPRING_") || name.startsWith("PORTAL_"));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("SERVER_PORT", Integer.toString(port));
        builder.environment().put("MANAGEMENT_SERVER_PORT", Integer.toString(freePort()));
        builder.environment().putAll(environment);
        try {
            startedNanos = System.nanoTime();
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return port;
    }

    /** The number of its process. */
    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Waits until it takes connections. */
    void awaitListening() {
        try {
            while (!listens()) {
                if (process.waitFor(EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
                    throw new IllegalStateException("it ended while starting:\n" + said());
                }
                if (System.nanoTime() - startedNanos > STARTING.toNanos()) {
                    throw new IllegalStateException("it was not ready within " + STARTING + ":\n" + said());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** How long ago it was started. */
    double millis() {
        return (System.nanoTime() - startedNanos) / 1e6;
    }

    /** The processor time that it has taken so far, on all cores together. */
    double processorMillis() {
        return process.info().totalCpuDuration().orElseThrow().toMillis();
    }

    /** What it wrote so far. */
    String said() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean listens() {
        try (var channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", port))) {
            return channel.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asks it to end, and waits for it. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(ENDING.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("it did not end within " + ENDING + ":\n" + said());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
