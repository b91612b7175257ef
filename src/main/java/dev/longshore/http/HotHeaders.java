package dev.longshore.http;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;

/**
 * What the headers of a plain read say. What may stand on several lines is joined by commas (RFC 9110, section 5.3).
 *
 * @param host the host that is asked
 * @param authorization who asks
 * @param acceptEncoding how the answer may be coded
 * @param ifNoneMatch the tags that the caller has
 * @param requestId the caller's own id for the request
 * @param forwarded whether it says that another host or path was asked for
 */
record HotHeaders(
        String host,
        String authorization,
        @Nullable String acceptEncoding,
        @Nullable String ifNoneMatch,
        @Nullable String requestId,
        boolean forwarded) {

    /** What asks for more than the latest, for less than all, or comes with something. */
    private static final Set<HttpHeader> UNUSUAL = EnumSet.of(
            HttpHeader.CACHE_CONTROL,
            HttpHeader.PRAGMA,
            HttpHeader.ORIGIN,
            HttpHeader.IF_MATCH,
            HttpHeader.IF_MODIFIED_SINCE,
            HttpHeader.IF_UNMODIFIED_SINCE,
            HttpHeader.IF_RANGE,
            HttpHeader.RANGE,
            HttpHeader.EXPECT,
            HttpHeader.CONTENT_LENGTH,
            HttpHeader.TRANSFER_ENCODING,
            HttpHeader.UPGRADE);

    /** The same, for which the server has no constant. */
    private static final String OTHER_UNUSUAL = "Prefer";

    private static final String FORWARDED_PREFIX = "X-Forwarded-Prefix";

    /** Without the header; curl; most programs; axios. */
    private static final Set<String> JSON = Set.of("*/*", "application/json", "application/json, text/plain, */*");

    /** Reads them; empty if the ordinary way has to look at the request, as where a header is missing or stands there twice. */
    static Optional<HotHeaders> read(HttpFields fields) {
        String host = sole(fields, HttpHeader.HOST);
        String authorization = sole(fields, HttpHeader.AUTHORIZATION);
        return host != null && authorization != null && isPlain(fields)
                ? Optional.of(new HotHeaders(
                        host,
                        authorization,
                        joined(fields, HttpHeader.ACCEPT_ENCODING),
                        joined(fields, HttpHeader.IF_NONE_MATCH),
                        fields.get(RequestIdFilter.HEADER),
                        isForwarded(fields)))
                : Optional.empty();
    }

    /** A loop, as this is done for every request. */
    private static boolean isPlain(HttpFields fields) {
        for (HttpField field : fields) {
            HttpHeader header = field.getHeader();
            if (header == null ? OTHER_UNUSUAL.equalsIgnoreCase(field.getName()) : UNUSUAL.contains(header)) {
                return false;
            }
        }
        return !fields.contains(HttpHeader.ACCEPT) || wantsJson(sole(fields, HttpHeader.ACCEPT));
    }

    private static boolean wantsJson(@Nullable String accept) {
        return accept != null && JSON.contains(accept);
    }

    private static boolean isForwarded(HttpFields fields) {
        return fields.contains(HttpHeader.FORWARDED)
                || fields.contains(HttpHeader.X_FORWARDED_HOST)
                || fields.contains(FORWARDED_PREFIX);
    }

    /** The header's value; null if it is missing or stands there more than once. */
    private static @Nullable String sole(HttpFields fields, HttpHeader header) {
        String value = null;
        for (HttpField field : fields) {
            if (field.getHeader() == header) {
                if (value != null) {
                    return null;
                }
                value = field.getValue();
            }
        }
        return value;
    }

    private static @Nullable String joined(HttpFields fields, HttpHeader header) {
        String sole = sole(fields, header);
        return sole != null || !fields.contains(header) ? sole : String.join(",", fields.getValuesList(header));
    }
}
