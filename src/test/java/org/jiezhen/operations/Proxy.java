package org.jiezhen.operations;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * A proxy of this machine before two nodes, with the very file of src/operations: only addresses, ports and folders are
 * others. Its certificate is made for it, and nobody else's.
 */
public final class Proxy implements AutoCloseable {

    /** Which one. */
    public enum Kind {
        HAPROXY,
        NGINX;

        private String program() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Where this machine has it: installed, or unpacked for the tests. */
        private Optional<Path> found() {
            return Stream.concat(
                            Stream.of(".portal/proxies", "/usr/sbin", "/usr/local/sbin", "/opt/homebrew/bin"),
                            Arrays.stream(System.getenv("PATH").split(":")))
                    .map(folder -> Path.of(folder, program()).toAbsolutePath())
                    .filter(Files::isExecutable)
                    .findFirst();
        }

        /** Whether it can be started here, and be given a certificate. */
        public boolean isHere() {
            return found().isPresent() && Files.isExecutable(Path.of("/usr/bin/openssl"));
        }

        /** Why a test of it is skipped. */
        public String noneHere() {
            return "no " + program() + " was found on this machine, or no openssl";
        }
    }

    /**
     * A node as the proxy knows it, on this machine.
     *
     * @param port where it answers browsers
     * @param managementPort where it is asked whether it can work
     */
    public record Node(int port, int managementPort) {}

    private static final Path FILES = Path.of("src", "operations").toAbsolutePath();
    private static final long STARTING_NANOS = TimeUnit.SECONDS.toNanos(20);

    private final Kind kind;
    private final Path directory;
    private final Path settings;
    private final int port = freePort();
    private final Process process;

    private Proxy(Kind kind, Path directory, Node one, Node two) throws IOException {
        this.kind = kind;
        this.directory = directory;
        Files.copy(FILES.resolve("away.html"), directory.resolve("away.html"));
        certificate();
        settings = Files.writeString(
                directory.resolve("settings"),
                switch (kind) {
                    case HAPROXY -> haproxy(one, two);
                    case NGINX -> nginx(one, two);
                });
        process = run(
                switch (kind) {
                    case HAPROXY -> List.of("-W", "-db", "-f", settings.toString());
                    case NGINX ->
                        List.of("-p", directory.toString(), "-c", settings.toString(), "-e", log().toString());
                });
    }

