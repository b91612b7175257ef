package dev.longshore.http;

import org.springframework.core.Ordered;

/** The order of the filters: what must not be reached unchecked stands behind what checks it. */
final class Stage {

    /** Before the server observation of Spring Boot (one behind), so that all it logs has the id. */
    static final int REQUEST_ID = Ordered.HIGHEST_PRECEDENCE;

    static final int FORWARDED = Ordered.HIGHEST_PRECEDENCE + 3;
    static final int HOST = Ordered.HIGHEST_PRECEDENCE + 4;
    static final int PATH = Ordered.HIGHEST_PRECEDENCE + 5;
    static final int CORS = Ordered.HIGHEST_PRECEDENCE + 6;

    /** Behind the security chain, which Spring Boot puts at -100. */
    static final int BODY = -50;

    static final int TRACE = BODY + 1;

    private Stage() {}
}
