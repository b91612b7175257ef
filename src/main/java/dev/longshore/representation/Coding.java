package dev.longshore.representation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
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
     * What an {@code Accept-Encoding} header prefers (RFC 9110, section 12.5.3). Where it refuses both, bytes come as they
     * are, for a reader who cannot read them is better off than one who gets none.
     *
     * @param header null if there is none
     */
    public static Coding accepted(@Nullable String header) {
        if (header == null || header.isBlank()) {
            return IDENTITY;
        }
        Weights weights = Weights.read(header);
        return weights.gzip() > 0 && weights.gzip() >= weights.identity() ? GZIP : IDENTITY;
    }

    /**
     * How much either is wanted, from 0 to 1.
     *
     * @param identity 0 also where the header does not name it: it is taken then if nothing else is
     */
    private record Weights(double gzip, double identity) {

        private static final double UNNAMED = -1;

        static Weights read(String header) {
            double gzip = UNNAMED;
            double identity = UNNAMED;
            double others = 0;
            for (String part : header.split(",", -1)) {
                int semicolon = part.indexOf(';');
                String name = (semicolon < 0 ? part : part.substring(0, semicolon))
                        .strip()
                        .toLowerCase(Locale.ROOT);
                double weight = semicolon < 0 ? 1 : weight(part.substring(semicolon + 1));
                switch (name) {
                    case "gzip", "x-gzip" -> gzip = weight;
                    case "identity" -> identity = weight;
                    case "*" -> others = weight;
                    default -> {} // one that is not offered
                }
            }
            return new Weights(gzip == UNNAMED ? others : gzip, identity == UNNAMED ? 0 : identity);
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
