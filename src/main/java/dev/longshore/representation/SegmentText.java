package dev.longshore.representation;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Names as segments of paths that go out. */
public final class SegmentText {

    private SegmentText() {}

    /** The reference as one segment. References hold nothing that form and path encoding treat differently. */
    public static String encoded(String reference) {
        return URLEncoder.encode(reference, StandardCharsets.UTF_8);
    }
}
