package dev.longshore.http;

import ch.qos.logback.classic.pattern.MessageConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;

/**
 * The word {@code %m} of lines in logs: the message on one line, whatever was put into it. Why a start failed is a page of
 * Spring Boot's own, which keeps its lines.
 */
final class EscapedMessage extends MessageConverter {

    private static final String START_FAILURES = "org.springframework.boot.diagnostics.LoggingFailureAnalysisReporter";

    @Override
    public String convert(ILoggingEvent event) {
        if (event.getLoggerName().equals(START_FAILURES)) {
            return event.getFormattedMessage();
        }
        return LogText.escaped(event.getFormattedMessage());
    }
}
