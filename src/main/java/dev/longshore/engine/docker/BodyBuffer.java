package dev.longshore.engine.docker;

import java.io.IOException;
import java.io.InputStream;

/** A body that is looked at an octet at a time. It waits for what it needs and no more, so that a stream is read as it comes. */
final class BodyBuffer {

    private final InputStream body;
    private final byte[] buffer = new byte[8192];
    private int next;
    private int end;

    BodyBuffer(InputStream body) {
        this.body = body;
    }

    /** Whether the next octet is there; false at the end. */
    boolean hasNext() throws IOException {
        while (next == end) {
            int count = body.read(buffer);
            if (count < 0) {
                return false;
            }
            next = 0;
            end = count;
        }
        return true;
    }

    /** The next octet, which stays; only after {@link #hasNext}. */
    byte peek() {
        return buffer[next];
    }

    /** The next octet; only after {@link #hasNext}. */
    byte next() {
        return buffer[next++];
    }

    /** Takes what is there, up to that octet and without it; how many there were. */
    int take(byte stop, byte[] target, int offset, int length) {
        int at = next;
        while (at < end && at - next < length && buffer[at] != stop) {
            at++;
        }
        int count = at - next;
        System.arraycopy(buffer, next, target, offset, count);
        next = at;
        return count;
    }
}
