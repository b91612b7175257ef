package dev.longshore.testkit;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The first line and the headers of an HTTP/1.1 message, names in lower case. */
record HttpHead(String startLine, Map<String, List<String>> headers) {

    /** Reads a head, or returns null where the connection ends before one begins. */
    static @Nullable HttpHead readIfAny(InputStream in) throws IOException {
        String start = readLine(in);
        if (start == null) {
            return null;
        }
        Map<String, List<String>> headers = new TreeMap<>();
        for (String line = readLine(in); line != null && !line.isEmpty(); line = readLine(in)) {
            int colon = line.indexOf(':');
            String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
            headers.merge(name, List.of(line.substring(colon + 1).strip()), HttpHead::joined);
        }
        return new HttpHead(start, headers);
    }

    static HttpHead read(InputStream in) throws IOException {
        HttpHead head = readIfAny(in);
        if (head == null) {
            throw new EOFException("The connection ended before an answer");
        }
        return head;
    }

    String header(String name, String otherwise) {
        List<String> values = headers.get(name);
        return values == null ? otherwise : values.getFirst();
    }

    /** The body that follows; an unannounced one is empty in a request and lasts to the end in an answer. */
    InputStream body(InputStream in, boolean answer) {
        if (header("transfer-encoding", "").equalsIgnoreCase("chunked")) {
            return new ChunkedInput(in);
        }
        String length = header("content-length", answer ? "" : "0");
        return length.isEmpty() ? in : new FixedInput(in, Long.parseLong(length));
    }

    static @Nullable String readLine(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                return line.size() == 0 ? null : line.toString(StandardCharsets.ISO_8859_1);
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }

    private static List<String> joined(List<String> earlier, List<String> later) {
        return Stream.concat(earlier.stream(), later.stream()).toList();
    }
}
