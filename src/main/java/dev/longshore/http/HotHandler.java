package dev.longshore.http;

import dev.longshore.representation.Answer;
import dev.longshore.representation.Coding;
import dev.longshore.representation.Rendered;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.springframework.stereotype.Component;

/**
 * Answers plain reads from bytes that were rendered before, ahead of the servlets and of all that other requests need. It
 * refuses nothing: what it cannot answer well goes the ordinary way, which answers the same.
 */
@Component
final class HotHandler extends Handler.Wrapper {

    private static final HttpField JSON = new PreEncodedHttpField(HttpHeader.CONTENT_TYPE, "application/json");

    private final HotRequests requests;
    private final HotAnswers answers;
    private final HotTimers timers;
    private final List<HttpField> standing;

    HotHandler(HotRequests requests, HotAnswers answers, HotTimers timers, HttpProperties properties) {
        this.requests = requests;
        this.answers = answers;
        this.timers = timers;
        this.standing = standing(!properties.cors().allowedOrigins().isEmpty());
    }

    /** Written out once for all answers. */
    private static List<HttpField> standing(boolean variesByOrigin) {
        Stream<HttpField> all = StandingHeaders.ALL.entrySet().stream()
                .map(header -> new PreEncodedHttpField(header.getKey(), header.getValue()));
        Stream<HttpField> own = Stream.of(
                new PreEncodedHttpField(HttpHeader.CACHE_CONTROL, Answer.CACHE_CONTROL),
                new PreEncodedHttpField(HttpHeader.VARY, variesByOrigin ? Answer.VARY + ", Origin" : Answer.VARY));
        return Stream.concat(all, own).toList();
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        long began = System.nanoTime();
        HotRequest asked = requests.read(request).orElse(null);
        Rendered rendered = asked == null ? null : answers.to(asked).orElse(null);
        if (asked == null || rendered == null) {
            return super.handle(request, response, callback);
        }
        int status = send(rendered, asked, response, callback);
        timers.count(asked.method(), asked.route(), status, began);
        return true;
    }

    private int send(Rendered rendered, HotRequest asked, Response response, Callback callback) {
        Rendered.Form form = rendered.accepted(asked.headers().acceptEncoding());
        HttpFields.Mutable headers = response.getHeaders();
        headers.put(RequestIdFilter.HEADER, RequestIdFilter.idOf(asked.headers().requestId()));
        for (HttpField field : standing) {
            headers.put(field);
        }
        String known = asked.headers().ifNoneMatch();
        if (known != null && rendered.isNamedIn(known)) {
            headers.put(HttpHeader.ETAG, rendered.unchanged(form, known).value());
            response.setStatus(HttpStatus.NOT_MODIFIED_304);
            response.write(true, BufferUtil.EMPTY_BUFFER, callback);
            return HttpStatus.NOT_MODIFIED_304;
        }
        if (form.coding() != Coding.IDENTITY) {
            headers.put(HttpHeader.CONTENT_ENCODING, form.coding().word());
        }
        headers.put(HttpHeader.ETAG, form.tag().value());
        headers.put(JSON);
        headers.put(HttpHeader.CONTENT_LENGTH, form.bytes().length);
        response.setStatus(HttpStatus.OK_200);
        response.write(true, asked.isHead() ? BufferUtil.EMPTY_BUFFER : form.buffer(), callback);
        return HttpStatus.OK_200;
    }
}
