package org.jiezhen.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The receiving end of many websockets, on one thread, so that its work can be told from the portal's. It understands
 * just enough of RFC 6455 to read what a server sends: text frames, and pings, which it answers.
 */
final class Sockets implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 30;
    private static final int READ_BYTES = 64 * 1024;

    // Atmosphere's sign of life, so that proxies keep the line; no business of the portal's.
    private static final byte[] HEARTBEAT = "1|X".getBytes(StandardCharsets.US_ASCII);

    /** One change on its way to many boards: complete when a frame with the marker has come in on each. */
    static final class Round {

        private final byte[] marker;
        private final CountDownLatch missing;
        private volatile long firstNanos;
        private volatile long lastNanos;

        private Round(String marker, int boards) {
            this.marker = marker.getBytes(StandardCharsets.UTF_8);
            this.missing = new CountDownLatch(boards);
        }

        private void arrived(long nanos) {
            if (firstNanos == 0) {
                firstNanos = nanos;
            }
            lastNanos = nanos;
            missing.countDown();
        }

        /** When the last board had it, in the nanoseconds of {@link System#nanoTime()}. */
        long awaitLast() {
            try {
                if (!missing.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    throw new IllegalStateException(missing.getCount() + " boards never saw the change");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
            return lastNanos;
        }

        /** When the first board had it. */
        long firstNanos() {
            return firstNanos;
        }
    }

    /** One open websocket. Its figures are written by the receiving thread and may be read when nothing is under way. */
    static final class Socket {

        private final SocketChannel channel;
        private ByteBuffer rest = ByteBuffer.allocate(0);
        private volatile @Nullable Round round;
        private volatile long frames;
        private volatile long bytes;
        private volatile String last = "";

        private Socket(SocketChannel channel) {
            this.channel = channel;
        }

        /** Text frames received, without the transport's own sign of life once a minute. */
        long frames() {
            return frames;
        }

        /** Bytes of all text frames received, without the frames' own heads. */
        long bytes() {
            return bytes;
        }

        /** The newest text frame, when texts are kept. */
        String last() {
            return last;
        }

        void close() {
            try {
                channel.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private final Selector selector;
    private final Thread thread;
    private final Queue<Socket> opened = new ConcurrentLinkedQueue<>();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(READ_BYTES);
    private volatile boolean keepTexts;
    private volatile boolean stopped;

    Sockets() {
        try {
            selector = Selector.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        thread = Thread.ofPlatform().daemon().name("bench-sockets").start(this::receive);
    }

    /** The thread that receives: its work is the bench's own, not the portal's. */
    Thread thread() {
        return thread;
    }

    /** Whether the newest text of each socket is kept, to be looked at. */
    void keepTexts(boolean keep) {
        keepTexts = keep;
    }

    /** Opens a websocket on this machine; the answer is read before anything else. */
    Socket open(int port, String path, String cookie) {
        try {
            var channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", port));
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            var socket = connected(channel, port, path, cookie);
            channel.configureBlocking(false);
            opened.add(socket);
            selector.wakeup();
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Opens a websocket of which nothing is ever read, with as little room for what is sent as there can be. */
    static Socket openAndNeverRead(int port, String path, String cookie) {
        try {
            var channel = SocketChannel.open();
            channel.setOption(StandardSocketOptions.SO_RCVBUF, 4096);
            channel.connect(new InetSocketAddress("127.0.0.1", port));
            return connected(channel, port, path, cookie);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Socket connected(SocketChannel channel, int port, String path, String cookie) throws IOException {
        var request = "GET " + path + " HTTP/1.1\r\nHost: localhost:" + port + "\r\nOrigin: http://localhost:" + port
                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nCookie: " + cookie + "\r\n\r\n";
        channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
        var socket = new Socket(channel);
        socket.rest = afterHead(channel, path);
        return socket;
    }

    private static ByteBuffer afterHead(SocketChannel channel, String path) throws IOException {
        var head = ByteBuffer.allocate(READ_BYTES);
        while (channel.read(head) >= 0) {
            var text = new String(head.array(), 0, head.position(), StandardCharsets.ISO_8859_1);
            var end = text.indexOf("\r\n\r\n");
            if (end >= 0) {
                if (!text.startsWith("HTTP/1.1 101")) {
                    throw new IOException(
                            "no websocket at " + path + ": " + text.lines().findFirst());
                }
                return ByteBuffer.wrap(text.substring(end + 4).getBytes(StandardCharsets.ISO_8859_1));
            }
        }
        throw new IOException("closed before it was open: " + path);
    }

    /** From now on a frame that contains the marker counts, once for each of these sockets. */
    Round expect(String marker, Collection<Socket> sockets) {
        var round = new Round(marker, sockets.size());
        sockets.forEach(socket -> socket.round = round);
        return round;
    }

    private void receive() {
        try {
            while (!stopped) {
                selector.select();
                for (var socket = opened.poll(); socket != null; socket = opened.poll()) {
                    socket.channel.register(selector, SelectionKey.OP_READ, socket);
                    frames(socket, ByteBuffer.allocate(0));
                }
                var keys = selector.selectedKeys();
                for (var key : keys) {
                    read((Socket) key.attachment());
                }
                keys.clear();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(Socket socket) {
        try {
            buffer.clear();
            if (socket.channel.read(buffer) < 0) {
                socket.channel.close();
                return;
            }
            frames(socket, buffer.flip());
        } catch (IOException e) {
            // It is gone, and a round that expects it says so: that board never saw the change.
            socket.close();
        }
    }

    private void frames(Socket socket, ByteBuffer more) throws IOException {
        var in = more;
        if (socket.rest.hasRemaining()) {
            in = ByteBuffer.allocate(socket.rest.remaining() + more.remaining())
                    .put(socket.rest)
                    .put(more)
                    .flip();
        }
        while (frame(socket, in)) {
            // One after the other.
        }
        socket.rest = ByteBuffer.allocate(in.remaining()).put(in).flip();
    }

    /** Takes one frame; false when it is not all there yet. */
    private boolean frame(Socket socket, ByteBuffer in) throws IOException {
        in.mark();
        if (in.remaining() < 2) {
            return false;
        }
        var code = in.get() & 0x0f;
        long length = in.get() & 0x7f;
        if (length >= 126) {
            var bytes = length == 126 ? Short.BYTES : Long.BYTES;
            if (in.remaining() < bytes) {
                in.reset();
                return false;
            }
            length = length == 126 ? in.getShort() & 0xffff : in.getLong();
        }
        if (in.remaining() < length) {
            in.reset();
            return false;
        }
        var payload = in.slice(in.position(), (int) length);
        in.position(in.position() + (int) length);
        switch (code) {
            case 0, 1 -> text(socket, payload);
            case 9 -> pong(socket, payload);
            default -> {}
        }
        return true;
    }

    private void text(Socket socket, ByteBuffer payload) {
        var now = System.nanoTime();
        if (payload.remaining() == HEARTBEAT.length && contains(payload, HEARTBEAT)) {
            return;
        }
        socket.frames++;
        socket.bytes += payload.remaining();
        if (keepTexts) {
            socket.last = StandardCharsets.UTF_8.decode(payload.duplicate()).toString();
        }
        var round = socket.round;
        if (round != null && contains(payload, round.marker)) {
            socket.round = null;
            round.arrived(now);
        }
    }

    // What a client sends must be masked; a mask of zeros leaves it as it is.
    private static void pong(Socket socket, ByteBuffer payload) throws IOException {
        socket.channel.write(ByteBuffer.allocate(6 + payload.remaining())
                .put((byte) 0x8a)
                .put((byte) (0x80 | payload.remaining()))
                .putInt(0)
                .put(payload)
                .flip());
    }

    private static boolean contains(ByteBuffer text, byte[] wanted) {
        var last = text.limit() - wanted.length;
        for (var at = text.position(); at <= last; at++) {
            var i = 0;
            while (i < wanted.length && text.get(at + i) == wanted[i]) {
                i++;
            }
            if (i == wanted.length) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() {
        stopped = true;
        selector.wakeup();
        try {
            thread.join();
            for (var key : selector.keys()) {
                key.channel().close();
            }
            selector.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
