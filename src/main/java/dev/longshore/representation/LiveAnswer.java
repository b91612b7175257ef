package dev.longshore.representation;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * An answer that is written as things happen. Each piece goes out at once: no proxy is to keep or change it, and nothing
 * compresses it.
 */
public final class LiveAnswer {

    private static final String EVENTS = "text/event-stream;charset=UTF-8";
    private static final String TEXT = "text/plain;charset=UTF-8";
    private static final byte[] KEEP_ALIVE = ": keep-alive\n\n".getBytes(StandardCharsets.US_ASCII);

    private final HttpServletResponse response;
    private final ServletOutputStream out;

    private LiveAnswer(HttpServletResponse response) throws IOException {
        this.response = response;
        this.out = response.getOutputStream();
    }

    /** Answers 204, which ends the attempts of a browser to come back. */
    public static void nothingMore(HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }

    /** Begins a stream of server-sent events (HTML Standard, section 9.2). */
    public static LiveAnswer events(HttpServletResponse response) throws IOException {
        return begun(response, EVENTS);
    }

    /** Begins plain text. */
    public static LiveAnswer text(HttpServletResponse response) throws IOException {
        // Text is compressed otherwise, and kept until there is enough of it; the server leaves alone what is encoded.
        response.setHeader("Content-Encoding", "identity");
        return begun(response, TEXT);
    }

    private static LiveAnswer begun(HttpServletResponse response, String mediaType) throws IOException {
        response.setContentType(mediaType);
        response.setHeader("Cache-Control", "no-store, no-transform");
        response.setHeader("X-Accel-Buffering", "no");
        response.setHeader("Vary", "Authorization, Accept");
        LiveAnswer answer = new LiveAnswer(response);
        response.flushBuffer();
        return answer;
    }

    /**
     * Sends an event.
     *
     * @param id what a client that comes back sends as {@code Last-Event-ID}; null for none
     * @param name the event's type
     * @param json the data, which has no line breaks
     */
    public void event(@Nullable String id, String name, byte[] json) throws IOException {
        String head = (id == null ? "" : "id: " + id + "\n") + "event: " + name + "\ndata: ";
        out.write(head.getBytes(StandardCharsets.UTF_8));
        out.write(json);
        out.write('\n');
        out.write('\n');
        response.flushBuffer();
    }

    /** Says nothing, so that everything between here and the reader sees that the connection lives. */
    public void keepAlive() throws IOException {
        out.write(KEEP_ALIVE);
        response.flushBuffer();
    }

    /** The same, and a client that comes back sends this id, though no event has it. */
    public void keepAlive(String id) throws IOException {
        out.write(("id: " + id + "\n\n").getBytes(StandardCharsets.US_ASCII));
        response.flushBuffer();
    }

    /** Sends a line of text. */
    public void line(String text) throws IOException {
        out.write((text + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Sends the lines that were written. */
    public void flush() throws IOException {
        response.flushBuffer();
    }
}
