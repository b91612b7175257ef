package dev.longshore.representation;

import com.github.luben.zstd.Zstd;
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
    GZIP("gzip"),
    /** Compressed as RFC 8878 has it: smaller, and in a third of the time. */
    ZSTD("zstd");

    /** What the library takes where nothing else is said. */
    private static final int ZSTD_LEVEL = 3;

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
     * all, as the server does with everything else; by {@code zstd} only for who names it, and likes nothing better.
     *
     * @param header null if there is none
     */
    public static Coding accepted(@Nullable String header) {
        if (header == null) {
            return IDENTITY;
        }
        double others = 0;
        double gzip = -1;
        double zstd = 0;
        for (String part : header.split(",", -1)) {
            int semicolon = part.indexOf(';');
            String name = (semicolon < 0 ? part : part.substring(0, semicolon)).strip();
            double weight = semicolon < 0 ? 1 : weight(part.substring(semicolon + 1));
            if (name.equalsIgnoreCase("gzip") || name.equalsIgnoreCase("x-gzip")) {
                gzip = weight;
            } else if (name.equalsIgnoreCase("zstd")) {
                zstd = weight;
            } else if (name.equals("*")) {
                others = weight;
            }
        }
        double orGzip = gzip < 0 ? others : gzip;
        if (zstd > 0 && zstd >= orGzip) {
            return ZSTD;
        }
        return orGzip > 0 ? GZIP : IDENTITY;
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
        return switch (this) {
            case IDENTITY -> plain;
            case GZIP -> gzip(plain);
            case ZSTD -> Zstd.compress(plain, ZSTD_LEVEL);
        };
    }

    private static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(plain.length / 4);
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException("memory can always be written to", e);
        }
        return out.toByteArray();
    }
}
