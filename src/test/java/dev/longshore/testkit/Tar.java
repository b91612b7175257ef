package dev.longshore.testkit;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/** A tar in memory (ustar), with no date of today in it: the same entries give the same bytes. */
final class Tar {
    private static final int BLOCK = 512;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Set<String> names = new HashSet<>();

    /** Adds a file; one of a name that is there already is left out. */
    Tar file(String name, byte[] content, int mode) {
        if (names.add(name)) {
            out.writeBytes(header(name, content.length, mode, '0', ""));
            out.writeBytes(content);
            out.writeBytes(new byte[(BLOCK - content.length % BLOCK) % BLOCK]);
        }
        return this;
    }

    Tar file(String name, byte[] content) {
        return file(name, content, 0644);
    }

    Tar folder(String name) {
        out.writeBytes(header(name, 0, 0755, '5', ""));
        return this;
    }

    Tar link(String name, String target) {
        out.writeBytes(header(name, 0, 0777, '2', target));
        return this;
    }

    byte[] bytes() {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(out.toByteArray());
        whole.writeBytes(new byte[2 * BLOCK]);
        return whole.toByteArray();
    }

    private static byte[] header(String name, int size, int mode, char type, String target) {
        byte[] header = new byte[BLOCK];
        put(header, 0, name);
        put(header, 100, "%07o".formatted(mode));
        put(header, 108, "0000000");
        put(header, 116, "0000000");
        put(header, 124, "%011o".formatted(size));
        put(header, 136, "00000000000");
        put(header, 148, "        ");
        put(header, 156, String.valueOf(type));
        put(header, 157, target);
        put(header, 257, "ustar\00000");
        int sum = 0;
        for (byte each : header) {
            sum += each & 0xff;
        }
        put(header, 148, "%06o\0 ".formatted(sum));
        return header;
    }

    private static void put(byte[] header, int offset, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(bytes, 0, header, offset, bytes.length);
    }
}
