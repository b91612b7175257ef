package dev.longshore.transfers;

import dev.longshore.problem.Invalid;
import dev.longshore.problem.ProblemType;
import dev.longshore.problem.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an image runs on, in the words of Go and normalized as containerd does ({@code platforms.Normalize}).
 *
 * @param os such as {@code linux}
 * @param architecture such as {@code arm64}; null for any
 * @param variant such as {@code v7}; null for the usual one
 */
record Platform(
        String os, @Nullable String architecture, @Nullable String variant) {

    private static final Pattern TEXT =
            Pattern.compile("([A-Za-z][A-Za-z0-9]*)(?:/([A-Za-z0-9_-]+)(?:/([A-Za-z0-9_.-]+))?)?");

    /** What containerd takes for a system ({@code platforms/database.go}). */
    private static final Set<String> SYSTEMS = Set.of(
            "aix",
            "android",
            "darwin",
            "dragonfly",
            "freebsd",
            "hurd",
            "illumos",
            "ios",
            "js",
            "linux",
            "nacl",
            "netbsd",
            "openbsd",
            "plan9",
            "solaris",
            "windows",
            "zos");

    /** What containerd takes for an architecture (the same file). */
    private static final Set<String> ARCHITECTURES = Set.of(
            "386",
            "amd64",
            "amd64p32",
            "arm",
            "armbe",
            "arm64",
            "arm64be",
            "loong64",
            "mips",
            "mipsle",
            "mips64",
            "mips64le",
            "mips64p32",
            "mips64p32le",
            "ppc",
            "ppc64",
            "ppc64le",
            "riscv",
            "riscv64",
            "s390",
            "s390x",
            "sparc",
            "sparc64",
            "wasm");

    /**
     * Reads {@code os[/architecture[/variant]]}, or an architecture alone.
     *
     * @throws Invalid {@code invalid-parameter}
     */
    static Platform parse(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw refused(text);
        }
        return parts.group(2) == null
                ? ofWord(parts.group(1), text)
                : of(parts.group(1), parts.group(2), parts.group(3));
    }

    /** A word alone is a system, or an architecture with Linux, if it is known as one. */
    private static Platform ofWord(String word, String text) {
        Platform alone = of(word, null, null);
        if (SYSTEMS.contains(alone.os())) {
            return alone;
        }
        Platform withLinux = of("linux", word, null);
        if (ARCHITECTURES.contains(String.valueOf(withLinux.architecture()))) {
            return withLinux;
        }
        throw refused(text);
    }

    /** The platform of these words, normalized. */
    static Platform of(String os, @Nullable String architecture, @Nullable String variant) {
        String system = lower(os).equals("macos") ? "darwin" : lower(os);
        if (architecture == null) {
            return new Platform(system, null, null);
        }
        String kind = variant == null ? "" : lower(variant);
        return switch (lower(architecture)) {
            case "x86_64", "x86-64", "amd64" -> new Platform(system, "amd64", usual(kind, "v1"));
            case "i386", "386" -> new Platform(system, "386", usual(kind, ""));
            case "aarch64", "arm64" -> new Platform(system, "arm64", usual(usual8(kind), "v8"));
            case "armhf" -> new Platform(system, "arm", "v7");
            case "armel" -> new Platform(system, "arm", "v6");
            case "arm" -> new Platform(system, "arm", kind.isEmpty() ? "v7" : kind.startsWith("v") ? kind : "v" + kind);
            default -> new Platform(system, lower(architecture), usual(kind, ""));
        };
    }

    /** Whether an image of the other platform is what was asked for by this one: older variants run on newer ones. */
    boolean accepts(Platform other) {
        return os.equals(other.os)
                && (architecture == null || architecture.equals(other.architecture))
                && (variant == null || other.variant == null || other.variant.compareTo(variant) <= 0);
    }

    /** Such as {@code linux/arm/v7}. */
    @Override
    public String toString() {
        return os + (architecture == null ? "" : "/" + architecture) + (variant == null ? "" : "/" + variant);
    }

    private static String lower(String word) {
        return word.toLowerCase(Locale.ROOT);
    }

    private static String usual8(String variant) {
        return variant.equals("8") ? "v8" : variant;
    }

    private static @Nullable String usual(String variant, String unsaid) {
        return variant.isEmpty() || variant.equals(unsaid) ? null : variant;
    }

    private static Invalid refused(String text) {
        Invalid refused = new Invalid(
                ProblemType.INVALID_PARAMETER,
                Texts.shown(text) + " is no platform. It is written os[/architecture[/variant]], as linux/arm64.");
        refused.with("parameter", "platform")
                .with("value", Texts.cut(text))
                .with("accepted", List.of("os[/architecture[/variant]]"));
        return refused;
    }
}