    /** Starts one before two nodes, which may be away. */
    public static Proxy before(Kind kind, Node one, Node two) {
        try {
            var proxy = new Proxy(kind, Files.createTempDirectory("jiezhen-proxy"), one, two);
            proxy.awaitListening();
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void certificate() throws IOException {
        var key = directory.resolve("portal.key");
        var pem = directory.resolve("portal.pem");
        say(List.of(
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:prime256v1",
                "-nodes",
                "-days",
                "2",
                "-subj",
                "/CN=localhost",
                "-addext",
                "subjectAltName=DNS:localhost,IP:127.0.0.1",
                "-keyout",
                key.toString(),
                "-out",
                pem.toString()));
        Files.writeString(pem, Files.readString(pem) + Files.readString(key));
    }

    private String haproxy(Node one, Node two) throws IOException {
        var text = Files.readString(FILES.resolve("haproxy.cfg"));
        text = with(text, "/etc/haproxy/", directory + "/");
        // Whoever is not root can lend it nobody else's identity, and nobody listens to its log.
        text = with(text, "    user haproxy\n    group haproxy\n", "");
        text = with(text, "log /dev/log local0", "log stdout format raw local0");
        // Tests do not wait for what is seen sooner as well.
        text = with(text, " inter 1s ", " inter 100ms ");
        text = with(text, "bind :80\n", "bind 127.0.0.1:" + freePort() + "\n");
        text = with(text, "bind :443 ", "bind 127.0.0.1:" + port + " ");
        text = with(text, "10.0.0.11:8080 ", "127.0.0.1:" + one.port + " check port " + one.managementPort + " ");
        return with(text, "10.0.0.12:8080 ", "127.0.0.1:" + two.port + " check port " + two.managementPort + " ");
    }

    private String nginx(Node one, Node two) throws IOException {
        var text = Files.readString(FILES.resolve("nginx.conf"));
        text = with(text, "/etc/ssl/portal.", directory + "/portal.");
        text = with(text, "/usr/share/jiezhen", directory.toString());
        text = with(text, "fail_timeout=5s", "fail_timeout=1s");
        text = with(text, "listen 80;", "listen 127.0.0.1:" + freePort() + ";");
        text = with(text, "listen 443 ", "listen 127.0.0.1:" + port + " ");
        text = with(text, "portal.example", "localhost");
        text = with(text, "10.0.0.11:8080", "127.0.0.1:" + one.port);
        text = with(text, "10.0.0.12:8080", "127.0.0.1:" + two.port);
        return """
                daemon off;
                pid %1$s/pid;
                %3$s
                events { worker_connections 2048; }
                http {
                    access_log off;
                    client_body_temp_path %1$s/body;
                    proxy_temp_path %1$s/proxy;
                    fastcgi_temp_path %1$s/fastcgi;
                    uwsgi_temp_path %1$s/uwsgi;
                    scgi_temp_path %1$s/scgi;
                    %2$s
                }
                """.formatted(directory, text, System.getProperty("user.name").equals("root") ? "user root root;" : "");
    }

    /** What is not there any more would no longer be tested. */
    private static String with(String text, String written, String here) {
        if (!text.contains(written)) {
            throw new IllegalStateException("the file no longer says: " + written);
        }
        return text.replace(written, here);
    }

    /** What it says of its file when it is asked to look at it, and nothing else; empty when it has nothing to say. */
    public String check() {
        return switch (kind) {
            case HAPROXY ->
                say(List.of(program(), "-c", "-V", "-f", settings.toString()))
                        .replace("Configuration file is valid", "")
                        .strip();
            case NGINX ->
                say(List.of(
                                program(),
                                "-t",
                                "-q",
                                "-p",
                                directory.toString(),
                                "-c",
                                settings.toString(),
                                "-e",
                                log().toString()))
                        .strip();
        };
    }

    public String url() {
        return "https://localhost:" + port;
    }

    public int port() {
        return port;
    }

    /** A browser's cookies and trust, and nothing else of one. */
    public HttpClient client() throws IOException, GeneralSecurityException {
        return HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .sslContext(trusting())
                .build();
    }

    /** Trust in the certificate that it shows. */
    SSLContext trusting() throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (var pem = Files.newInputStream(directory.resolve("portal.pem"))) {
            store.setCertificateEntry(
                    "proxy", CertificateFactory.getInstance("X.509").generateCertificate(pem));
        }
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private Path log() {
        return directory.resolve("log");
    }

    private String program() {
        return kind.found()
                .orElseThrow(() -> new IllegalStateException(kind.noneHere()))
                .toString();
    }

    private Process run(List<String> arguments) throws IOException {
        var command = new ArrayList<>(List.of(program()));
        command.addAll(arguments);
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
    }

    private void awaitListening() throws IOException {
        var until = System.nanoTime() + STARTING_NANOS;
        while (System.nanoTime() < until) {
            try (var channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", port))) {
                return;
            } catch (IOException e) {
                if (!process.isAlive()) {
                    break;
                }
                LockSupport.parkNanos(2_000_000);
            }
        }
        var said = Files.readString(log());
        close();
        throw new IllegalStateException(kind.program() + " does not listen:\n" + said);
    }

    private static String say(List<String> command) {
        try {
            var output = Files.createTempFile("jiezhen-proxy", ".out");
            try {
                var status = new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start()
                        .waitFor();
                var said = Files.readString(output);
                if (status != 0) {
                    throw new IllegalStateException(command + " ended with " + status + ":\n" + said);
                }
                return said;
            } finally {
                Files.delete(output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        FileSystemUtils.deleteRecursively(directory);
    }
}
