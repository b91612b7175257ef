package dev.longshore.contract;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import tools.jackson.databind.json.JsonMapper;

/** A response that keeps a copy of its body while that is a problem. */
final class ProblemCopy extends HttpServletResponseWrapper {

    private final ByteArrayOutputStream copy = new ByteArrayOutputStream();

    ProblemCopy(HttpServletResponse response) {
        super(response);
    }

    /** The problem's code, empty if it is none. */
    String code() {
        return isProblem() && copy.size() > 0
                ? JsonMapper.shared().readTree(copy.toByteArray()).path("code").asString("")
                : "";
    }

    private boolean isProblem() {
        String type = getContentType();
        return type != null && type.startsWith(Contract.PROBLEM);
    }

    @Override
    public void reset() {
        super.reset();
        copy.reset();
    }

    @Override
    public void resetBuffer() {
        super.resetBuffer();
        copy.reset();
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        return new Both(super.getOutputStream());
    }

    private final class Both extends ServletOutputStream {

        private final ServletOutputStream out;

        Both(ServletOutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
            if (isProblem()) {
                copy.write(bytes, from, length);
            }
        }

        @Override
        public void flush() throws IOException {
            out.flush();
        }

        @Override
        public void close() throws IOException {
            out.close();
        }

        @Override
        public boolean isReady() {
            return out.isReady();
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            out.setWriteListener(listener);
        }
    }
}
