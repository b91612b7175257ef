package dev.longshore.representation;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * A rendered answer, ready to be sent to anyone who may see this view of it.
 *
 * @param bytes the body
 * @param mediaType its type
 * @param tag its entity tag; null where there is none, as for text tables
 * @param age how old what it says may be; null if it is true now
 * @param kept where it is kept to be sent again, so that it is compressed once; null where the server compresses it each time
 */
@SuppressWarnings("ArrayRecordComponent") // rendered once, never changed and never compared
public record Answer(
        byte[] bytes,
        MediaType mediaType,
        @Nullable EntityTag tag,
        @Nullable Duration age,
        @Nullable Rendered kept) {

    private static final MediaType TEXT = new MediaType("text", "plain", StandardCharsets.UTF_8);

    /** What a list or resource is worth in caches: it is asked for again each time, and is another for other callers. */
    public static final String CACHE_CONTROL = "no-cache, private";

    /** The request's headers that an answer depends on. */
    public static final String VARY = "Authorization, Accept, Accept-Encoding";

    private Answer(byte[] bytes, MediaType mediaType, @Nullable EntityTag tag) {
        this(bytes, mediaType, tag, null, null);
    }

    /** What was rendered before. */
    public static Answer of(Rendered kept) {
        return new Answer(kept.json(), MediaType.APPLICATION_JSON, kept.tag(), null, kept);
    }

    /** A list, tagged by a hash of the representation. */
    public static Answer list(byte[] json) {
        return new Answer(json, MediaType.APPLICATION_JSON, EntityTag.ofList(json));
    }

    /** A single resource, tagged by its state and its representation. */
    public static Answer resource(List<String> state, byte[] json) {
        return new Answer(json, MediaType.APPLICATION_JSON, EntityTag.ofResource(state, json));
    }

    /** JSON without a tag, for what changes by itself. */
    public static Answer untagged(byte[] json) {
        return new Answer(json, MediaType.APPLICATION_JSON, null);
    }

    /** Text for people, without a tag. */
    public static Answer text(String text) {
        return new Answer(text.getBytes(StandardCharsets.UTF_8), TEXT, null);
    }

    /** The engine's own JSON document, tagged by a hash. */
    public static Answer document(byte[] json) {
        return list(json);
    }

    /** The same, made of something this old; null if that is true now. */
    public Answer aged(@Nullable Duration howOld) {
        return new Answer(bytes, mediaType, tag, howOld, kept);
    }

    /** The response to this request: 200 with the body, or 304 if the request's {@code If-None-Match} names the tag. */
    public ResponseEntity<byte[]> to(HttpServletRequest request) {
        Rendered.Form form = kept == null ? null : kept.accepted(joined(request, HttpHeaders.ACCEPT_ENCODING));
        String known = joined(request, HttpHeaders.IF_NONE_MATCH);
        if (kept == null ? tag != null && tag.isNamedIn(known) : kept.isNamedIn(known)) {
            EntityTag sent = kept == null || form == null ? tag : kept.unchanged(form, known);
            return ResponseEntity.status(HttpStatus.NOT_MODIFIED)
                    .headers(headers(sent))
                    .build();
        }
        HttpHeaders headers = headers(form == null ? tag : form.tag());
        if (form != null && form.coding() != Coding.IDENTITY) {
            headers.set(HttpHeaders.CONTENT_ENCODING, form.coding().word());
        }
        return ResponseEntity.ok().headers(headers).contentType(mediaType).body(form == null ? bytes : form.bytes());
    }

    private HttpHeaders headers(@Nullable EntityTag tag) {
        HttpHeaders headers = new HttpHeaders();
        headers.setCacheControl(CACHE_CONTROL);
        headers.set(HttpHeaders.VARY, VARY);
        if (tag != null) {
            headers.setETag(tag.value());
        }
        if (age != null) {
            headers.set(HttpHeaders.AGE, Long.toString(age.toSeconds()));
        }
        return headers;
    }

    /** All that a request says in this header, whose several lines mean the same as one (RFC 9110, section 5.3). */
    public static String joined(HttpServletRequest request, String header) {
        return String.join(",", Collections.list(request.getHeaders(header)));
    }
}
