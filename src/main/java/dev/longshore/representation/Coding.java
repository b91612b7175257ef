package dev.longshore.representation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** How the bytes of an answer are coded on the wire (RFC 9110, section 8.4.1). */
public enum Coding {
    /** As they are. */
    IDENTITY("identity"),
    /** Compressed as RFC 1952 has it. */
    GZIP("gzip");

    private final String word;

    Coding(String word) {
        this.word = word;
    }

    /** The word in {@code Content-Encoding}. */
    public String word() {
        return word;
    }

    /**
     * What is sent for an {@code Accept-Encoding} header (RFC 9110, section 12.5.3): compressed wherever that is accepted at
     * all, as the server does with everything else.
     *
     * @param header null if there is none
     */
    public static Coding accepted(@Nullable String header) {
        return header != null && gzipWeight(header) > 0 ? GZIP : IDENTITY;
    }

    /** How much it is wanted, from 0 to 1; by its name, else as anything else. */
    private static double gzipWeight(String header) {
        double others = 0;
        for (String part : header.split(",", -1)) {
            int semicolon = part.indexOf(';');
            String name = (semicolon < 0 ? part : part.substring(0, semicolon)).strip();
            double weight = semicolon < 0 ? 1 : weight(part.substring(semicolon + 1));
            if (name.equalsIgnoreCase("gzip") || name.equalsIgnoreCase("x-gzip")) {
                return weight;
            }
            if (name.equals("*")) {
                others = weight;
            }
        }
        return others;
    }

    /** A weight that cannot be read is none at all. */
    private static double weight(String parameter) {
        String text = parameter.strip();
        if (!text.startsWith("q=") && !text.startsWith("Q=")) {
            return 1;
        }
        try {
            return Double.parseDouble(text.substring(2).strip());
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** The tag of a representation in this coding: another sequence of bytes has another strong tag. */
    EntityTag mark(EntityTag tag) {
        return this == IDENTITY ? tag : tag.suffixed("--" + word);
    }

    /** The bytes in this coding. */
    byte[] of(byte[] plain) {
        if (this == IDENTITY) {
            return plain;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(plain.length / 4);
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException("memory can always be written to", e);
        }
        return out.toByteArray();
    }
}
