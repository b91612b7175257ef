package dev.longshore.engine.docker;

import java.io.IOException;
import java.io.InputStream;

/**
 * A stream that is read a line at a time, each as if it were a stream of its own, without being held: whatever a line is
 * and however long, the next one begins behind its end.
 */
final class LineInput extends InputStream {

    private final BodyBuffer body;
    private boolean lineOver = true;

    LineInput(InputStream body) {
        this.body = new BodyBuffer(body);
    }

    /** Goes on to the next line that is not empty, past what is left of this one; false if there is none. */
    boolean advance() throws IOException {
        while (!lineOver) {
            if (read() < 0 && !lineOver) {
                return false;
            }
        }
        while (body.hasNext()) {
            if (!Character.isWhitespace(body.peek())) {
                lineOver = false;
                return true;
            }
            body.next();
        }
        return false;
    }

    /** -1 at the end of the line. */
    @Override
    public int read() throws IOException {
        if (lineOver || !body.hasNext()) {
            return -1;
        }
        byte octet = body.next();
        lineOver = octet == '\n';
        return lineOver ? -1 : octet & 0xff;
    }

    /** As much of the line as is there, so that nobody waits for more than the line's end. */
    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (lineOver || !body.hasNext()) {
            return -1;
        }
        int count = body.take((byte) '\n', target, offset, length);
        return count == 0 ? read() : count;
    }
}
