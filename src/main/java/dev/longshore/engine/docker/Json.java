package dev.longshore.engine.docker;

import dev.longshore.engine.LabelCollector;
import dev.longshore.engine.LabelSet;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonParser.NumberType;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads lists of the engine token by token, so that a list of hundreds of megabytes costs no more memory than what is kept
 * of it. Fields that are absent, null or of another type than the Engine API says come out as null or empty.
 */
final class Json {

    /** Labels are free text: neither long names nor many different ones may fail a list. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNameLength(16 * 1024 * 1024)
                    .build())
            .disable(TokenStreamFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
            .build();

    private Json() {}

    /** Reads a field's value, on which the parser stands, or leaves it to be skipped. */
    @FunctionalInterface
    interface FieldReader {
        void read(String name, JsonParser parser) throws WrongShape;
    }

    /** Reads an object at whose beginning the parser stands. */
    @FunctionalInterface
    interface RowReader<T> {
        T read(JsonParser parser) throws WrongShape;
    }

    /** The rows of a list; {@code null} is how Go writes an empty one. */
    static <T> List<T> list(InputStream body, RowReader<T> reader) throws WrongShape {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), body)) {
            JsonToken first = parser.nextToken();
            if (first != JsonToken.START_ARRAY && first != JsonToken.VALUE_NULL) {
                throw new WrongShape(first == null ? "an empty body" : "JSON that is no list");
            }
            return first == JsonToken.VALUE_NULL ? List.of() : rows(parser, reader);
        }
    }

    /**
     * Hands each field of the object to the reader.
     *
     * @throws WrongShape if it is another value
     */
    static void object(byte[] json, FieldReader reader) throws WrongShape {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), json)) {
            object(parser, reader);
        }
    }

    /** The same of a stream. */
    static void object(InputStream json, FieldReader reader) throws WrongShape {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), json)) {
            object(parser, reader);
        }
    }

    /** The objects of the array at whose beginning the parser stands; empty if it stands on something else. */
    static <T> List<T> rows(JsonParser parser, RowReader<T> reader) throws WrongShape {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            parser.skipChildren();
            return List.of();
        }
        List<T> rows = new ArrayList<>();
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            rows.add(reader.read(parser));
        }
        if (parser.currentToken() != JsonToken.END_ARRAY) {
            throw new WrongShape("a list of something else than objects");
        }
        return rows;
    }

    private static void object(JsonParser parser, FieldReader reader) throws WrongShape {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new WrongShape("JSON that is no object");
        }
        fields(parser, reader);
    }

    /** Hands each field of the object to the reader; skips the value if the parser stands on something else. */
    static void fields(JsonParser parser, FieldReader reader) throws WrongShape {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            parser.nextToken();
            reader.read(name, parser);
            parser.skipChildren();
        }
    }

    static @Nullable String text(JsonParser parser) {
        return parser.currentToken() == JsonToken.VALUE_STRING ? parser.getString() : null;
    }

    static String textOrEmpty(JsonParser parser) {
        String text = text(parser);
        return text == null ? "" : text;
    }

    static @Nullable Long number(JsonParser parser) {
        boolean whole =
                parser.currentToken() == JsonToken.VALUE_NUMBER_INT && parser.getNumberType() != NumberType.BIG_INTEGER;
        return whole ? Long.valueOf(parser.getLongValue()) : null;
    }

    /** A count or size: the engine's word for unknown is -1. */
    static @Nullable Long amount(JsonParser parser) {
        Long number = number(parser);
        return number == null || number < 0 ? null : number;
    }

    static boolean isTrue(JsonParser parser) {
        return parser.currentToken() == JsonToken.VALUE_TRUE;
    }

    static List<String> texts(JsonParser parser) {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (token == JsonToken.VALUE_STRING) {
                texts.add(parser.getString());
            } else {
                parser.skipChildren();
            }
        }
        return texts;
    }

    static LabelSet labels(JsonParser parser, LabelCollector collector) throws WrongShape {
        fields(parser, (name, value) -> {
            if (value.currentToken() == JsonToken.VALUE_STRING) {
                collector.add(name, value.getStringCharacters(), value.getStringOffset(), value.getStringLength());
            }
        });
        return collector.finish();
    }
}
