package dev.longshore.http;

import ch.qos.logback.classic.pattern.MessageConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;

/** The word {@code %m} of console lines: the message on one line, whatever was put into it. */
public final class EscapedMessage extends MessageConverter {

    @Override
    public String convert(ILoggingEvent event) {
        return LogText.escaped(event.getFormattedMessage());
    }
}
