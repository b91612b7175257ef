package dev.longshore.it;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Names that nobody honest has, in the bytes of a request target; without CR and LF, which would end the target. */
final class HostileText {
    private static final List<String> PIECES = List.of(
            "..",
            ".",
            "/",
            "//",
            "%2F",
            "%2f",
            "%252F",
            "%2e%2e",
            "..%2F",
            "%5C",
            "\\",
            ";",
            ";jsessionid=1",
            "?",
            "#",
            "%3F",
            "%23",
            "?force=1",
            "%3Fforce=1",
            "&force=1",
            "@sha256:",
            "@",
            ":",
            "::",
            "%00",
            "%0A",
            "%0D%0A",
            "%09",
            "%7F",
            "%",
            "%%",
            "%zz",
            "%u002F",
            "%C0%AE%C0%AE",
            "%E2%80%AE",
            "%F0%9F%92%A9",
            "ünïcode",
            "线",
            " ",
            "+",
            "{{.Id}}",
            "${jndi:ldap://127.0.0.1/a}",
            "#{1+1}",
            "{image}",
            "%7B%7D",
            "<script>",
            "'",
            "\"",
            "`id`",
            "|",
            "*",
            "[",
            "]",
            "~",
            "^",
            "json",
            "/json",
            "%2Fjson",
            "history",
            "/history",
            "tags",
            "/tags/",
            "inspect",
            "get",
            "/containers/json",
            "/v1.41",
            "/images",
            "/engines/new",
            "prune",
            "app",
            "team/app",
            "1.0",
            "latest",
            "UPPER",
            "localhost:5000/",
            "sha256:",
            "deadbeef",
            "0",
            "a",
            "-",
            "_",
            "__",
            "host:99999",
            "/etc/passwd",
            "file:///");
    private static final List<String> TARGETS = List.of(
            "/images/%s",
            "/images/%s/history",
            "/images/%s/tags",
            "/images/%s/tags/%s",
            "/images/%s/inspect",
            "/images/%s?fields=%s",
            "/images/%s/inspect?format=%s",
            "/containers/%s",
            "/containers/%s/inspect",
            "/containers/%s?fields=%s",
            "/containers/%s/inspect?format=%s",
            "/engines/%s",
            "/images?reference=%s",
            "/images?label=%s",
            "/images?dangling=%s",
            "/images?before=%s",
            "/images?since=%s",
            "/images?limit=%s",
            "/images?after=%s",
            "/images?sort=%s",
            "/images?createdBefore=%s",
            "/images?%s=%s",
            "/containers?state=%s",
            "/containers?image=%s",
            "/containers?name=%s",
            "/containers?label=%s",
            "/containers?health=%s",
            "/containers?size=%s",
            "/containers?%s=%s",
            "/%s",
            "%s");
    private static final List<String> PREFIXES = List.of("", "/engines/old", "/engines/new");
    private final Random random;

    HostileText(long seed) {
        random = new Random(seed);
    }

    /** A target of one of the routes, with hostile text in all its places, sometimes behind the name of an engine. */
    byte[] target() {
        String[] pieces = pick(TARGETS).split("%s", -1);
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        target.writeBytes((pick(PREFIXES) + pieces[0]).getBytes(StandardCharsets.US_ASCII));
        for (int n = 1; n < pieces.length; n++) {
            target.writeBytes(random.nextBoolean() ? text() : encoded(text()));
            target.writeBytes(pieces[n].getBytes(StandardCharsets.US_ASCII));
        }
        return withoutLineEnds(target.toByteArray());
    }

    private byte[] text() {
        return switch (random.nextInt(12)) {
            case 0 -> bytes(1 + random.nextInt(40));
            case 1 -> pick(PIECES).repeat(1 + random.nextInt(2000)).getBytes(StandardCharsets.UTF_8);
            case 2 -> hex(1 + random.nextInt(70));
            case 3, 4 -> pick(PIECES).getBytes(StandardCharsets.UTF_8);
            default -> joined(() -> pick(PIECES));
        };
    }

    private byte[] joined(Supplier<String> piece) {
        StringBuilder text = new StringBuilder();
        for (int count = 1 + random.nextInt(5); count > 0; count--) {
            text.append(piece.get());
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private byte[] hex(int digits) {
        StringBuilder text = new StringBuilder(random.nextBoolean() ? "sha256:" : "");
        random.ints(digits, 0, 16).forEach(digit -> text.append(Character.forDigit(digit, 16)));
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    /** Every byte percent-encoded, once or now and then twice. */
    private byte[] encoded(byte[] text) {
        String percent = random.nextInt(8) == 0 ? "%%25%02X" : "%%%02X";
        StringBuilder encoded = new StringBuilder();
        for (byte each : text.length > 500 ? new byte[] {'/', '.', '.'} : text) {
            encoded.append(percent.formatted(each & 0xff));
        }
        return encoded.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] withoutLineEnds(byte[] bytes) {
        for (int at = 0; at < bytes.length; at++) {
            if (bytes[at] == '\r' || bytes[at] == '\n') {
                bytes[at] = '.';
            }
        }
        return bytes;
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
