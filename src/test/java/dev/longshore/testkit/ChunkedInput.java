package dev.longshore.testkit;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** A body in chunks (RFC 9112, section 7.1); one without its last chunk is an error. */
final class ChunkedInput extends InputStream {
    private final InputStream in;
    private long left;
    private boolean first = true;
    private boolean ended;

    ChunkedInput(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (left == 0 && !ended) {
            nextChunk();
        }
        if (ended) {
            return -1;
        }
        int count = in.read(target, offset, (int) Math.min(length, left));
        if (count < 0) {
            throw new EOFException("The body ended inside a chunk");
        }
        left -= count;
        return count;
    }

    private void nextChunk() throws IOException {
        if (!first) {
            line();
        }
        first = false;
        left = Long.parseLong(line().split(";", 2)[0].strip(), 16);
        if (left == 0) {
            ended = true;
            line();
        }
    }

    private String line() throws IOException {
        String line = HttpHead.readLine(in);
        if (line == null) {
            throw new EOFException("The body ended without its last chunk");
        }
        return line;
    }
}
