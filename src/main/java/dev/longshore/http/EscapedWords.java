package dev.longshore.http;

import ch.qos.logback.classic.PatternLayout;
import java.util.List;
import org.springframework.boot.context.event.ApplicationStartingEvent;
import org.springframework.context.ApplicationListener;

/**
 * Makes the words of log patterns known that keep to their lines, before Spring Boot sets logging up. A file of logback's would
 * need an XML parser at each start.
 */
final class EscapedWords implements ApplicationListener<ApplicationStartingEvent> {

    /** What {@code logging.exception-conversion-word} names; {@code %wEx} itself is set by Spring Boot. */
    private static final String STACK = "escapedEx";

    // logback reads the map whenever it reads a pattern: it is changed once, by whoever loads this class
    static {
        for (String word : List.of("m", "msg", "message")) {
            PatternLayout.DEFAULT_CONVERTER_SUPPLIER_MAP.put(word, EscapedMessage::new);
        }
        PatternLayout.DEFAULT_CONVERTER_SUPPLIER_MAP.put(STACK, EscapedStack::new);
    }

    @Override
    public void onApplicationEvent(ApplicationStartingEvent started) {
        // that this class is loaded is all
    }
}
