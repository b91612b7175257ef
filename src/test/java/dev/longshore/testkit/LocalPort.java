package dev.longshore.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;

/** A port of the loopback, for programs that take no 0 since they do not tell what they got. */
public record LocalPort(int number) {

    private static final long PATIENCE_NANOS = 20_000_000_000L;

    /** One that was free a moment ago. */
    public static LocalPort free() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new LocalPort(socket.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Waits until a program listens there.
     *
     * @throws IllegalStateException if it ends or does not within 20 s, with its log
     */
    void await(Process begun, Path log) {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!answers()) {
            if (!begun.isAlive() || System.nanoTime() > end) {
                begun.destroyForcibly();
                throw new IllegalStateException("%s did not start: %s".formatted(begun.info(), text(log)));
            }
            Commands.sleep(20);
        }
    }

    private boolean answers() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), number)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static String text(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
