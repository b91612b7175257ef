package dev.longshore.engine.docker;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * An answer whose body has not been read yet.
 *
 * @param contentType empty if the answer has none
 * @param apiVersion the header {@code Api-Version}, empty if the answer has none
 * @param date the header {@code Date}, empty if the answer has none
 */
record Reply(int status, String contentType, String apiVersion, String date, InputStream body) {

    private static final int ERROR_CAP = 64 * 1024;

    boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** Whether it calls its body JSON. */
    boolean isJson() {
        return contentType.toLowerCase(Locale.ROOT).contains("json");
    }

    /** The body of an error: at most 64 KB of it, since nobody needs more to say what is wrong. */
    String errorText() throws IOException {
        return new String(body.readNBytes(ERROR_CAP), StandardCharsets.UTF_8);
    }
}
