package dev.longshore.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** An HTTP/1.1 server on a Unix socket of its own, one request a connection. */
final class UnixServer implements AutoCloseable {

    /** As an engine's on Linux. Java's own of 50 refuses at once whoever comes on a virtual thread when it is full. */
    private static final int BACKLOG = 4096;

    private final Path folder = Workspace.create("proxy");
    private final Set<SocketChannel> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger most = new AtomicInteger();
    private final Function<ProxiedRequest, Reaction> reactions;
    private final ServerSocketChannel server;

    private UnixServer(Function<ProxiedRequest, Reaction> reactions) throws IOException {
        this.reactions = reactions;
        this.server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    }

    static UnixServer start(Function<ProxiedRequest, Reaction> reactions) {
        try {
            UnixServer server = new UnixServer(reactions);
            server.server.bind(UnixDomainSocketAddress.of(server.socket()), BACKLOG);
            Thread.ofVirtual().name("unix-server").start(server::acceptAll);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path socket() {
        return folder.resolve("docker.sock");
    }

    int openConnections() {
        return open.size();
    }

    int mostConnections() {
        return most.get();
    }

    /** Closes every connection at once, as an engine that crashes. */
    void drop() {
        open.forEach(UnixServer::close);
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        drop();
        Workspace.delete(folder);
    }

    private void acceptAll() {
        try {
            while (true) {
                SocketChannel client = server.accept();
                open.add(client);
                most.accumulateAndGet(open.size(), Math::max);
                Thread.ofVirtual().start(() -> serve(client));
            }
        } catch (ClosedChannelException e) {
            drop();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void serve(SocketChannel client) {
        try {
            new UnixExchange(client, open).serve(reactions);
        } finally {
            open.remove(client);
            close(client);
        }
    }

    static void close(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
