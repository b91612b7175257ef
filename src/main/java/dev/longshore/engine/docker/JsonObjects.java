package dev.longshore.engine.docker;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a stream into JSON objects, each as soon as its last byte is there. Engines send one a line, but neither lines nor
 * reads need to end where objects do.
 */
final class JsonObjects {

    /** The largest object; an engine's lines have hundreds of bytes. */
    static final int CAP = 1024 * 1024;

    private final BodyBuffer body;
    private final ByteArrayOutputStream object = new ByteArrayOutputStream();
    private int depth;
    private boolean quoted;
    private boolean escaped;

    JsonObjects(InputStream body) {
        this.body = new BodyBuffer(body);
    }

    /**
     * The next object's bytes, null at the end.
     *
     * @throws WrongShape if something else comes, if it is too large, or if the stream ends in its midst
     */
    byte @Nullable [] next() throws IOException, WrongShape {
        object.reset();
        while (body.hasNext()) {
            if (take(body.next())) {
                return object.toByteArray();
            }
        }
        if (depth > 0) {
            throw new WrongShape("a stream that ends in the midst of JSON");
        }
        return null;
    }

    /** Whether the byte is an object's last. */
    private boolean take(byte octet) throws WrongShape {
        if (depth == 0 && Character.isWhitespace(octet)) {
            return false;
        }
        if (depth == 0 && octet != '{') {
            throw new WrongShape("a stream of something else than JSON objects");
        }
        if (object.size() == CAP) {
            throw new WrongShape("a JSON object of more than " + CAP + " bytes");
        }
        object.write(octet);
        return quoted ? inString(octet) : outside(octet);
    }

    private boolean inString(byte octet) {
        quoted = escaped || octet != '"';
        escaped = !escaped && octet == '\\';
        return false;
    }

    private boolean outside(byte octet) {
        switch (octet) {
            case '{', '[' -> depth++;
            case '}', ']' -> depth--;
            case '"' -> quoted = true;
            default -> {}
        }
        return depth == 0;
    }
}
