package dev.longshore.http;

import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpStream;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Takes the {@code Content-Length: 0} from answers that cannot have a body, which Jetty puts there: a 304 would say that what the
 * caller has is empty now, and a 204 must not have it (RFC 9110, section 8.6).
 */
final class LengthHandler extends Handler.Wrapper {

    LengthHandler(Handler next) {
        super(next);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        request.addHttpStreamWrapper(stream -> new Bodiless(stream, response));
        return super.handle(request, response, callback);
    }

    private static final class Bodiless extends HttpStream.Wrapper {

        private final Response response;

        Bodiless(HttpStream stream, Response response) {
            super(stream);
            this.response = response;
        }

        @Override
        public void prepareResponse(HttpFields.Mutable headers) {
            super.prepareResponse(headers);
            int status = response.getStatus();
            if (status == HttpStatus.NOT_MODIFIED_304 || status == HttpStatus.NO_CONTENT_204) {
                headers.remove(HttpHeader.CONTENT_LENGTH);
            }
        }
    }
}
